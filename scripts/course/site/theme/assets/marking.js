/* For whoever marks a check on paper: the marking sheet of any number. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, all } = window.courseTools;
  const { courseProgress: progress, courseBank: bank, courseDraw, courseAddress } = window;

  class CourseMarking extends HTMLElement {
    connectedCallback() {
      if (this.live) return;
      this.live = true;
      const { count, critical } = this.dataset;
      const number = make("input", { type: "text", id: "check-number", autocomplete: "off", maxlength: "40" });
      const open = make("button", { type: "submit" }, WORDS.open);
      this.said = make("p", { role: "status" });
      this.sheet = make("div");
      const form = make("form", {}, make("label", { for: number.id }, WORDS.number), number, open);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.open(number.value.trim(), Number(count), critical ? critical.split(" ").map(Number) : null);
      });
      this.replaceChildren(form, this.said, this.sheet);
    }

    // A number alone is of the questions as they are now.
    async open(text, count, critical) {
      this.sheet.replaceChildren();
      const asked = courseAddress.read(/^\d+$/.test(text) ? `${bank.print}-${text}` : text);
      this.said.textContent = !asked ? WORDS.unknown : asked.print !== bank.print ? WORDS.updated : "";
      if (this.said.textContent) return;
      const name = `${bank.print}-${asked.seed}`;
      const ids = courseDraw.draw(bank.questions, count, asked.seed, critical);
      const forms = await bank.load(this.sheet, ids, "marking", () => this.open(text, count, critical));
      if (!forms) return;
      const list = forms.map((form) => {
        // Where no line says the key, the reasons do: they begin with it.
        const key = form.querySelector("details.answer > .key") || form.querySelector("details.answer > :not(summary)");
        // Of a member of a family: what decides, too.
        const parts = [key, ...all(form, ".lesson p")].map((part) => document.importNode(part, true));
        const safety = bank.known.get(form.dataset.question).critical ? make("strong", { class: "critical" }, WORDS.safety) : "";
        return make("li", {}, make("p", { class: "stem" }, form.querySelector(".stem").textContent, " ", safety), ...parts);
      });
      const questions = make("a", { href: `${progress.address(progress.COURSE.pages.check)}#${name}` }, WORDS.questions);
      const print = make("button", { type: "button" }, WORDS.print);
      const key = () => [make("h3", { tabindex: "-1" }, say(WORDS.title, { number: name })), make("p", {}, WORDS.apart), make("ol", { class: "marking-sheet" }, ...list.map((entry) => entry.cloneNode(true)))];
      print.addEventListener("click", () => window.courseSheet.print(...key()));
      const shown = key();
      this.sheet.replaceChildren(make("p", {}, questions), make("div", { class: "buttons" }, print), ...shown);
      shown[0].focus();
    }
  }

  customElements.define("course-marking", CourseMarking);
})();

/* One question: what is checked, said and cleared again in its form. What a learner types is never read as HTML. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say, make, all, button } = window.courseTools;
  const { kinds, graders, copies, describe, clearMarks, reasonsOf } = window.courseKinds;

  const spoken = (entry) => {
    const label = entry.querySelector("label");
    label.id = `${label.htmlFor}-words`;
    return [label.id, `${label.htmlFor}-why`];
  };

  const points = (share) => Math.round(share * 100) / 100;

  const verdict = (share, scored) => {
    if (share === 1 || share === 0) return share ? WORDS.right : WORDS.wrong;
    return say(scored ? WORDS.part : WORDS.partly, { points: points(share) });
  };

  // Asked before checking, and never marked: what people are sure of and get wrong is what to read again first.
  const sureness = (form) => {
    const name = `${form.id}-sure`;
    const steps = [WORDS.sure1, WORDS.sure2, WORDS.sure3].map((words, step) => {
      const input = make("input", { type: "radio", name, id: `${name}-${step + 1}`, value: step + 1 });
      return make("span", {}, input, make("label", { for: input.id }, words));
    });
    return make("fieldset", { class: "sure" }, make("legend", {}, WORDS.sure), ...steps);
  };

  // One quiet line, in a place that is announced: what is still open, each as a link to it.
  const remind = (line, words, open, rest = "") => {
    const links = open.flatMap(([control, name], place) => {
      const link = make("a", { href: `#${control.id}` }, name);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        control.closest("course-quiz").open(control.closest("form"));
        control.focus();
        control.scrollIntoView({ block: "center" });
      });
      return [place ? ", " : " ", link];
    });
    line.replaceChildren(words, ...links, `${rest}.`);
  };

  class Question {
    constructor(form, quiz) {
      this.form = form;
      this.quiz = quiz;
      this.kind = kinds[form.dataset.type];
      this.name = form.querySelector(".number").textContent;
      this.reasons = reasonsOf(form);
      this.share = null; // not checked yet
      this.evidence = form.querySelector(".evidence");
      this.status = make("p", { class: "status", role: "status" });
      this.verdict = make("p", { class: "verdict", tabindex: -1 });
      this.check = make("button", { class: "check" }, WORDS.check);
      this.again = button("again", WORDS.again, () => this.tryAgain());
      this.sure = sureness(form);
      this.buttons = make("div", { class: "buttons" }, this.check, this.again);
      this.check.hidden = quiz.late;
      this.check.addEventListener("click", ({ clientY }) => (this.pressed = clientY)); // 0 where a key pressed it
      this.again.hidden = true;
      form.querySelector("details.answer").replaceWith(this.sure, this.status, this.verdict, this.buttons);
      if (this.evidence) this.evidence.hidden = true;
      this.kind.setup?.(form, (words) => (this.status.textContent = words));
      form.addEventListener("submit", () => quiz.late || this.share !== null || this.checkAnswer());
      form.addEventListener("change", ({ target }) => {
        this.status.textContent = "";
        if (this.share !== null && !this.sure.contains(target)) this.clear();
      });
    }

    missing() {
      return this.kind.missing(this.form);
    }

    // The verdict comes where the button was, so that the eye finds it; and it takes the focus, so that it is heard once.
    checkAnswer() {
      const missing = this.missing();
      if (missing.length) {
        const { length } = missing;
        const [first] = missing;
        if (length >= all(this.form, ".items > li, .gap").length) remind(this.status, "", [[first[0], this.kind.ask]]);
        else if (length > 2) remind(this.status, WORDS.open, [first], say(WORDS.more, { count: length - 1 }));
        else remind(this.status, WORDS.open, missing);
        this.buttons.scrollIntoView({ block: "nearest", behavior: "instant" });
        return;
      }
      this.mark();
      this.verdict.focus({ preventScroll: true });
      if (this.pressed) scrollBy({ top: this.verdict.getBoundingClientRect().top - this.pressed + 22, behavior: "instant" });
      this.buttons.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    // What was told on another day is not told again.
    mark(isTold) {
      const { form, verdict: told } = this;
      const given = this.kind.given(form);
      this.share = graders[form.dataset.scoring](this.kind.key(form), given);
      const others = this.kind.show(form, this.reasons);
      form.dataset.checked = this.share === 1 ? "right" : this.share > 0 ? "part" : "wrong";
      this.status.textContent = "";
      told.textContent = verdict(this.share, this.quiz.scored);
      // The reasons stand at the options above; whoever listens hears them with the verdict, each after its option.
      if (form.dataset.type === "single-choice") describe(told, all(form, ".options > li[data-mark]").flatMap(spoken));
      if (others.length) told.after(this.others(others));
      this.check.hidden = this.sure.hidden = true;
      this.again.hidden = this.share === 1 || this.quiz.late;
      if (this.evidence) this.evidence.hidden = this.share === 1;
      const { question, print } = form.dataset;
      const sure = Number(this.sure.querySelector(":checked")?.value || 0);
      const detail = { question, print, given, share: points(this.share), sure };
      this.quiz.update();
      if (!isTold) form.dispatchEvent(new CustomEvent("course:answer", { bubbles: true, detail }));
    }

    others(options) {
      const list = options.map(([option, reason]) => make("li", {}, make("em", {}, ...copies(option)), " ", ...copies(reason)));
      return make("details", { class: "others" }, make("summary", {}, WORDS.others), make("ul", {}, ...list));
    }

    clear() {
      clearMarks(this.form);
      this.share = null;
      delete this.form.dataset.checked;
      this.status.textContent = this.verdict.textContent = "";
      this.again.hidden = true;
      this.check.hidden = this.quiz.late;
      this.sure.hidden = false;
      if (this.evidence) this.evidence.hidden = true;
      this.quiz.forgetScore();
    }

    get first() {
      return this.form.querySelector("input, .items select, [data-move][aria-disabled=false]");
    }

    restart() {
      this.clear();
      this.kind.reset(this.form);
    }

    tryAgain() {
      this.restart();
      this.first.focus();
    }
  }

  window.courseQuestion = { Question, points, remind };
})();

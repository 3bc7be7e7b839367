/* The quiz player. The form on the page is the data: this script adds buttons, marks and announcements to it.
   A classic script, because modules do not load from a disk. What a learner types is never read as HTML.
   Marking compares indexes from the file, never visible words: translators wrap and change those. */
(() => {
  "use strict";

  // One grader for each rule of the table of question types (course/bank/scoring.py); each returns 0 to 1.
  const graders = {
    "all-or-nothing": (key, given) => Number(String(key) === String(given)),
    "right-minus-wrong": (key, given) => {
      const right = given.filter((index) => key.includes(index)).length;
      return Math.max(0, (2 * right - given.length) / key.length);
    },
    "neighbouring-pairs": (key, given) =>
      given.filter((index, place) => place && index === given[place - 1] + 1).length / (given.length - 1),
    "share-right": (key, given) => given.filter((answer, place) => answer === key[place]).length / key.length,
  };

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };

  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const indexOf = (element) => Number(element.dataset.index);

  const MARKS = { right: ["✓", "Right"], wrong: ["✗", "Not this one"], missed: ["✓", "The right answer"] };

  const mark = (kind, words) => {
    const icon = make("span", { "aria-hidden": "true" }, MARKS[kind][0]);
    return make("strong", { class: "mark" }, icon, ` ${words || MARKS[kind][1]}. `);
  };

  const described = (control) => (control.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
  const describe = (control, ids) =>
    ids.length ? control.setAttribute("aria-describedby", ids.join(" ")) : control.removeAttribute("aria-describedby");

  // Puts a mark and the reason beside an option, and joins them to its control for those who listen.
  const explain = (place, control, kind, words, reason) => {
    const box = make("div", { class: "feedback", id: `${control.id}-why`, "data-mark": kind }, mark(kind, words));
    box.append(...[...reason.childNodes].map((node) => node.cloneNode(true)));
    place.dataset.mark = kind;
    place.append(box);
    describe(control, [...described(control), box.id]);
  };

  const clearMarks = (form) => {
    all(form, ".feedback").forEach((box) => box.remove());
    all(form, "[data-mark]").forEach((place) => place.removeAttribute("data-mark"));
    // The reasons are gone; a button that moves a step keeps the words of its step.
    for (const control of all(form, "input, select, button")) {
      describe(control, described(control).filter((id) => !id.endsWith("-why")));
    }
  };

  const reasonsOf = (form) =>
    all(form, "details.answer > ol > li").sort((one, other) => one.dataset.for - other.dataset.for);

  // What differs between kinds of question. Each kind says which controls still want an answer, what the learner
  // gave, what the key is, how to mark, and how to start again.
  const choices = {
    missing: (form) => (form.querySelector(".options :checked") ? [] : [[form.querySelector("input"), "choose an answer"]]),
    given: (form) => all(form, ".options :checked").map((input) => Number(input.value)),
    key: (form) => all(form, "[data-correct]").map((input) => Number(input.value)),
    show(form, reasons) {
      for (const entry of all(form, ".options > li")) {
        const input = entry.querySelector("input");
        const correct = input.hasAttribute("data-correct");
        if (!input.checked && !correct) continue;
        const kind = input.checked ? (correct ? "right" : "wrong") : "missed";
        const words = kind === "missed" && input.type === "checkbox" ? "This one too" : "";
        explain(entry, input, kind, words, reasons[indexOf(entry)]);
      }
    },
    reset: (form) => form.reset(),
  };

  const selects = {
    missing: (form) =>
      all(form, "select")
        .filter((select) => !select.value)
        .map((select) => [select, `choose an answer for ${select.getAttribute("aria-label") || `number ${1 + all(form, "select").indexOf(select)}`}`]),
    given: (form) => all(form, "select").map((select) => Number(select.value)),
    key: (form) => all(form, "select").map((select) => Number(select.dataset.key)),
    reset: (form) => form.reset(),
  };

  const matching = {
    ...selects,
    show(form, reasons) {
      for (const entry of all(form, ".items > li")) {
        const select = entry.querySelector("select");
        const right = select.value === select.dataset.key;
        // The reason starts with the right category, so it says both what was right and why.
        explain(entry, select, right ? "right" : "wrong", "", reasons[indexOf(entry)]);
      }
    },
  };

  const gapSelect = {
    ...selects,
    show(form, reasons) {
      const list = make("ol", { class: "feedback gap-feedback" });
      all(form, "select").forEach((select, gap) => {
        const ofChoice = (value) => reasons[gap].querySelector(`[data-for="${value}"]`);
        const right = select.value === select.dataset.key;
        const entry = make("li", {});
        entry.id = `${select.id}-why`;
        entry.append(mark(right ? "right" : "wrong"), ...ofChoice(select.value).cloneNode(true).childNodes);
        if (!right) {
          const other = make("p", { "data-mark": "missed" }, mark("missed"), ...ofChoice(select.dataset.key).cloneNode(true).childNodes);
          entry.append(other);
        }
        select.dataset.mark = entry.dataset.mark = right ? "right" : "wrong";
        describe(select, [entry.id]);
        list.append(entry);
      });
      form.querySelector("fieldset").append(list);
    },
  };

  const ordering = {
    setup(form, said) {
      const steps = form.querySelector(".steps");
      steps.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button || button.getAttribute("aria-disabled") === "true") return;
        const entry = button.closest("li");
        if (button.dataset.move === "up") entry.previousElementSibling.before(entry);
        else entry.nextElementSibling.after(entry);
        form.dataset.moved = "";
        ordering.ends(steps);
        button.focus(); // moving an element takes the focus from it
        form.dispatchEvent(new Event("change"));
        const place = [...steps.children].indexOf(entry) + 1;
        said(`Moved to place ${place} of ${steps.children.length}.`);
      });
      for (const entry of steps.children) {
        const text = entry.querySelector(".text").id;
        const button = (move, words) =>
          make("button", { type: "button", id: `${text}-${move}`, "data-move": move, "aria-describedby": text }, words);
        entry.append(make("span", { class: "moves" }, button("up", "Move up"), button("down", "Move down")));
      }
      ordering.ends(steps);
    },
    // The ends stay focusable, or the keyboard would lose its place.
    ends(steps) {
      for (const button of all(steps, "button")) {
        const entry = button.closest("li");
        const stuck = button.dataset.move === "up" ? !entry.previousElementSibling : !entry.nextElementSibling;
        button.setAttribute("aria-disabled", String(stuck));
      }
    },
    missing: (form) =>
      "moved" in form.dataset ? [] : [[form.querySelector("[data-move][aria-disabled=false]"), "put the steps in order"]],
    given: (form) => all(form, ".steps > li").map(indexOf),
    key: () => [],
    show(form, reasons) {
      all(form, ".steps > li").forEach((entry, place) => {
        const index = indexOf(entry);
        const right = index === place;
        const words = right ? "Right place" : `This is step ${index + 1}`;
        explain(entry, entry.querySelector("button"), right ? "right" : "wrong", words, reasons[index]);
      });
    },
    // The learner goes on from the order that stands there, but must move something first.
    reset: (form) => delete form.dataset.moved,
  };

  const kinds = {
    "single-choice": choices,
    "multiple-response": choices,
    matching,
    "gap-select": gapSelect,
    ordering,
  };

  const points = (share) => Math.round(share * 100) / 100;

  const verdict = (share, scored) => {
    const words = share === 1 ? "That is right." : share > 0 ? "Part of that is right." : "That is not right yet.";
    return scored ? `${words} ${points(share)} of 1 point.` : words;
  };

  // Asked before checking, and never marked: what people are sure of and get wrong is what to read again first.
  const SURE = ["Not sure", "Fairly sure", "Very sure"];
  const sureness = (form) => {
    const name = `${form.id}-sure`;
    const steps = SURE.map((words, step) => {
      const input = make("input", { type: "radio", name, id: `${name}-${step + 1}`, value: step + 1 });
      return make("span", {}, input, make("label", { for: input.id }, words));
    });
    const legend = make("legend", {}, "How sure are you? (you may leave this out)");
    return make("fieldset", { class: "sure" }, legend, ...steps);
  };

  const errorSummary = (place, problems) => {
    place.querySelector(":scope > .error-summary")?.remove();
    const list = make("ul");
    for (const [control, words] of problems) {
      const link = make("a", { href: `#${control.id}` }, words);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        control.focus();
        control.scrollIntoView({ block: "center" });
      });
      list.append(make("li", {}, link));
    }
    const summary = make("div", { class: "error-summary", tabindex: "-1", role: "alert" });
    // On a page of questions alone, the summary is the first heading below the page's own.
    const level = document.querySelector(".md-content h2:not(.error-summary *)") ? "h3" : "h2";
    summary.append(make(level, {}, "There is a problem"), list);
    place.prepend(summary);
    summary.focus();
  };

  class Question {
    // `late` is set where nothing is told before the end.
    constructor(form, scored, late, outdated) {
      this.form = form;
      this.outdated = outdated; // what was said of the whole quiz no longer holds
      this.kind = kinds[form.dataset.type];
      this.scored = scored;
      this.number = form.querySelector(".number").textContent;
      this.reasons = reasonsOf(form);
      this.share = null; // not checked yet
      this.status = make("p", { class: "status", role: "status" });
      this.evidence = form.querySelector(".evidence");
      this.check = make("button", { type: "submit", class: "check" }, "Check answer");
      this.again = make("button", { type: "button", class: "again", hidden: true }, "Try again");
      this.sure = sureness(form);
      const buttons = make("div", { class: "buttons", hidden: late }, this.check, this.again);
      form.querySelector("details.answer").replaceWith(this.sure, buttons, this.status);
      if (this.evidence) this.evidence.hidden = true;
      this.kind.setup?.(form, (words) => (this.status.textContent = words));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!late) this.checkAnswer();
      });
      form.addEventListener("change", (event) => {
        if (this.share !== null && !this.sure.contains(event.target)) this.clear();
      });
      this.again.addEventListener("click", () => this.tryAgain());
    }

    first() {
      return this.form.querySelector("input, select, [data-move][aria-disabled=false]");
    }

    missing() {
      return this.kind.missing(this.form).map(([control, words]) => [control, `${this.number}: ${words}`]);
    }

    checkAnswer() {
      const missing = this.missing();
      if (missing.length) {
        errorSummary(this.form, missing);
        return;
      }
      this.clear();
      const given = this.kind.given(this.form);
      this.share = graders[this.form.dataset.scoring](this.kind.key(this.form), given);
      this.kind.show(this.form, this.reasons);
      this.form.dataset.checked = this.share === 1 ? "right" : this.share > 0 ? "part" : "wrong";
      this.status.textContent = verdict(this.share, this.scored);
      if (this.evidence) this.evidence.hidden = false;
      this.again.hidden = this.share === 1;
      const { question, print } = this.form.dataset;
      const sure = Number(this.sure.querySelector(":checked")?.value || 0);
      const detail = { question, print, given, share: points(this.share), sure };
      this.form.dispatchEvent(new CustomEvent("course:answer", { bubbles: true, detail }));
    }

    clear() {
      this.outdated();
      clearMarks(this.form);
      this.form.querySelector(":scope > .error-summary")?.remove();
      this.share = null;
      delete this.form.dataset.checked;
      this.status.textContent = "";
      if (this.evidence) this.evidence.hidden = true;
      this.again.hidden = true;
    }

    tryAgain() {
      this.clear();
      this.kind.reset(this.form);
      this.first().focus();
    }
  }

  class CourseQuiz extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute("data-live")) return;
      this.setAttribute("data-live", "");
      const scored = this.dataset.scored === "true";
      this.late = this.dataset.feedback === "end";
      const forms = all(this, "form").filter((form) => form.dataset.type in kinds);
      all(this, "form").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
      this.questions = forms.map((form) => new Question(form, scored, this.late, () => this.forgetScore()));
      if (this.late) this.addLateEnd();
      else if (scored && this.questions.length > 1) this.addEnd();
    }

    addEnd() {
      const finish = make("button", { type: "button", class: "finish" }, "See my score");
      this.missed = make("button", { type: "button", class: "missed", hidden: true }, "Try the missed ones again");
      this.score = make("p", { class: "score", role: "status" });
      finish.addEventListener("click", () => this.showScore());
      this.missed.addEventListener("click", () => this.tryMissed());
      this.append(make("div", { class: "quiz-end" }, finish, this.score, this.missed));
    }

    // A check: nothing is told until every question has an answer, then everything at once.
    addLateEnd() {
      const finish = make("button", { type: "button", class: "finish" }, "Finish and see how I did");
      finish.addEventListener("click", () => {
        this.querySelector(":scope > .error-summary")?.remove();
        const missing = this.questions.flatMap((question) => question.missing());
        if (missing.length) {
          errorSummary(this, missing);
          return;
        }
        finish.remove();
        this.questions.forEach((question) => {
          question.checkAnswer();
          question.again.hidden = true;
          all(question.form, "fieldset").forEach((part) => (part.disabled = true));
        });
        const detail = this.questions.map(({ form, share }) => ({ question: form.dataset.question, share }));
        this.dispatchEvent(new CustomEvent("course:finished", { bubbles: true, detail }));
      });
      this.append(make("div", { class: "quiz-end" }, finish));
    }

    showScore() {
      this.querySelector(":scope > .error-summary")?.remove();
      const unchecked = this.questions.filter((question) => question.share === null);
      if (unchecked.length) {
        this.score.textContent = "";
        errorSummary(this, unchecked.map((question) => [question.first(), `${question.number}: check your answer`]));
        return;
      }
      const sum = this.questions.reduce((total, question) => total + question.share, 0);
      const right = this.questions.filter((question) => question.share === 1).length;
      const count = this.questions.length;
      const rest = right === count ? "All of them are right." : `${right} of ${count} questions are fully right.`;
      this.score.textContent = `You have ${points(sum)} of ${count} points. ${rest}`;
      this.missed.hidden = right === count;
    }

    tryMissed() {
      const again = this.questions.filter((question) => question.share !== 1);
      again.reverse().forEach((question) => question.tryAgain()); // the focus ends on the first
    }

    forgetScore() {
      if (!this.score) return;
      this.score.textContent = "";
      this.missed.hidden = true;
    }
  }

  customElements.define("course-quiz", CourseQuiz);
})();

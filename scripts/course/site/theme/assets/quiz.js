/* The quiz player. The form on the page is the data: this script adds buttons, marks and announcements to it, and shows
   one question at a time. What a learner types is never read as HTML. Where a page is part of a package, it says so
   (`data-questions="all"` on its root), and all questions stand below one another as they do without this script. */
(() => {
  "use strict";

  const { kinds, graders, make, all, copies, describe, clearMarks, reasonsOf } = window.courseKinds;

  const points = (share) => Math.round(share * 100) / 100;

  const verdict = (share, scored) => {
    const words = share === 1 ? "That is right." : share > 0 ? "Partly right." : "Not quite.";
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
    return make("fieldset", { class: "sure" }, make("legend", {}, "How sure are you? (optional)"), ...steps);
  };

  const button = (name, words, act) => {
    const made = make("button", { type: act ? "button" : "submit", class: name }, words);
    if (act) made.addEventListener("click", act);
    return made;
  };

  // One quiet line, in a place that is announced: what is still open, each as a link to it.
  const remind = (line, words, open) => {
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
    line.replaceChildren(words, ...links, ".");
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
      this.verdict = make("p", { class: "verdict", tabindex: -1, hidden: true });
      this.check = button("check", "Check answer");
      this.again = button("again", "Try again", () => this.tryAgain());
      this.sure = sureness(form);
      this.buttons = make("div", { class: "buttons" }, this.check, this.again);
      this.check.hidden = quiz.late;
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
        const some = missing.length < this.form.querySelectorAll(".items > li, .gap").length;
        if (some) remind(this.status, "Choose an answer for", missing);
        else remind(this.status, "", [[missing[0][0], this.kind.ask]]);
        this.buttons.scrollIntoView({ block: "nearest", behavior: "instant" });
        return;
      }
      const { top } = this.check.getBoundingClientRect();
      this.mark();
      scrollBy({ top: this.verdict.getBoundingClientRect().top - top, behavior: "instant" });
      this.buttons.scrollIntoView({ block: "nearest", behavior: "instant" });
      this.verdict.focus({ preventScroll: true });
    }

    mark() {
      const { form, verdict: told } = this;
      const given = this.kind.given(form);
      this.share = graders[form.dataset.scoring](this.kind.key(form), given);
      const others = this.kind.show(form, this.reasons);
      form.dataset.checked = this.share === 1 ? "right" : this.share > 0 ? "part" : "wrong";
      this.status.textContent = "";
      told.textContent = verdict(this.share, this.quiz.scored);
      // The reasons stand at the options above; whoever listens hears them with the verdict.
      if (form.dataset.type === "single-choice") describe(told, all(form, ".feedback").map(({ id }) => id));
      if (others.length) told.after(this.others(others));
      told.hidden = false;
      this.check.hidden = this.sure.hidden = true;
      this.again.hidden = this.share === 1 || this.quiz.late;
      if (this.evidence) this.evidence.hidden = false;
      const { question, print } = form.dataset;
      const sure = Number(this.sure.querySelector(":checked")?.value || 0);
      const detail = { question, print, given, share: points(this.share), sure };
      this.quiz.update();
      form.dispatchEvent(new CustomEvent("course:answer", { bubbles: true, detail }));
    }

    others(options) {
      const list = options.map(([option, reason]) => make("li", {}, make("em", {}, ...copies(option)), " ", ...copies(reason)));
      return make("details", { class: "others" }, make("summary", {}, "Why not the others?"), make("ul", {}, ...list));
    }

    clear() {
      clearMarks(this.form);
      this.share = null;
      delete this.form.dataset.checked;
      this.status.textContent = this.verdict.textContent = "";
      this.verdict.hidden = this.again.hidden = true;
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

  class CourseQuiz extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute("data-live")) return;
      this.setAttribute("data-live", "");
      this.scored = this.dataset.scored === "true";
      this.late = this.dataset.feedback === "end";
      this.forms = all(this, "form");
      this.forms.forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
      this.asked = this.forms.map((form) => form.dataset.type in kinds && new Question(form, this));
      this.questions = this.asked.filter(Boolean);
      this.heads = this.forms.map((form) => this.head(form));
      this.fold();
      if (this.late) this.addEnd("Finish and see how I did", () => this.markAll());
      else if (this.scored && this.questions.length > 1) this.addEnd("See my score", () => this.showScore());
      if (this.forms.length > 1) this.addPace();
    }

    // “Question 3 of 8” is a heading: the place to go to, and what is heard there first.
    head(form) {
      const number = form.querySelector(".number");
      // On a page of questions alone, it is the first heading below the page's own.
      const level = document.querySelector(".md-content h2:not(.number)") ? "h3" : "h2";
      const of = this.forms.length > 1 ? ` of ${this.forms.length}` : "";
      const head = make(level, { class: "number", tabindex: -1 }, number.textContent + of);
      number.remove();
      form.prepend(head);
      return head;
    }

    // A situation that was shown already is one press away.
    fold() {
      const shown = new Set();
      for (const situation of all(this, ".vignette")) {
        const words = situation.textContent.trim();
        if (shown.has(words)) {
          const again = make("details", { class: "told" }, make("summary", {}, "Read the situation again"));
          situation.replaceWith(again);
          again.append(situation);
        }
        shown.add(words);
      }
    }

    /* One question at a time. */
    addPace() {
      this.isAll = document.documentElement.dataset.questions === "all";
      this.back = button("back", "Back", () => this.go(this.place - 1));
      this.skip = button("skip", "", () => this.go(this.place + 1));
      this.whole = button("whole", "", () => {
        this.isAll = !this.isAll;
        this.go(this.place);
      });
      if (!this.isAll) this.forms.at(-1).after(make("div", { class: "pace" }, this.back, this.skip, this.whole));
      this.nexts = this.forms.map((form) => {
        const next = button("next", "", () => {
          const at = this.nextOf(this.place);
          if (at === undefined) this.act();
          else this.go(at);
        });
        const row = form.querySelector(".buttons") || form.appendChild(make("div", { class: "buttons" }));
        row.prepend(next);
        return next;
      });
      // After a visit to another page: where the learner was. It goes with the tab, and the address stays as it is.
      const place = history.state?.[this.forms[0].id];
      this.place = place in this.forms ? place : 0;
      this.seen = new Set();
      this.addEventListener("beforematch", ({ target }) => this.open(target.closest("form")));
      this.update();
    }

    // The next one that is still open: what was skipped comes again at the end.
    nextOf(place) {
      const rest = [...this.forms.keys()];
      if (this.late) return rest[place + 1];
      const isOpen = (at) => (this.asked[at] ? this.asked[at].share === null : !this.seen.has(at));
      return [...rest.slice(place + 1), ...rest.slice(0, place)].find(isOpen);
    }

    update() {
      if (!this.nexts) return;
      const { isAll, place } = this;
      this.seen.add(place);
      const isDone = this.late || this.asked[place]?.share !== null;
      const next = isDone ? this.nextOf(place) : undefined;
      this.forms.forEach((form, at) => {
        // A browser's own search finds what is hidden so, and opens it.
        if (isAll || at === place) form.removeAttribute("hidden");
        else form.setAttribute("hidden", "until-found");
        this.nexts[at].textContent = next === undefined ? this.finish?.textContent : "Next question";
        this.nexts[at].hidden = isAll || !isDone || !this.nexts[at].textContent;
      });
      this.back.hidden = isAll || place === 0;
      this.skip.hidden = isAll || place === this.forms.length - 1 || next === place + 1;
      this.skip.textContent = isDone ? "Forward" : "Skip";
      this.whole.textContent = isAll ? "One question at a time" : "Show all questions";
      if (this.finish) this.finish.hidden = !isAll;
    }

    open(form) {
      if (!this.nexts) return;
      this.place = this.forms.indexOf(form);
      history.replaceState({ ...history.state, [this.forms[0].id]: this.place }, "");
      this.update();
    }

    go(place) {
      this.open(this.forms[place]);
      this.heads[place].focus({ preventScroll: true });
      this.heads[place].scrollIntoView({ behavior: "instant" });
    }

    /* The end: of a check, in which nothing is told until every question has an answer, or of a quiz with points. */
    addEnd(words, act) {
      this.act = () => {
        act();
        this.end.scrollIntoView({ block: "nearest", behavior: "instant" });
      };
      this.score = make("p", { class: "score", role: "status" });
      this.finish = button("finish", words, this.act);
      this.missed = button("missed", "Try the ones you missed", () => this.tryMissed());
      this.missed.hidden = true;
      this.end = make("div", { class: "quiz-end" }, this.finish, this.score, this.missed);
      this.append(this.end);
    }

    markAll() {
      const open = this.questions.filter((question) => question.missing().length);
      if (open.length) {
        remind(this.score, "Not answered yet:", open.map((question) => [question.missing()[0][0], question.name]));
        return;
      }
      this.end.remove();
      this.finish = null;
      this.questions.forEach((question) => {
        question.mark();
        all(question.form, "fieldset").forEach((part) => (part.disabled = true));
      });
      this.open((this.questions.find(({ share }) => share < 1) || this.questions[0]).form);
      const detail = this.questions.map(({ form, share }) => ({ question: form.dataset.question, share }));
      this.dispatchEvent(new CustomEvent("course:finished", { bubbles: true, detail }));
    }

    showScore() {
      const unchecked = this.questions.filter((question) => question.share === null);
      if (unchecked.length) {
        remind(this.score, "Not checked yet:", unchecked.map((question) => [question.first, question.name]));
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
      again.forEach((question) => question.restart());
      this.go(this.forms.indexOf(again[0].form));
    }

    forgetScore() {
      if (this.score) {
        this.score.textContent = "";
        this.missed.hidden = true;
      }
      this.update();
    }
  }

  customElements.define("course-quiz", CourseQuiz);

  // An address may name a question, or a part of it: a link from elsewhere, a bookmark, what somebody sent.
  const openNamed = () => {
    const named = document.getElementById(location.hash.slice(1));
    const form = named?.closest("form.question");
    const quiz = form?.closest("course-quiz");
    if (quiz) quiz.go(quiz.forms.indexOf(form));
  };
  addEventListener("hashchange", openNamed);
  openNamed();
})();

/* The quiz player: one question at a time, or all of them, and the end. The form on the page is the data: scripts add
   buttons, marks and announcements to it. Where a page is part of a package, it says so (`data-questions="all"` on its
   root), and all questions stand below one another as they do without a script. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say, make, all, button, handOver } = window.courseTools;
  const { kinds } = window.courseKinds;
  const { Question, points, remind } = window.courseQuestion;

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
      if (this.late) this.addEnd(WORDS.finish, () => this.markAll());
      else if (this.scored && this.questions.length > 1) this.addEnd(WORDS.seeScore, () => this.showScore());
      if (this.forms.length > 1) this.addPace();
      this.append(this.report());
    }

    // Without an account too: a code for each question, by which somebody else can find it.
    report() {
      const { report: address } = this.dataset;
      const codes = this.forms.map(({ dataset: { question } }) =>
        make("li", {}, address ? make("a", { href: address.replaceAll("{id}", encodeURIComponent(question)) }, question) : question));
      const { protocol, host: site } = new URL(address || "about:blank");
      const way = !address ? "" : protocol === "mailto:" ? WORDS.reportByMail : say(WORDS.reportOnSite, { site });
      return make("details", { class: "report" }, make("summary", {}, WORDS.report), make("p", {}, `${WORDS.reportHow} ${way}`), make("ol", {}, ...codes));
    }

    // “Question 3 of 8” is a heading: the place to go to, and what is heard there first.
    head(form) {
      const number = form.querySelector(".number");
      // Below the page's own heading, where no other stands between.
      const isAbove = (other) => other.compareDocumentPosition(this) & Node.DOCUMENT_POSITION_FOLLOWING;
      const level = all(document, ".md-content h2:not(.number)").some(isAbove) ? "h3" : "h2";
      const count = this.forms.length;
      const name = number.textContent;
      const head = make(level, { class: "number", tabindex: -1 }, count > 1 ? say(WORDS.number, { name, count }) : name);
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
          const again = make("details", { class: "told" }, make("summary", {}, WORDS.situation));
          situation.replaceWith(again);
          again.append(situation);
        }
        shown.add(words);
      }
    }

    /* One question at a time. */
    addPace() {
      this.isAll = document.documentElement.dataset.questions === "all";
      this.back = button("back", WORDS.back, () => this.go(this.place - 1));
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
        const isHidden = !isAll && at !== place;
        // A browser's own search finds what is hidden so, and opens it.
        if (isHidden !== form.hasAttribute("hidden")) form.hidden = isHidden && "until-found";
        if (at !== place) this.nexts[at].hidden = true;
      });
      const button = this.nexts[place];
      button.textContent = next === undefined ? this.finish?.textContent : WORDS.next;
      button.hidden = isAll || !isDone || !button.textContent;
      this.back.hidden = isAll || place === 0;
      this.skip.hidden = isAll || place === this.forms.length - 1 || next === place + 1;
      this.skip.textContent = isDone ? WORDS.forward : WORDS.skip;
      this.whole.textContent = isAll ? WORDS.oneByOne : WORDS.all;
      if (this.finish) this.finish.hidden = !isAll;
    }

    open(form) {
      if (!this.nexts) return;
      this.place = this.forms.indexOf(form);
      history.replaceState({ ...history.state, [this.forms[0].id]: this.place }, "");
      this.update();
    }

    go(place) {
      const head = this.heads[place];
      const toHead = () => head.scrollIntoView({ behavior: "instant" });
      this.place = place;
      this.forms[place].hidden = false;
      handOver(
        () => {
          head.focus({ preventScroll: true });
          toHead();
        },
        () => {
          this.open(this.forms[this.place]);
          toHead();
        },
      );
    }

    /* The end: of a check, in which nothing is told until every question has an answer, or of a quiz with points. */
    addEnd(words, act) {
      this.act = () => act() || this.end.scrollIntoView({ block: "nearest", behavior: "instant" });
      this.score = make("p", { class: "score", role: "status" });
      this.finish = button("finish", words, this.act);
      this.missed = button("missed", WORDS.missed, () => this.tryMissed());
      this.missed.hidden = true;
      this.end = make("div", { class: "quiz-end" }, this.finish, this.score, this.missed);
      this.append(this.end);
    }

    markAll() {
      const open = this.questions.filter((question) => question.missing().length);
      if (open.length) {
        remind(this.score, WORDS.notAnswered, open.map((question) => [question.missing()[0][0], question.name]));
        return;
      }
      this.questions.forEach((question) => {
        question.mark(this.isTold);
        all(question.form, "fieldset").forEach((part) => (part.disabled = true));
      });
      const detail = this.questions.map(({ form, kind, share }) => ({ question: form.dataset.question, given: kind.given(form), share }));
      handOver(
        () => this.dispatchEvent(new CustomEvent("course:finished", { bubbles: true, detail })),
        () => {
          this.end.remove();
          this.finish = null;
          this.open((this.questions.find(({ share }) => share < 1) || this.questions[0]).form);
        },
      );
      return true;
    }

    showScore() {
      const unchecked = this.questions.filter((question) => question.share === null);
      if (unchecked.length) {
        remind(this.score, WORDS.notChecked, unchecked.map((question) => [question.first, question.name]));
        return;
      }
      const sum = this.questions.reduce((total, question) => total + question.share, 0);
      const right = this.questions.filter((question) => question.share === 1).length;
      const count = this.questions.length;
      this.score.textContent = say(right === count ? WORDS.allRight : WORDS.score, { points: points(sum), count, right });
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

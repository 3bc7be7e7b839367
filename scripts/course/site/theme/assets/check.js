/* The final check: what it asks is said before it starts, nothing is told before its end, and a missed question about
   safety is asked once more. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, button } = window.courseTools;
  const { courseProgress: progress, courseBank: bank, courseDraw, courseAddress, courseResult } = window;

  const isSafety = (id) => bank.known.get(id).critical;
  // What is still open while it runs is told at its end.
  const quizOf = (forms, isAllSafety) => {
    for (const form of forms) {
      if (isAllSafety || isSafety(form.dataset.question)) form.prepend(make("p", { class: "safety-mark" }, WORDS.safetyMark));
    }
    return make("course-quiz", { class: "quiz", "data-scored": "true", "data-feedback": "end" }, ...forms);
  };

  class CourseCheck extends HTMLElement {
    connectedCallback() {
      if (this.live) return;
      this.live = true;
      this.seen = new Set();
      const { count, pass, critical } = this.dataset;
      this.rules = { count: Number(count), pass: Number(pass), critical: critical ? critical.split(" ").map(Number) : null };
      this.addEventListener("course:finished", ({ detail, target }) => this.finished(detail, target));
      // An order tells of a move without its event rising.
      this.addEventListener("change", () => this.keep(), true);
      if (!this.open()) this.start("");
      // The address of another check, in the same tab.
      addEventListener("hashchange", () => this.open());
    }

    open() {
      const asked = courseAddress.read(location.hash);
      if (asked?.print === bank.print) this.play(asked.seed, asked.told);
      else if (asked) this.start(WORDS.updated);
      return asked;
    }

    start(news) {
      const { count, pass } = this.rules;
      const { minutes, safety } = this.dataset;
      const lines = [
        say(WORDS.length, { count, minutes }),
        say(WORDS.pass, { pass, least: Math.ceil((count * pass) / 100), count }),
        safety ? say(WORDS.safety, { count: safety }) : bank.questions.flat().some((each) => each.critical) && WORDS.someSafety,
        WORDS.tries,
        progress.isElsewhere() ? "" : WORDS.stop,
      ];
      const saved = courseAddress.read(progress.load()?.check);
      const begun = saved?.print === bank.print ? button("finish", WORDS.carryOn, () => this.play(saved.seed, saved.told)) : "";
      this.replaceChildren(
        make("p", { role: "status" }, news),
        make("ul", { class: "check-facts" }, ...lines.filter(Boolean).map((line) => make("li", {}, line))),
        begun,
        button(begun ? "" : "finish", WORDS.start, () => this.play(this.fresh())),
      );
    }

    // How to come back to a check that runs. In a learning system, its page has no address of its own.
    stop() {
      if (progress.isElsewhere()) return [];
      const said = make("p", { role: "status" });
      const copy = button("", WORDS.copy, async () => {
        try {
          await navigator.clipboard.writeText(location.href);
          said.textContent = WORDS.copied;
        } catch {
          said.textContent = WORDS.cannotCopy;
        }
      });
      return [make("p", { class: "meta" }, WORDS.inAddress), copy, said];
    }

    ids(seed) {
      return courseDraw.draw(bank.questions, this.rules.count, seed, this.rules.critical);
    }

    // Other questions than any of this visit.
    fresh() {
      for (;;) {
        const [seed] = crypto.getRandomValues(new Uint32Array(1));
        if (!this.seen.has(String(this.ids(seed)))) return seed;
      }
    }

    async play(seed, told = []) {
      const ids = this.ids(seed);
      this.seen.add(String(ids));
      this.seed = seed;
      this.told = told;
      this.quizzes = [];
      const forms = await bank.load(this, ids, "draw", () => this.play(seed, told));
      if (!forms) return;
      const head = make("h2", { tabindex: "-1" }, say(WORDS.questions, { count: ids.length }));
      const number = make("p", { class: "on-paper" }, say(WORDS.number, { number: `${bank.print}-${seed}` }));
      this.run(quizOf(forms), head, number, ...this.stop());
      // What is asked once more was asked once the rest was finished.
      if (told.length > 1) this.quizzes[0].act();
    }

    // Shows a quiz, with what the address says was answered in it.
    run(quiz, head, ...about) {
      this.replaceChildren(head, ...about, quiz);
      courseAddress.fill(quiz, this.told[this.quizzes.length] || []);
      this.quizzes.push(quiz);
      this.isRunning = true;
      this.keep();
      const open = quiz.questions.find((question) => question.missing().length);
      if (open && !(quiz.forms[0].id in (history.state || {}))) quiz.open(open.form);
      head.focus();
    }

    keep(quizzes = this.quizzes) {
      if (!this.isRunning) return;
      const address = courseAddress.write(bank.print, this.seed, quizzes);
      if (!progress.isElsewhere()) progress.change((state) => (quizzes.length ? (state.check = address) : delete state.check));
      try {
        history.replaceState(history.state, "", address);
      } catch {
        /* Some browsers take only so many changes a minute: the next one carries this one, too. */
      }
    }

    async finished(results, quiz) {
      const [first] = this.quizzes;
      if (quiz !== first) return this.tell(this.first, results.map((result, place) => ({ ...result, first: this.missed[place] })));
      this.first = results;
      this.missed = results.filter(({ question, share }) => share < 1 && isSafety(question));
      if (!this.missed.length) return this.tell(results, []);
      const asked = results.map(({ question }) => question);
      const others = this.missed.map(({ question, given }) => {
        const isSame = (id) => bank.keyOf(id) === given[0];
        const other = courseDraw.instead(bank.questions, bank.known.get(question), asked, this.seed, isSame);
        asked.push(other.id);
        return other.id;
      });
      const forms = await bank.load(this, others, "again", () => this.finished(results, quiz));
      if (!forms) return;
      const count = others.length;
      const head = make("h2", { tabindex: "-1" }, say(WORDS.onceMore, { count }));
      const why = others.map((id, place) => make("li", {}, `${say(WORDS.asked, { number: place + 1 })} ${courseResult.standsFor(this.missed[place].question, id)}`));
      this.run(quizOf(forms, true), head, make("p", {}, say(WORDS.why, { count })), make("ul", {}, ...why));
    }

    // `again` holds the second answers, each with the first one.
    tell(first, again) {
      this.keep([]);
      this.isRunning = false;
      const result = courseResult.of(first, again, this.rules.pass);
      const { points, of, passed } = result;
      this.dispatchEvent(new CustomEvent("course:result", { bubbles: true, detail: { points, of, passed } }));
      const taken = { ...result, day: progress.today(), version: this.dataset.version, print: bank.print, number: this.seed };
      if (passed) progress.pass(taken);
      const head = make("h2", { tabindex: "-1" }, passed ? WORDS.passed : WORDS.notPassed);
      const another = button("", WORDS.another, () => this.play(this.fresh()));
      const box = make("section", { class: "check-result", "data-passed": String(passed) }, head, ...courseResult.show(taken, this.quizzes, this.rules.pass), another);
      if (!progress.load()) box.append(make("p", {}, WORDS.unsaved), progress.offer());
      const [quiz, more] = this.quizzes;
      // What was answered last stays where it is, as the button in it has the focus.
      const above = more ? [box, quiz, make("h3", {}, WORDS.askedAgain)] : [box];
      for (const other of [...this.children]) if (other !== (more || quiz)) other.remove();
      this.prepend(...above);
      head.focus();
    }
  }

  customElements.define("course-check", CourseCheck);
})();

/* The final check: what it asks is said before it starts, nothing is told before its end, and a missed question about
   safety is asked once more. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, button } = window.courseTools;
  const { courseProgress: progress, courseBank: bank, courseDraw, courseAddress } = window;
  // What its end needs comes with its questions.
  const atEnd = document.currentScript.dataset.scripts?.split(" ");

  const isSafety = (id) => bank.known.get(id).critical;
  const answersOf = ({ told }) => told.flat().filter(Boolean).length;
  const of = (address) => {
    const asked = courseAddress.read(address);
    return asked?.print === bank.print && asked;
  };
  // The last check that was passed, one that was not passed since, and those that were passed before, where they are saved:
  // each by the end of its address.
  const past = () => {
    const { passed, failed, earlier = [] } = progress.load() || {};
    const all = [["#passed", passed], ["#not-passed", failed], ...earlier.map((each, place) => [`#passed-${place + 2}`, each])];
    return Object.fromEntries(all.map(([at, each]) => [at, each && { ...each, at }]));
  };
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
      this.open(true);
      // The address of another check, in the same tab.
      addEventListener("hashchange", () => this.open());
    }

    open(isFirst) {
      const { hash } = location;
      const saved = past()[hash];
      const asked = courseAddress.read(saved ? saved.check : hash);
      const isPlace = !hash || hash in past() || document.getElementById(hash.slice(1));
      // To go to a place of the page, to an address that leads nowhere, or back, must not cost what was answered.
      if (this.isRunning && (!asked || (asked.seed === this.seed && answersOf(asked) <= answersOf(of(this.written()))))) this.keep();
      else if (saved) this.look(saved);
      else if (of(hash)) this.resume(asked);
      else if (asked) this.start(WORDS.updated);
      else if (isFirst || !isPlace) this.start(isPlace ? hash in past() && WORDS.lost : WORDS.damaged);
    }

    // A check that was begun and is saved, if it is of the questions as they are now.
    begun() {
      const saved = of(progress.load()?.check);
      return saved && answersOf(saved) && saved;
    }

    // One of other questions is said to be gone until another check takes its place.
    isStale() {
      const { check } = progress.load() || {};
      return Boolean(check) && !of(check);
    }

    resume(asked) {
      const begun = this.begun();
      if (this.isStale()) this.start("", asked);
      else if (begun && begun.seed !== asked.seed) this.start(WORDS.otherOne, asked);
      else this.play(asked.seed, begun && answersOf(begun) > answersOf(asked) ? begun.told : asked.told);
    }

    // Shows the result of an earlier day again.
    look(saved) {
      const asked = of(saved.check);
      if (asked) this.play(asked.seed, asked.told, saved);
      else this.start(saved.check ? WORDS.gone : WORDS.lost);
    }

    start(news, asked) {
      const { count, pass } = this.rules;
      const { minutes, safety } = this.dataset;
      const lines = [
        say(WORDS.length, { count, minutes }),
        say(WORDS.pass, { pass, least: Math.round(count * pass) / 100, count }),
        safety ? say(WORDS.safety, { count: safety }) : bank.questions.flat().some((each) => each.critical) && WORDS.someSafety,
        WORDS.tries,
        progress.isElsewhere() ? "" : WORDS.stop,
      ];
      const begun = this.begun();
      const start = () => (asked ? this.play(asked.seed, asked.told) : this.play(this.fresh()));
      const buttons = begun
        ? [make("p", {}, say(WORDS.begun, { answered: answersOf(begun), count })), make("div", { class: "buttons" }, button("finish", WORDS.carryOn, () => this.play(begun.seed, begun.told)), button("", WORDS.startOther, start))]
        : [button("finish", WORDS.start, start)];
      for (const saved of Object.values(past()).filter((each) => of(each?.check))) {
        const day = `${progress.shown(saved.day)} ${saved.day.slice(0, 4)}`;
        const words = saved.points === undefined ? say(WORDS.seeFailed, { day }) : say(WORDS.seePassed, { day });
        buttons.push(make("p", {}, button("", words, () => this.look(saved))));
      }
      this.isRunning = false;
      this.removeAttribute("data-open");
      this.replaceChildren(
        make("p", { role: "status" }, [news, this.isStale() && WORDS.stale].filter(Boolean).join(" ")),
        make("ul", { class: "check-facts" }, ...lines.filter(Boolean).map((line) => make("li", {}, line))),
        ...buttons,
      );
    }

    // How to come back to a check that runs. In a learning system, its page has no address of its own.
    stop() {
      if (progress.isElsewhere()) return [];
      const said = make("p", { role: "status" });
      const copy = button("", WORDS.copy, async () => {
        try {
          await navigator.clipboard.writeText(new URL(this.written(), location.href).href);
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

    async play(seed, told = [], saved = null) {
      const ids = this.ids(seed);
      this.seen.add(String(ids));
      Object.assign(this, { seed, told, saved, quizzes: [], isRunning: false });
      // A quiz keeps the learner's place by its first form, and two draws may begin with the same question.
      const forms = await bank.load(this, ids, `draw-${seed}`, () => this.play(seed, told, saved), atEnd);
      if (!forms) return;
      const head = make("h2", { tabindex: "-1" }, say(WORDS.questions, { count: ids.length }));
      const number = make("p", { class: "on-paper" }, say(WORDS.number, { number: `${bank.print}-${seed}` }));
      this.run(quizOf(forms), head, number, ...(saved ? [] : this.stop()));
    }

    // Shows a quiz, with what the address says was answered in it.
    run(quiz, head, ...about) {
      this.setAttribute("data-open", ""); // what the page says of checks is for before
      this.replaceChildren(head, ...about, quiz);
      courseAddress.fill(quiz, this.told[this.quizzes.length] || []);
      this.quizzes.push(quiz);
      this.isRunning = !this.saved;
      quiz.isTold = this.saved;
      this.keep();
      const open = quiz.questions.find((question) => question.missing().length);
      if (open && !(quiz.forms[0].id in (history.state || {}))) quiz.open(open.form);
      head.focus();
      // What is asked once more was asked once the rest was finished.
      if (this.saved || this.told.length > this.quizzes.length) quiz.act();
    }

    written() {
      return courseAddress.write(bank.print, this.seed, this.quizzes);
    }

    keep() {
      if (!this.isRunning) return;
      const address = this.written();
      // One that was only looked at takes the place of none that was begun.
      if (!progress.isElsewhere() && answersOf(of(address))) progress.change((state) => (state.check = address));
      this.show(address);
    }

    show(address) {
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
      const forms = await bank.load(this, others, `again-${this.seed}`, () => this.finished(results, quiz));
      if (!forms) return;
      const count = others.length;
      const head = make("h2", { tabindex: "-1" }, say(WORDS.onceMore, { count }));
      const why = others.map((id, place) => make("li", {}, `${say(WORDS.asked, { number: place + 1 })} ${window.courseResult.standsFor(this.missed[place].question, id)}`));
      this.run(quizOf(forms, true), head, make("p", {}, say(WORDS.why, { count })), make("ul", {}, ...why));
    }

    // `again` holds the second answers, each with the first one.
    tell(first, again) {
      const { courseResult } = window;
      const check = progress.isElsewhere() ? undefined : this.written();
      this.isRunning = false;
      const result = courseResult.of(first, again, this.rules.pass);
      const { points, of: count, passed } = result;
      const taken = { ...result, day: progress.today(), version: this.dataset.version, print: bank.print, number: this.seed, check, ...this.saved };
      if (!this.saved) {
        this.dispatchEvent(new CustomEvent("course:result", { bubbles: true, detail: { points, of: count, passed } }));
        progress.change((state) => of(state.check).seed === this.seed && delete state.check);
        progress.finish(taken);
      }
      // The answers go out of the address; where they are saved, this one leads back to the result.
      this.show(this.saved?.at || (passed ? "#passed" : "#not-passed"));
      const head = make("h2", { tabindex: "-1" }, passed ? WORDS.passed : WORDS.notPassed);
      const another = button("", WORDS.another, () => this.play(this.fresh()));
      const box = make("section", { class: "check-result", "data-passed": String(passed) }, head, ...courseResult.show(taken, this.quizzes, this.rules.pass), another);
      const isLost = () => Boolean(!progress.load() || progress.fault());
      if (isLost()) {
        const unsaved = make("p", {}, WORDS.unsaved);
        progress.watch(() => (unsaved.hidden = !isLost()));
        box.append(unsaved, progress.offer());
      }
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

/* The final check and today's review: pages that draw their questions from the whole bank.
   The draw is that of course/bank/draw.py, number for number, so that paper and screen agree. */
(() => {
  "use strict";

  const { courseProgress: progress } = window;
  const { make, COURSE } = progress;
  const bank = JSON.parse(document.getElementById("course-bank").textContent);

  const generator = (seed) => {
    let state = seed | 0;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) * below) / 2 ** 32);
    };
  };
  const shuffled = (values, pick) => {
    const found = [...values];
    for (let last = found.length - 1; last > 0; last--) {
      const other = pick(last + 1);
      [found[last], found[other]] = [found[other], found[last]];
    }
    return found;
  };
  const inTurn = (outcomes, pick) => {
    const waiting = shuffled(outcomes, pick).map((names) => shuffled(names, pick));
    const found = [];
    while (waiting.some((names) => names.length)) for (const names of waiting) if (names.length) found.push(names.shift());
    return found;
  };
  const draw = (modules, count, seed) => {
    const pick = generator(seed);
    const queues = modules.map((outcomes) => inTurn(outcomes, pick));
    const turn = shuffled(queues.keys(), pick);
    const taken = queues.map(() => 0);
    const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
    const wanted = Math.min(count, sum(queues.map((queue) => queue.length)));
    while (sum(taken) < wanted) for (const module of turn) if (taken[module] < queues[module].length && sum(taken) < wanted) taken[module]++;
    return queues.flatMap((queue, module) => queue.slice(0, taken[module]));
  };

  // Every question of the bank: its module, outcome, print, whether nobody passes while it stands wrong, and whether
  // its module's page asks it.
  const known = new Map();
  bank.modules.forEach((module) =>
    module.outcomes.forEach((outcome) =>
      outcome.questions.forEach(([id, print, critical, onPage]) => known.set(id, { module, outcome, print, critical, onPage }))));

  // A module is done where each question of its page was answered, as the question stands now.
  const done = (answers) => {
    const open = new Set([...known].filter(([id, { print, onPage }]) => onPage && answers[id]?.print !== print).map(([, { module }]) => module));
    return bank.modules.filter((module) => !open.has(module));
  };

  /* The rendered questions come from one script a module, loaded when a draw needs it. */
  const loading = new Map();
  const fragment = (file) => {
    if (!loading.has(file)) {
      loading.set(file, new Promise((done, failed) => {
        const script = make("script", { src: progress.address(`assets/questions/${file}.js`) });
        script.onload = done;
        script.onerror = () => {
          loading.delete(file);
          failed(new Error(file));
        };
        document.head.append(script);
      }));
    }
    return loading.get(file);
  };
  const formOf = (id) => Object.values(window.courseQuestions || {}).find((forms) => id in forms)?.[id];
  const forms = async (ids) => {
    await Promise.all([...new Set(ids.flatMap((id) => known.get(id).module.files))].map(fragment));
    return ids.map((id, place) => {
      // Our own pages' HTML, written by the build; nothing that a learner typed is in it.
      const form = new DOMParser().parseFromString(formOf(id), "text/html").querySelector("form");
      form.querySelector(".number").textContent = `Question ${place + 1}`;
      for (const link of form.querySelectorAll("a[href^='~/']")) link.href = progress.address(link.getAttribute("href").slice(2));
      return form;
    });
  };
  const failed = (box, again) => {
    const button = make("button", { type: "button" }, "Try again");
    button.addEventListener("click", again);
    box.replaceChildren(make("p", { role: "alert" }, "The questions could not be loaded. Is there a signal? What you saved is safe."), button);
    button.focus();
  };

  class CourseCheck extends HTMLElement {
    connectedCallback() {
      if (this.live) return;
      this.live = true;
      this.seen = new Set();
      this.rules = { count: Number(this.dataset.count), pass: Number(this.dataset.pass) };
      this.addEventListener("course:finished", ({ detail }) => this.finished(detail));
      const [print, seed] = location.hash.slice(1).split("-");
      const given = /^\d{1,10}$/.test(seed || "") && Number(seed) < 2 ** 32;
      if (given && print !== bank.print) this.start("The questions have changed since this address was made, so this is a new draw.");
      else if (given) this.play(Number(seed));
      else this.start();
    }

    start(words = "") {
      const button = make("button", { type: "button", class: "finish" }, "Start the final check");
      button.addEventListener("click", () => this.play(this.fresh()));
      this.replaceChildren(make("p", { role: "status" }, words), button);
    }

    ids(seed) {
      return draw(bank.modules.map(({ outcomes }) => outcomes.map(({ questions }) => questions.map(([id]) => id))), this.rules.count, seed);
    }

    // Another draw than any of this visit.
    fresh() {
      for (;;) {
        const [seed] = crypto.getRandomValues(new Uint32Array(1));
        if (!this.seen.has(String(this.ids(seed)))) return seed;
      }
    }

    async play(seed) {
      const ids = this.ids(seed);
      this.seen.add(String(ids));
      this.seed = seed;
      const found = await forms(ids).catch(() => failed(this, () => this.play(seed)));
      if (!found) return;
      history.replaceState(null, "", `#${bank.print}-${seed}`);
      const head = make("h2", { tabindex: "-1" }, `${ids.length} questions`);
      const about = make("p", {}, `Answer them all, then finish. You pass with ${this.rules.pass}% of the points, and every question about safety right. This draw has the number ${seed}.`);
      const quiz = make("course-quiz", { class: "quiz", "data-scored": "true", "data-feedback": "end" }, ...found);
      this.replaceChildren(head, about, this.paper(ids), quiz);
      head.focus();
    }

    // On paper: the same draw, and a sheet for whoever marks it.
    paper(ids) {
      const sheet = make("section", { class: "marking-sheet", hidden: true });
      const print = (which) => () => {
        document.documentElement.dataset.print = which;
        sheet.hidden = which !== "marking";
        window.print();
        sheet.hidden = true;
        delete document.documentElement.dataset.print;
      };
      const button = (words, which) => {
        const element = make("button", { type: "button" }, words);
        element.addEventListener("click", print(which));
        return element;
      };
      const questions = button("Print these questions", "questions");
      const marking = button("Print the marking sheet", "marking");
      const list = make("ol");
      for (const id of ids) {
        const form = new DOMParser().parseFromString(formOf(id), "text/html");
        const { critical } = known.get(id);
        // Where no line says the key, the reasons do: they begin with it.
        const key = form.querySelector("details.answer > .key") || form.querySelector("details.answer > :not(summary)");
        const parts = [document.importNode(key, true)];
        list.append(make("li", {}, make("strong", {}, form.querySelector(".stem").textContent), critical ? " (safety: must be right)" : "", ...parts));
      }
      sheet.append(make("h2", {}, `Marking sheet for draw ${this.seed}`), make("p", {}, "Keep this sheet apart from the questions."), list);
      return make("div", { class: "paper" }, make("div", { class: "buttons" }, questions, marking), sheet);
    }

    finished(results) {
      const points = Math.round(results.reduce((total, { share }) => total + share, 0) * 100) / 100;
      const unsafe = results.filter(({ question, share }) => share < 1 && known.get(question).critical);
      // In whole numbers: 80% of 24 is a little more than 19.2 to a machine.
      const enough = Math.round(100 * points) >= this.rules.pass * results.length;
      const passed = enough && !unsafe.length;
      this.dispatchEvent(new CustomEvent("course:result", { bubbles: true, detail: { points, of: results.length, passed } }));
      if (passed) {
        const result = { day: progress.today(), version: this.dataset.version, points, of: results.length };
        progress.note((state) => (state.passed = result));
        this.result = result;
      }
      const head = make("h2", { tabindex: "-1" }, passed ? "You passed" : "Not passed yet");
      const lines = [make("p", {}, `You have ${points} of ${results.length} points (${Math.floor((100 * points) / results.length)}%).`)];
      if (enough && unsafe.length) lines.push(make("p", {}, `You have the points. But ${unsafe.length === 1 ? "one question" : `${unsafe.length} questions`} about safety must be right too: people’s lives and rights depend on them.`));
      if (!passed) lines.push(make("p", {}, "Read again what is listed below, then try another draw. You may try as often as you like."));
      const list = make("ul", { class: "by-outcome" });
      const outcomes = new Map();
      for (const { question, share } of results) {
        const { module, outcome } = known.get(question);
        const row = outcomes.get(outcome) || { module, right: 0, of: 0 };
        row.right += share === 1;
        row.of += 1;
        outcomes.set(outcome, row);
      }
      for (const [outcome, { module, right, of }] of outcomes) {
        if (right === of) continue;
        list.append(make("li", {}, `${outcome.text}: ${right} of ${of} right. Read again: `, make("a", { href: progress.address(module.page) }, module.title)));
      }
      if (list.children.length) lines.push(make("h3", {}, "What to read again"), list);
      const again = make("button", { type: "button" }, "Try another draw");
      again.addEventListener("click", () => this.play(this.fresh()));
      const box = make("section", { class: "check-result", "data-passed": String(passed) }, head, ...lines);
      if (passed) box.append(this.record());
      box.append(again);
      if (!progress.load()) box.append(progress.offer());
      this.querySelector(".paper").replaceWith(box);
      head.focus();
    }

    /* The record of learning: the name is typed, printed and forgotten. */
    record() {
      const { result } = this;
      const name = make("input", { type: "text", id: "record-name", autocomplete: "off", maxlength: "100" });
      const print = make("button", { type: "button" }, "Print my record of learning");
      const who = make("strong");
      const modules = make("section");
      const sheet = make("section", { class: "record", hidden: true },
        make("h2", {}, "Record of learning"),
        make("p", { class: "record-course" }, [COURSE.name, COURSE.about].filter(Boolean).join(": ")),
        recordLine("Name", who),
        recordLine("Final check passed on", progress.shown(result.day) + " " + result.day.slice(0, 4)),
        recordLine("Result", `${result.points} of ${result.of} points`),
        recordLine("Number of the check", String(this.seed)),
        recordLine("Course version", result.version),
        modules,
        make("p", { class: "record-limit" }, COURSE.record.limit),
        ...COURSE.record.signed.map((role) => make("p", { class: "record-sign" }, make("span", {}, `${role}: signature`), make("span", {}, "Name"), make("span", {}, "Date"))));
      print.addEventListener("click", () => {
        who.textContent = name.value.trim();
        // Read again each time: progress may have been saved or brought since the check ended.
        modules.replaceChildren(...modulesDone(progress.load()));
        sheet.hidden = false;
        document.documentElement.dataset.print = "record";
        window.print();
        delete document.documentElement.dataset.print;
        sheet.hidden = true;
        who.textContent = "";
      });
      return make("div", { class: "record-maker" }, make("h3", {}, "Your record of learning"),
        make("p", {}, "Type your name, then print, or save as PDF. The name is not kept."),
        make("p", {}, "The record says that you passed this check. It lists a module only if this device holds an answer of yours to each question on its page."),
        make("label", { for: name.id }, "Your name"), name, make("div", { class: "buttons" }, print), sheet);
    }
  }

  const recordLine = (label, value) => make("p", { class: "record-line" }, make("span", {}, `${label}:`), value.nodeType ? value : make("strong", {}, value));
  const modulesDone = (state) => {
    const found = done(state?.answers || {});
    const head = make("h3", {}, "Modules");
    if (!found.length) return [head, make("p", {}, "This device holds no module as done. So this record claims no module and no study time.")];
    const minutes = found.reduce((sum, module) => sum + module.minutes, 0);
    return [head,
      make("p", {}, "This device holds an answer to each question on the page of:"),
      make("ul", {}, ...found.map((module) => make("li", {}, `${module.title} (about ${module.minutes} minutes)`))),
      recordLine("Estimated study time", `about ${minutes} minutes`),
      make("p", {}, "The minutes are worked out from the words and questions of these modules. Nobody measured them.")];
  };

  class CourseReview extends HTMLElement {
    connectedCallback() {
      if (this.live) return;
      this.live = true;
      this.show();
    }

    async show() {
      const state = progress.load();
      if (!state) {
        this.replaceChildren(make("p", {}, progress.fault() || "Review needs to know what you got wrong. So it works once you save your progress on this device."), ...(progress.fault() ? [] : [progress.offer()]));
        return;
      }
      const due = progress.dueFirst(state.answers, progress.today());
      // A question that was taken away has nothing to show; one that was changed is asked anew.
      const ids = due.filter((id) => known.has(id)).slice(0, Number(this.dataset.count));
      if (!ids.length) {
        const next = Object.values(state.answers).filter(({ box }) => box !== undefined).map(({ due: day }) => day).sort()[0];
        this.replaceChildren(make("p", {}, next ? `Nothing to review today. The next question comes back on ${progress.shown(next)}.` : "Nothing to review. What you get wrong, or are not sure of, will come back here."));
        return;
      }
      const found = await forms(ids).catch(() => failed(this, () => this.show()));
      if (!found) return;
      const left = due.length - ids.length;
      const about = make("p", {}, `${ids.length === 1 ? "1 question" : `${ids.length} questions`} for today.${left > 0 ? ` ${left} more can wait for tomorrow.` : ""}`);
      this.replaceChildren(about, make("course-quiz", { class: "quiz", "data-scored": "true" }, ...found), this.plan(state));
    }

    // The same plan on paper.
    plan(state) {
      const rows = Object.entries(state.answers).filter(([id, { box }]) => box !== undefined && known.has(id))
        .sort(([, one], [, other]) => (one.due < other.due ? -1 : 1))
        .map(([id, { due }]) => make("tr", {}, make("th", { scope: "row" }, known.get(id).outcome.text), make("td", {}, known.get(id).module.title), make("td", {}, progress.shown(due)), make("td")));
      const head = make("tr", {}, ...["What to go over", "Where", "From", "Done"].map((words) => make("th", { scope: "col" }, words)));
      return make("details", { class: "review-plan" }, make("summary", {}, "My plan, to print"), make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
    }
  }

  window.courseDraw = draw; // for tests and for rooms
  customElements.define("course-check", CourseCheck);
  customElements.define("course-review", CourseReview);
})();

/* The final check and today's review: pages that draw their questions from the whole bank. */
(() => {
  "use strict";

  const { courseProgress: progress, courseDraw } = window;
  const { make, COURSE } = progress;
  const bank = JSON.parse(document.getElementById("course-bank").textContent);

  // Every question of the bank: its module, the place of its outcome there, its print, whether nobody passes while it
  // stands wrong, whether its module's page asks it, whether it is kept for the check, and its family.
  const questions = bank.modules.map((module) =>
    module.outcomes.flatMap((topic, outcome) =>
      topic.questions.map(([id, print, critical, onPage, kept, family]) =>
        ({ id, module, outcome, print, critical: critical === 1, onPage, kept: kept === 1, family }))));
  const known = new Map(questions.flat().map((question) => [question.id, question]));
  const topicOf = (id) => known.get(id).module.outcomes[known.get(id).outcome];

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
  const forms = async (ids, prefix = "draw") => {
    await Promise.all([...new Set(ids.flatMap((id) => known.get(id).module.files))].map(fragment));
    return ids.map((id, place) => {
      // Our own pages' HTML, written by the build; nothing that a learner typed is in it.
      const html = formOf(id).replaceAll(`draw-${id}`, `${prefix}-${id}`);
      const form = new DOMParser().parseFromString(html, "text/html").querySelector("form");
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

  const lateQuiz = (found) => make("course-quiz", { class: "quiz", "data-scored": "true", "data-feedback": "end" }, ...found);
  const howRight = (share) => (share === 1 ? "right" : share > 0 ? "partly right" : "not right");
  const standsFor = (first, then) =>
    first === then ? "the same question, since there is no other"
      : known.get(first).family && known.get(first).family === known.get(then).family ? "the same choices in another situation"
        : "another question about safety of the same module";

  class CourseCheck extends HTMLElement {
    connectedCallback() {
      if (this.live) return;
      this.live = true;
      this.seen = new Set();
      const { count, pass, critical } = this.dataset;
      this.rules = { count: Number(count), pass: Number(pass), critical: critical ? critical.split(" ").map(Number) : null };
      this.addEventListener("course:finished", ({ detail, target }) => this.finished(detail, target));
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
      return courseDraw.draw(questions, this.rules.count, seed, this.rules.critical);
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
      const about = make("p", {}, `Answer them all, then finish. You pass with ${this.rules.pass}% of the points, and every question about safety right. One of these that you miss is asked once more, before your result. This draw has the number ${seed}.`);
      const kept = ids.filter((id) => known.get(id).kept).length;
      const fresh = make("p", {}, `${kept} of these questions ${kept === 1 ? "stands" : "stand"} nowhere else in the course. The others stand on pages of modules and practice, too.`);
      this.quiz = lateQuiz(found);
      this.replaceChildren(head, about, ...(kept ? [fresh] : []), this.paper(ids), this.quiz);
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
        // Of a member of a family: what decides, too.
        const parts = [key, ...form.querySelectorAll(".lesson p")].map((part) => document.importNode(part, true));
        list.append(make("li", {}, make("strong", {}, form.querySelector(".stem").textContent), critical ? " (safety: must be right)" : "", ...parts));
      }
      sheet.append(make("h2", {}, `Marking sheet for draw ${this.seed}`), make("p", {}, "Keep this sheet apart from the questions."), list);
      return make("div", { class: "paper" }, make("div", { class: "buttons" }, questions, marking), sheet);
    }

    // A question about safety that was missed is asked once more before anything is told, as far as there is another.
    async finished(results, quiz) {
      if (quiz !== this.quiz) return this.tell(this.first, results.map((result, place) => ({ ...result, first: this.missed[place] })));
      this.first = results;
      this.missed = results.filter(({ question, share }) => share < 1 && known.get(question).critical);
      if (!this.missed.length) return this.tell(results, []);
      const asked = results.map(({ question }) => question);
      const others = this.missed.map(({ question }) => {
        const of = known.get(question);
        const other = courseDraw.instead(questions.find((each) => each.includes(of)), of, asked, this.seed);
        asked.push(other.id);
        return other.id;
      });
      const many = others.length > 1;
      const head = make("h2", { tabindex: "-1" }, `${many ? `${others.length} questions` : "One question"} about safety once more`);
      const about = make("p", {}, `Your answer to ${many ? "these questions" : "a question"} about safety was not right. So you can answer once more, and then you see your result, with both answers. What you get now gives no points.`);
      const why = make("ul", {}, ...others.map((id, place) => make("li", {}, `Question ${place + 1}: ${standsFor(this.missed[place].question, id)}`)));
      this.more = lateQuiz(await forms(others, "again"));
      this.replaceChildren(head, about, why, this.more);
      head.focus();
    }

    // `again` holds the second answers, each with the first one.
    tell(results, again) {
      const points = Math.round(results.reduce((total, { share }) => total + share, 0) * 100) / 100;
      const unsafe = again.filter(({ share }) => share < 1).length;
      // In whole numbers: 80% of 24 is a little more than 19.2 to a machine.
      const enough = Math.round(100 * points) >= this.rules.pass * results.length;
      const passed = enough && !unsafe;
      this.dispatchEvent(new CustomEvent("course:result", { bubbles: true, detail: { points, of: results.length, passed } }));
      if (passed) {
        const result = { day: progress.today(), version: this.dataset.version, points, of: results.length };
        progress.note((state) => (state.passed = result));
        this.result = result;
      }
      const head = make("h2", { tabindex: "-1" }, passed ? "You passed" : "Not passed yet");
      const lines = [make("p", {}, `You have ${points} of ${results.length} points (${Math.floor((100 * points) / results.length)}%).`)];
      const safe = results.filter(({ question }) => known.get(question).critical).length;
      this.safety = `${safe - again.length} of ${safe} right at once`;
      if (again.length) this.safety += `; of ${again.length} asked once more, ${again.length - unsafe} right`;
      if (safe) lines.push(make("p", {}, `Questions about safety: ${this.safety}.`));
      if (again.length) lines.push(make("ul", { class: "asked-again" }, ...again.map(({ question, share, first }) =>
        make("li", {}, `${topicOf(first.question).text}: at first ${howRight(first.share)}, then ${howRight(share)} (${standsFor(first.question, question)})`))));
      if (enough && unsafe) lines.push(make("p", {}, `You have the points. But ${unsafe === 1 ? "one question" : `${unsafe} questions`} about safety must be right too: people’s lives and rights depend on them.`));
      if (!passed) lines.push(make("p", {}, "Read again what is listed below, then try another draw. You may try as often as you like."));
      const list = make("ul", { class: "by-outcome" });
      const topics = new Map();
      for (const { question, share } of results) {
        const topic = topicOf(question);
        const row = topics.get(topic) || { module: known.get(question).module, right: 0, of: 0 };
        row.right += share === 1;
        row.of += 1;
        topics.set(topic, row);
      }
      for (const [topic, { module, right, of }] of topics) {
        if (right === of) continue;
        list.append(make("li", {}, `${topic.text}: ${right} of ${of} right. Read again: `, make("a", { href: progress.address(module.page) }, module.title)));
      }
      if (list.children.length) lines.push(make("h3", {}, "What to read again"), list);
      const another = make("button", { type: "button" }, "Try another draw");
      another.addEventListener("click", () => this.play(this.fresh()));
      const box = make("section", { class: "check-result", "data-passed": String(passed) }, head, ...lines);
      if (passed) box.append(this.record());
      box.append(another);
      if (!progress.load()) box.append(progress.offer());
      this.replaceChildren(box, this.quiz, ...(again.length ? [make("h3", {}, "Asked once more"), this.more] : []));
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
        recordLine("Result", `${result.points} of ${result.of} points. About safety: ${this.safety}`),
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

  /* For each question that is due, what comes: another member of its family; for one that is kept for the check, another
     one on its topic. Of these the one not seen yet, or seen longest ago. Else the question itself. One a family. */
  const standIns = (due, answers) => {
    const taken = new Set();
    const seen = ({ id, print }) => (answers[id]?.print === print ? answers[id].day : "");
    return due.flatMap((id) => {
      const asked = known.get(id);
      if (taken.has(asked.family || id)) return [];
      const others = [...known.values()].filter((each) => each !== asked && !each.kept && !taken.has(each.id));
      const family = others.filter((each) => asked.family && each.family === asked.family);
      const topic = others.filter((each) => asked.kept && topicOf(each.id) === topicOf(id));
      const [other] = (family.length ? family : topic).sort((one, next) => (seen(one) < seen(next) ? -1 : seen(one) > seen(next) ? 1 : 0));
      if (!other && asked.kept) return [];
      const comes = other || asked;
      taken.add(comes.family || comes.id).add(asked.family || id);
      return [[id, comes.id]];
    });
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
      const chosen = standIns(due.filter((id) => known.has(id)), state.answers).slice(0, Number(this.dataset.count));
      if (!chosen.length) {
        const next = Object.values(state.answers).filter(({ box }) => box !== undefined).map(({ due: day }) => day).sort()[0];
        this.replaceChildren(make("p", {}, next ? `Nothing to review today. The next question comes back on ${progress.shown(next)}.` : "Nothing to review. What you get wrong, or are not sure of, will come back here."));
        return;
      }
      const found = await forms(chosen.map(([, id]) => id)).catch(() => failed(this, () => this.show()));
      if (!found) return;
      found.forEach((form, place) => (form.dataset.for = chosen[place][0]));
      const left = due.length - chosen.length;
      const about = make("p", {}, `${chosen.length === 1 ? "1 question" : `${chosen.length} questions`} for today.${left > 0 ? ` ${left} more can wait for tomorrow.` : ""}`);
      this.replaceChildren(about, make("course-quiz", { class: "quiz", "data-scored": "true" }, ...found), this.plan(state));
    }

    // The same plan on paper.
    plan(state) {
      const rows = Object.entries(state.answers).filter(([id, { box }]) => box !== undefined && known.has(id))
        .sort(([, one], [, other]) => (one.due < other.due ? -1 : 1))
        .map(([id, { due }]) => make("tr", {}, make("th", { scope: "row" }, topicOf(id).text), make("td", {}, known.get(id).module.title), make("td", {}, progress.shown(due)), make("td")));
      const head = make("tr", {}, ...["What to go over", "Where", "From", "Done"].map((words) => make("th", { scope: "col" }, words)));
      return make("details", { class: "review-plan" }, make("summary", {}, "My plan, to print"), make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
    }
  }

  customElements.define("course-check", CourseCheck);
  customElements.define("course-review", CourseReview);
})();

/* The session with a learning system: finds it, speaks its version of SCORM, and never throws.
   A status is only ever raised: what was read is the least that may be written.

   Some systems lose what one failed commit carried (Moodle’s SCORM 1.2 notes a value as sent before the request, never
   sends an equal one again, and answers “true” where the connection was down). So no text kept is like the one before,
   and what was reached in this visit is told again, with another value between: the result always, answers where the
   system said no or the browser was offline. */
(() => {
  "use strict";

  const { duration, interaction } = window.courseRecord;

  const VERSIONS = {
    1.2: {
      name: "API",
      functions: { start: "LMSInitialize", end: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit" },
      learner: "cmi.core.student_name",
      place: "cmi.core.lesson_location",
      mode: "cmi.core.lesson_mode",
      exit: "cmi.core.exit",
      time: "cmi.core.session_time",
      score: "cmi.core.score.raw",
      scores: (raw) => [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", String(raw)]],
      // “failed” would close the try in some systems (they open it again to look back only), and learners may try
      // again: who has not passed is not finished.
      statuses: { "cmi.core.lesson_status": ["not attempted", "browsed", "incomplete", "failed", "completed", "passed"] },
      told: ({ isDone, result }) => [["cmi.core.lesson_status", result?.passed ? "passed" : isDone ? "completed" : "incomplete"]],
      // What is told between one telling of a result and the next, so that both are changes.
      between: ({ raw, passed }, before) => [
        ...(raw === before.raw ? [] : [["cmi.core.score.raw", (raw > 0 ? raw - 0.01 : 0.01).toFixed(2)]]),
        ...(passed && !before.isPassed ? [["cmi.core.lesson_status", "completed"]] : []),
      ],
      // The same for what a report shows of an answer: a text that holds nothing, and an id that is nobody’s.
      blank: { id: "-", "correct_responses.0.pattern": "", student_response: "", result: "neutral" },
      // At its end a preview that says nothing would be noted as completed.
      previewed: ["cmi.core.lesson_status", "browsed"],
      done: ["completed", "passed"],
      most: 250, // what every system must keep
      longest: { place: 255, kept: 4096 },
    },
    2004: {
      name: "API_1484_11",
      functions: { start: "Initialize", end: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit" },
      learner: "cmi.learner_name",
      place: "cmi.location",
      mode: "cmi.mode",
      exit: "cmi.exit",
      time: "cmi.session_time",
      score: "cmi.score.raw",
      scores: (raw) => [["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", String(raw)], ["cmi.score.scaled", String(raw / 100)]],
      statuses: {
        "cmi.completion_status": ["unknown", "not attempted", "incomplete", "completed"],
        "cmi.success_status": ["unknown", "failed", "passed"],
      },
      told: ({ isDone, result }) => [
        ["cmi.completion_status", isDone ? "completed" : "incomplete"],
        ...(result ? [["cmi.success_status", result.passed ? "passed" : "failed"]] : []),
      ],
      between: () => [],
      blank: {},
      done: ["completed", "passed"],
      // One system sends all of them in the message of a window that closes, and a browser lets 64 KiB wait: with more,
      // time and place would be lost.
      most: 50,
      longest: { place: 1000, kept: 64000 },
    },
  };
  const KEPT = "cmi.suspend_data";

  /* A window of another site throws at a touch; one further up may be ours again. */
  const above = (view, name) => {
    for (let hops = 0; view && hops < 50; hops++) {
      try {
        if (view[name]) return view[name];
      } catch {
        /* look further up */
      }
      if (view === view.parent) return null;
      view = view.parent;
    }
    return null;
  };
  const find = (version) => {
    const views = [() => window.parent, () => window.opener, () => window.top.opener];
    for (const view of views) {
      let found = null;
      try {
        found = above(view(), VERSIONS[version].name);
      } catch {
        /* look elsewhere */
      }
      if (found) return found;
    }
    return null;
  };

  class Session {
    constructor(api, version) {
      this.api = api;
      this.version = version;
      this.words = VERSIONS[version];
      this.values = new Map(); // what the system has taken
      this.said = "null"; // the result that was told last
      this.isOwed = false; // whether something told in this visit may not have arrived
      this.isLost = false; // whether the last commit was refused, or could not leave
      this.unsure = new Map(); // what was told of answers, until it has arrived
      this.began = Date.now();
    }

    call(what, ...given) {
      try {
        return String(this.api[this.words.functions[what]](...given));
      } catch {
        return null;
      }
    }

    start() {
      return this.call("start", "") === "true";
    }

    get(name) {
      return this.call("get", name) ?? "";
    }

    set(name, value) {
      if (this.values.get(name) === value) return true;
      if (this.call("set", name, value) !== "true") return false;
      this.values.set(name, value);
      return true;
    }

    // What there was at the start of this visit.
    read() {
      const { words } = this;
      const found = { learner: this.get(words.learner), place: this.get(words.place), kept: this.get(KEPT) };
      const mode = this.get(words.mode);
      this.mayWrite = mode !== "browse" && mode !== "review";
      const statuses = Object.entries(words.statuses).map(([name, ranks]) => [name, ranks, this.get(name)]);
      this.reached = Object.fromEntries(statuses.map(([name, ranks, status]) => [name, Math.max(0, ranks.indexOf(status))]));
      this.wasDone = statuses.some(([, , status]) => words.done.includes(status));
      const isPassed = statuses.some(([, , status]) => status === "passed");
      this.isPreview = mode === "browse";
      this.isUntouched = statuses.every(([, , status]) => ["", "unknown", "not attempted"].includes(status));
      this.count = Number(this.get("cmi.interactions._count")) || 0;
      this.before = { isPassed, raw: Number(this.get(words.score) || NaN), place: found.place };
      const place = found.place.replace(/#+$/, ""); // without what made it differ: `otherPlace`
      return { ...found, place, mayWrite: this.mayWrite, isPreview: this.isPreview, wasDone: this.wasDone, isPassed, raw: Math.round(this.before.raw) };
    }

    // A field of an interaction.
    note(slot, field, value) {
      if (this.call("set", `cmi.interactions.${slot}.${field}`, value) !== "true") return false;
      this.unsure.set(`${slot}.${field}`, [slot, field, value]);
      return true;
    }

    raise(name, status) {
      const rank = this.words.statuses[name].indexOf(status);
      if (rank < this.reached[name]) return true;
      if (!this.set(name, status)) return false;
      this.reached[name] = rank;
      return true;
    }

    // Reports have a column for each number. Where there is room for all questions, each has the same one for every
    // learner; where some of them decide, those do, and no page shows others.
    reserve({ rule, questions }, slots) {
      const all = questions.length > this.words.most ? [] : [...questions.keys()];
      for (const index of (rule.questions.length ? rule.questions : all).slice(0, this.words.most)) {
        const { id, type } = questions[index];
        if (!this.note(this.count, "id", id)) return;
        this.note(this.count, "type", type);
        slots[this.count++] = index;
      }
    }

    // One interaction a question: the last answer takes the place of the one before. A refused one stops nothing.
    // `slots` says which question has which; where the questions have changed since, `nobody` stands for a lost one.
    tell(table, index, answer, slots) {
      const nobody = table.questions.length;
      if (slots.length > this.count) slots.length = 0; // a system that forgets them from visit to visit
      if (!this.count) this.reserve(table, slots);
      let slot = slots.indexOf(index);
      if (slot < 0) {
        slot = this.count;
        if (slot >= this.words.most) return;
        while (slots.length < slot) slots.push(nobody);
      }
      for (const [field, value] of interaction(this.version, table.questions[index], answer)) {
        if (!this.note(slot, field, value) && field === "id") return;
      }
      slots[slot] = index;
      this.count = Math.max(this.count, slot + 1);
    }

    // Like neither the one at the start nor the last: a page’s address with “#” behind it is the same page.
    otherPlace(place) {
      const cut = place.slice(0, this.words.longest.place - 2);
      this.place = ["", "#", "##"].map((end) => cut + end).find((each) => each !== this.before.place && each !== this.place);
      return this.place;
    }

    // Score, then status, then what is kept. Returns whether the system took it all.
    put({ result, isDone, place, kept }) {
      const { words } = this;
      const taken = (result ? words.scores(result.raw) : []).map(([name, value]) => this.set(name, value));
      taken.push(...words.told({ result, isDone: isDone || this.wasDone }).map(([name, status]) => this.raise(name, status)));
      taken.push(this.set(KEPT, kept));
      if (place) taken.push(this.set(words.place, this.otherPlace(place)));
      taken.push(this.set(words.exit, "suspend"));
      taken.push(this.set(words.time, duration(this.version, (Date.now() - this.began) / 1000)));
      return taken.every(Boolean);
    }

    commit() {
      return this.call("commit", "") === "true";
    }

    // One commit. Returns whether the system says that it took all.
    write(state) {
      const isPut = this.put(state);
      const isTaken = this.commit() && isPut;
      const said = JSON.stringify(state.result);
      this.isLost = !isTaken || !navigator.onLine;
      if (this.isLost || said !== this.said) this.isOwed = true;
      if (!isTaken) this.values.clear();
      if (!this.isLost) this.unsure.clear();
      this.said = said;
      return isTaken;
    }

    // Tells again what may not have arrived. Never while a window closes: messages overtake each other there.
    writeAgain(state, next) {
      if (!this.isOwed || !navigator.onLine) return this.write(state);
      const others = state.result ? this.words.between(state.result, this.before) : [];
      const told = this.isLost ? [...this.unsure.values()].filter(([, field]) => field in this.words.blank) : [];
      others.push(...told.map(([slot, field]) => [`cmi.interactions.${slot}.${field}`, this.words.blank[field]]));
      if (others.length) {
        // With what is kept, so that the next visit can put right what breaks off in between.
        for (const [name, value] of [...others, [KEPT, state.kept]]) this.call("set", name, value);
        this.commit();
        for (const field of told) this.note(...field);
      }
      this.values.clear();
      this.isOwed = false;
      return this.write(next());
    }

    end() {
      const { previewed } = this.words;
      if (previewed && this.isPreview && this.isUntouched) this.call("set", ...previewed);
      return this.call("end", "") === "true";
    }
  }

  const open = (version) => {
    const api = find(version);
    return api && new Session(api, version);
  };

  window.courseSystem = { open, longest: (version) => VERSIONS[version].longest.kept };
})();

/* The session with a learning system: finds it, speaks its version of SCORM, and never throws.
   A status is only ever raised: what was read is the least that may be written. */
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
      done: ["completed", "passed"],
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
      done: ["completed", "passed"],
      longest: { place: 1000, kept: 64000 },
    },
  };
  const KEPT = "cmi.suspend_data";
  const MOST_INTERACTIONS = 250; // what every system must keep

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
      this.reached = {};
      for (const [name, ranks] of Object.entries(words.statuses)) this.reached[name] = Math.max(0, ranks.indexOf(this.get(name)));
      this.wasDone = Object.entries(words.statuses).some(([name, ranks]) => words.done.includes(ranks[this.reached[name]]));
      const raw = this.wasDone ? this.get(words.score) : "";
      const isPassed = Object.entries(words.statuses).some(([name, ranks]) => ranks[this.reached[name]] === "passed");
      this.count = Number(this.get("cmi.interactions._count")) || 0;
      return { ...found, mayWrite: this.mayWrite, wasDone: this.wasDone, isPassed, raw: Math.round(Number(raw || NaN)) };
    }

    raise(name, status) {
      const rank = this.words.statuses[name].indexOf(status);
      if (rank < this.reached[name]) return true;
      if (!this.set(name, status)) return false;
      this.reached[name] = rank;
      return true;
    }

    // One interaction a question: the last answer takes the place of the one before. A refused one stops nothing.
    // `slots` says which question has which; where the questions have changed since, `nobody` stands for a lost one.
    tell(table, index, answer, slots) {
      const nobody = table.questions.length;
      if (slots.length > this.count) slots.length = 0; // a system that forgets them from visit to visit
      let slot = slots.indexOf(index);
      if (slot < 0) {
        slot = this.count;
        if (slot >= MOST_INTERACTIONS) return;
        while (slots.length < slot) slots.push(nobody);
      }
      for (const [field, value] of interaction(this.version, table.questions[index], answer)) {
        if (this.call("set", `cmi.interactions.${slot}.${field}`, value) !== "true" && field === "id") return;
      }
      slots[slot] = index;
      this.count = Math.max(this.count, slot + 1);
    }

    // Score, then status, then what is kept, and one commit. Returns whether the system took it all.
    write({ result, isDone, place, kept }) {
      const { words } = this;
      const taken = (result ? words.scores(result.raw) : []).map(([name, value]) => this.set(name, value));
      taken.push(...words.told({ result, isDone: isDone || this.wasDone }).map(([name, status]) => this.raise(name, status)));
      taken.push(this.set(KEPT, kept));
      if (place) taken.push(this.set(words.place, place.slice(0, words.longest.place)));
      taken.push(this.set(words.exit, "suspend"));
      taken.push(this.set(words.time, duration(this.version, (Date.now() - this.began) / 1000)));
      taken.push(this.call("commit", "") === "true");
      return taken.every(Boolean);
    }

    end() {
      return this.call("end", "") === "true";
    }
  }

  const open = (version) => {
    const api = find(version);
    return api && new Session(api, version);
  };

  window.courseSystem = { open, longest: (version) => VERSIONS[version].longest.kept };
})();

/* Progress: what a learner chose to keep, and where it is kept.
   Nothing is stored before “Save my progress on this device”. A classic script, like the player. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const COURSE = /* of the course: COURSE */ {};
  const { make, say, all, button } = window.courseTools;
  const KEY = COURSE.id;
  const VERSION = 1;
  const GAPS = [1, 3, 7, 21]; // days until a question comes back, box by box (Leitner 1972)
  const MOST = { bytes: 1_000_000, answers: 3000, texts: 200, text: 20_000, passes: 99 };

  /* Days, as the learner's calendar has them. */
  const dayOf = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const today = () => dayOf(new Date());
  const later = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 864e5).toISOString().slice(0, 10);
  const shown = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString(COURSE.language, { day: "numeric", month: "long", timeZone: "UTC" });

  /* Spaced review. Pure: an entry, an answer and a day in, the next entry out.
     `box` is missing where a question needs no review. */
  const answered = (before, { print, share, sure }, day) => {
    const entry = { print, share, sure, day };
    const known = before && before.print === print ? before : {};
    const right = share === 1;
    let box = known.box;
    if (!right || sure === 1) box = right && box !== undefined ? box : 0;
    else if (box !== undefined && isDue(known, day)) box += 1;
    else if (box !== undefined) return { ...entry, box, due: known.due }; // too early to count as remembered
    if (box === undefined || box >= GAPS.length) return entry;
    return { ...entry, box, due: later(day, GAPS[box]) };
  };
  // Where another question came in place of one that was due, its review goes on from there: one question, one schedule.
  const handOver = (answers, from, to, print) => {
    const { box, due } = answers[from] || {};
    if (from === to || box === undefined) return;
    answers[to] = { ...answers[to], print, box, due };
    delete answers[from].box;
    delete answers[from].due;
  };
  // Where the clock was set back, a day may lie further ahead than its box allows: then it counts as due.
  const isDue = (entry, day) => entry.box !== undefined && (entry.due <= day || entry.due > later(day, GAPS[entry.box]));
  const dueFirst = (answers, day) =>
    Object.entries(answers)
      .filter(([, entry]) => isDue(entry, day))
      .sort(([, one], [, other]) => wasSure(other) - wasSure(one) || (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
      .map(([id]) => id);
  const wasSure = (entry) => (entry.share < 1 ? entry.sure : 0); // sure and wrong comes first

  /* What may be read back: everything is checked, nothing is trusted, and what is unknown is left out. */
  const empty = () => ({ version: VERSION, answers: {}, scenarios: {} });
  const isName = (text) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(text);
  const isDay = (text) => typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const isPart = (number, least, most) => typeof number === "number" && number >= least && number <= most;
  const isCount = (number, most = 999) => Number.isInteger(number) && isPart(number, 0, most);
  const isText = (text, most) => typeof text === "string" && text.length <= most;
  const isCheck = (text) => isText(text, 999) && /^#[\w.-]+$/.test(text);
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const entries = (value, most) => (isMap(value) ? Object.keys(value).slice(0, most).filter(isName).map((key) => [key, value[key]]) : []);

  class Refused extends Error {}

  // A check that was passed; nothing where it is none.
  const pass = (value) => {
    if (!isMap(value) || !isDay(value.day) || !isText(value.version, 40) || !isPart(value.points, 0, 999) || !isPart(value.of, 1, 999)) return [];
    const { day, version, points, of, print, number, safety, check } = value;
    const passed = { day, version, points, of };
    if (/^[0-9a-f]{8}$/.test(print) && isCount(number, 2 ** 32 - 1)) Object.assign(passed, { print, number });
    if (Array.isArray(safety) && safety.length === 3 && safety.every((each) => isCount(each))) passed.safety = safety;
    if (isCheck(check)) passed.check = check;
    return [passed];
  };

  const clean = (value) => {
    if (!isMap(value) || !("version" in value)) throw new Refused(WORDS.notProgress);
    if (value.version !== VERSION) throw new Refused(WORDS.otherVersion);
    const state = empty();
    for (const [id, entry] of entries(value.answers, MOST.answers)) {
      if (!isMap(entry) || !isDay(entry.day) || !isPart(entry.share, 0, 1) || !/^[0-9a-f]{8}$/.test(entry.print)) continue;
      const kept = { print: entry.print, share: entry.share, sure: [1, 2, 3].includes(entry.sure) ? entry.sure : 0, day: entry.day };
      if (Number.isInteger(entry.box) && isPart(entry.box, 0, GAPS.length - 1) && isDay(entry.due)) {
        kept.box = entry.box;
        kept.due = entry.due;
      }
      if (isText(entry.given, 40) && /^[0-9a-z_]+$/.test(entry.given) && isText(entry.at, 300) && /^[a-z0-9/-]+\.html#[\w-]+$/.test(entry.at)) {
        Object.assign(kept, { given: entry.given, at: entry.at });
      }
      if (entry.drawn === true) kept.drawn = true;
      state.answers[id] = kept;
    }
    for (const [name, seen] of entries(value.scenarios, 100)) {
      if (!isMap(seen) || !Array.isArray(seen.endings) || !isDay(seen.day)) continue;
      const ways = Number.isInteger(seen.ways) && seen.ways > 0 ? Math.min(seen.ways, 9999) : 1;
      state.scenarios[name] = { endings: seen.endings.filter((end) => typeof end === "string" && isName(end)).slice(0, 20), ways, day: seen.day };
    }
    const { place, failed } = value;
    // Only an address of this course: never another host, never a script.
    if (isMap(place) && isText(place.title, 200) && isText(place.page, 200) && /^(?!\/)[a-z0-9/-]+\.html$/.test(place.page)) {
      state.place = { page: place.page, title: place.title };
      if (isCount(place.place) && isCount(place.of) && isText(place.part, 100) && /^[\w-]+$/.test(place.part)) {
        Object.assign(state.place, { part: place.part, place: place.place, of: place.of });
      }
    }
    const [passed, ...earlier] = [value.passed, ...(Array.isArray(value.earlier) ? value.earlier.slice(0, MOST.passes) : [])].flatMap(pass);
    if (passed) state.passed = passed;
    if (earlier.length) state.earlier = earlier;
    if (isCheck(value.check)) state.check = value.check;
    if (isMap(failed) && isDay(failed.day) && isText(failed.version, 40) && isCheck(failed.check)) {
      state.failed = { day: failed.day, version: failed.version, check: failed.check };
    }
    if (isMap(value.texts)) {
      state.texts = {};
      for (const [id, text] of entries(value.texts, MOST.texts)) if (isText(text, MOST.bytes)) state.texts[id] = text;
    }
    return state;
  };

  const parse = (text) => {
    if (text.length > MOST.bytes) throw new Refused(WORDS.tooLarge);
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Refused(WORDS.damaged);
    }
    return clean(value);
  };

  /* Where it is kept. A learning management system sets `courseStore` with the same three functions; one that must not
     have what learners write says `texts: false`. */
  const inBrowser = {
    load: () => localStorage.getItem(KEY),
    save: (text) => localStorage.setItem(KEY, text),
    clear: () => localStorage.removeItem(KEY),
  };
  const store = () => {
    try {
      if (window.courseStore || parent.courseStore) return { ...(window.courseStore || parent.courseStore), always: true };
    } catch {
      /* A page of another site around this one: none of our business. */
    }
    return inBrowser;
  };

  // Why nothing can be read, and why what was done last is not saved: in words for the learner.
  let unread = "";
  let unwritten = "";
  const fault = () => unread || unwritten;
  const owed = []; // what was done on this page and is not saved: nobody asked for it yet, or there was no room

  // What is kept now, or null where the learner has not asked for it.
  const load = () => {
    let text;
    unread = "";
    try {
      text = store().load();
    } catch {
      unread = WORDS.forbidden;
      return null;
    }
    if (text === null || text === undefined || text === "") return store().always ? empty() : null;
    try {
      return parse(text);
    } catch (error) {
      unread = say(WORDS.unreadable, { why: error.message });
      return null;
    }
  };
  const write = (state, act) => {
    for (const each of [...owed, act]) each(state);
    const text = JSON.stringify(state);
    try {
      // More than can be read back is too much.
      if (text.length > MOST.bytes) throw new DOMException("", "QuotaExceededError");
      store().save(text);
      unwritten = "";
      owed.length = 0;
    } catch (error) {
      unwritten = error.name === "QuotaExceededError" ? WORDS.full : WORDS.forbidden;
    }
    announce();
    return !unwritten;
  };
  // Read, change and write in one go: another tab may have written since this page was opened.
  const change = (act) => {
    const state = load();
    return Boolean(state) && write(state, act);
  };
  // The learner's own word: what is there already stays, and what cannot be read is not written over.
  const begin = (act = () => {}) => {
    const state = load() || empty();
    return !unread && write(state, act);
  };
  const clear = () => {
    try {
      store().clear();
      unwritten = "";
    } catch {
      unwritten = WORDS.forbidden;
    }
    announce();
  };

  const watchers = [];
  const announce = () => watchers.forEach((watch) => watch());
  const watch = (act) => {
    watchers.push(act);
    act();
  };
  // Another tab may have begun to save, or made room.
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && ((owed.length && change(() => {})) || announce()));

  /* Where pages are, from any page. */
  const root = new URL(JSON.parse(document.getElementById("__config")?.textContent || '{"base":"."}').base.replace(/\/?$/, "/"), location.href);
  const address = (page) => new URL(page, root).href;
  const here = () => decodeURI(location.pathname).slice(decodeURI(root.pathname).length) || "index.html";

  // One a page, where the learner is: the press that saves, or why nothing can be saved.
  const offer = () => {
    load();
    const more = COURSE.pages.progress ? make("a", { href: address(COURSE.pages.progress) }, WORDS.what) : "";
    const why = fault();
    if (why) return make("p", { class: "progress-offer", role: "alert" }, why, " ", more);
    const note = make("p", { class: "meta" }, WORDS.saves, " ", more);
    const said = make("p", { role: "status", tabindex: -1 });
    const save = button("save-progress", WORDS.save, () => {
      box.className = ""; // or it would be withdrawn as soon as this is saved
      said.textContent = begin() ? WORDS.saved : fault();
      if (fault()) return void (box.className = "progress-offer");
      said.focus();
      save.remove();
      note.remove();
    });
    const box = make("div", { class: "progress-offer" }, save, said, note);
    return box;
  };
  const offerAt = (place, put) => {
    if (!load() || unwritten) place[put](document.querySelector(".progress-offer") || offer());
  };

  const note = (act) => {
    owed.push(act);
    if (!change(() => {})) announce();
  };

  const title = () => document.querySelector("h1").textContent.trim();
  const placeOf = (form) => `${here()}#${form.id}`;
  addEventListener("course:answer", ({ detail, target }) => {
    const day = today();
    note((state) => {
      const last = state.answers[detail.question]?.day;
      if (last > day && last <= today()) return; // on another page, before this one could be saved; no clock went wrong
      if (target.dataset.for) handOver(state.answers, target.dataset.for, detail.question, detail.print);
      const before = state.answers[detail.question];
      const entry = (state.answers[detail.question] = answered(before, detail, day));
      // What was chosen is shown again at the same place. What is drawn anew each time has none of its own.
      const isDrawn = target.closest("course-check, course-review");
      const at = isDrawn ? before?.print === detail.print && before.at : placeOf(target);
      if (at) Object.assign(entry, { given: window.courseGiven.asText(detail.given), at });
      if (isDrawn && !counts(before, detail.print)) entry.drawn = true;
      if (/^modules\//.test(here())) state.place = { ...(state.place?.page === here() && state.place), page: here(), title: title() };
    });
    const quiz = target.closest("course-quiz");
    if (quiz && !quiz.dataset.feedback) offerAt(quiz, "append");
  });
  const keepPart = ({ id, place, of }) => note((state) => (state.place = { page: here(), title: title(), part: id, place, of }));
  document.addEventListener("course:part", ({ detail }) => keepPart(detail));
  // Whoever comes to a page without naming a part may have been further on.
  const steps = window.courseSteps;
  if (steps?.current().place > 1) keepPart(steps.current());
  // “Skip to content” leads to the page's heading. That is no part: the address keeps the one that is open.
  const isInPart = () => document.getElementById(location.hash.slice(1))?.closest(".step");
  const holdPart = () => location.hash && !steps.isAll() && !isInPart() && history.replaceState(history.state, "", `#${steps.current().id}`);
  if (steps) addEventListener("hashchange", holdPart);
  addEventListener("scenario:ending", ({ detail }) =>
    note((state) => {
      const seen = (state.scenarios[detail.scenario] ||= { endings: [], ways: 0, day: today() });
      seen.ways += 1;
      seen.day = today();
      if (!seen.endings.includes(detail.node)) seen.endings.push(detail.node);
    }));

  // An answer counts for a module if it was given where the question stands, and not in a draw; to the question as it is
  // now. A learning system does not keep where, but that it was in a draw.
  const counts = (entry, print) => entry?.print === print && Boolean(entry.at || (store().always && !entry.drawn));
  // Of questions, each “id:print”.
  const moduleState = (questions, state = load()) => {
    const found = questions.map((each) => each.split(":")).filter(([id, print]) => counts(state?.answers[id], print));
    const right = found.filter(([id]) => state.answers[id].share === 1).length;
    return { answered: found.length, of: questions.length, right, done: found.length > 0 && found.length === questions.length };
  };
  // Where the learner goes on: what is begun, then a module that is not, the check, the workbook. A page beside the modules
  // leads on to its end, and then only who has begun a module is led into one.
  const nextOf = (state, modules) => {
    const { place = {} } = state;
    const { check, workbook } = COURSE.pages;
    const states = modules.map(({ questions }) => moduleState(questions, state));
    const open = modules.filter((module, at) => !states[at].done);
    const isModule = modules.some(({ page }) => page === place.page);
    if (isModule ? open.some(({ page }) => page === place.page) : place.place < place.of) return place;
    const isRead = !isModule && place.of && !states.some(({ answered }) => answered);
    if (open.length && !isRead) return open[0];
    if (check && !open.length && !state.passed) return { page: check };
    return workbook && { page: workbook };
  };

  /* A file for the learner. */
  const save = (name, text, type) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /* Leaving with something that is nowhere but on this page: the browser asks first. */
  const unsaved = new Set();
  const ask = (event) => {
    event.preventDefault();
    event.returnValue = true; // for older browsers
  };
  const warn = (what, isUnsaved) => {
    unsaved[isUnsaved ? "add" : "delete"](what);
    (unsaved.size ? addEventListener : removeEventListener)("beforeunload", ask);
  };

  // A check that is finished is half an hour's work: how it ended, and with `check` what was answered.
  const finish = ({ day, version, points, of, print, number, safety, check, passed }) => {
    note((state) => {
      if (passed && state.passed) state.earlier = [state.passed, ...(state.earlier || [])].slice(0, MOST.passes);
      if (passed) state.passed = { day, version, points, of, print, number, safety, check };
      delete state.failed;
      if (!passed) state.failed = { day, version, check };
    });
    for (const what of passed ? ["record", "answers"] : ["answers"]) warn(what, !load());
  };

  window.courseProgress = {
    make, answered, isDue, dueFirst, clean, parse, later, today, shown, empty, load, begin, change, clear, note, finish, watch, warn,
    offer, offerAt, counts, moduleState, nextOf, address, placeOf, save, GAPS, MOST, COURSE, Refused,
    fault, raw: () => store().load(), isForbidden: () => unread === WORDS.forbidden, mayKeepTexts: () => store().texts !== false, isElsewhere: () => Boolean(store().always),
  };

  watch(() => {
    const isKept = Boolean(load());
    if (isKept) ["record", "answers"].forEach((what) => warn(what, false));
    warn("owed", isKept && owed.length > 0);
    for (const box of all(document, ".progress-offer")) if (box.hasAttribute("role") ? !fault() : isKept) box.remove();
  });
})();

/* Progress: what a learner chose to keep, where it is kept, and what pages say of it.
   Nothing is stored before “Save my progress on this device”. A classic script, like the player. */
(() => {
  "use strict";

  const COURSE = /* of the course: COURSE */ {};
  const KEY = COURSE.id;
  const VERSION = 1;
  const GAPS = [1, 3, 7, 21]; // days until a question comes back, box by box (Leitner 1972)
  const MOST = { bytes: 1_000_000, answers: 3000, texts: 200, text: 20_000 };

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

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
  const isText = (text, most) => typeof text === "string" && text.length <= most;
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const entries = (value, most) => (isMap(value) ? Object.keys(value).slice(0, most).filter(isName).map((key) => [key, value[key]]) : []);

  class Refused extends Error {}

  const clean = (value) => {
    if (!isMap(value) || !("version" in value)) throw new Refused("This is not a file of saved progress.");
    if (value.version !== VERSION) throw new Refused("This was saved by another version of the course, which this one cannot read.");
    const state = empty();
    for (const [id, entry] of entries(value.answers, MOST.answers)) {
      if (!isMap(entry) || !isDay(entry.day) || !isPart(entry.share, 0, 1) || !/^[0-9a-f]{8}$/.test(entry.print)) continue;
      const kept = { print: entry.print, share: entry.share, sure: [1, 2, 3].includes(entry.sure) ? entry.sure : 0, day: entry.day };
      if (Number.isInteger(entry.box) && isPart(entry.box, 0, GAPS.length - 1) && isDay(entry.due)) {
        kept.box = entry.box;
        kept.due = entry.due;
      }
      state.answers[id] = kept;
    }
    for (const [name, seen] of entries(value.scenarios, 100)) {
      if (!isMap(seen) || !Array.isArray(seen.endings) || !isDay(seen.day)) continue;
      const ways = Number.isInteger(seen.ways) && seen.ways > 0 ? Math.min(seen.ways, 9999) : 1;
      state.scenarios[name] = { endings: seen.endings.filter((end) => typeof end === "string" && isName(end)).slice(0, 20), ways, day: seen.day };
    }
    const { place, passed } = value;
    // Only an address of this course: never another host, never a script.
    if (isMap(place) && isText(place.title, 200) && isText(place.page, 200) && /^[a-z0-9/-]+\.html$/.test(place.page)) {
      state.place = { page: place.page, title: place.title };
    }
    if (isMap(passed) && isDay(passed.day) && isText(passed.version, 40) && isPart(passed.points, 0, 999) && isPart(passed.of, 1, 999)) {
      state.passed = { day: passed.day, version: passed.version, points: passed.points, of: passed.of };
    }
    if (isMap(value.texts)) {
      state.texts = {};
      for (const [id, text] of entries(value.texts, MOST.texts)) if (isText(text, MOST.text)) state.texts[id] = text;
    }
    return state;
  };

  const parse = (text) => {
    if (text.length > MOST.bytes) throw new Refused("This file is too large to be saved progress.");
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Refused("This is not a file of saved progress, or it is damaged.");
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

  let fault = ""; // why nothing can be kept, in words for the learner
  const FORBIDDEN = "This browser does not let the course save anything. You can go on, but what you do is gone when you close the page.";
  const FULL = "There is no room left on this device, so this could not be saved. What you see stays until you close the page.";

  // What is kept now, or null where the learner has not asked for it.
  const load = () => {
    let text;
    try {
      text = store().load();
    } catch {
      fault = FORBIDDEN;
      return null;
    }
    if (text === null || text === undefined || text === "") return store().always ? empty() : null;
    try {
      const state = parse(text);
      fault = "";
      return state;
    } catch (error) {
      fault = `What was saved on this device cannot be read. ${error.message} You can clear it and start again.`;
      return null;
    }
  };
  const write = (state) => {
    try {
      store().save(JSON.stringify(state));
      fault = "";
    } catch (error) {
      fault = error.name === "QuotaExceededError" ? FULL : FORBIDDEN;
    }
    announce();
    return !fault;
  };
  // Read, change and write in one go: another tab may have written since this page was opened.
  const change = (act) => {
    const state = load();
    if (!state) return false;
    act(state);
    return write(state);
  };
  const clear = () => {
    try {
      store().clear();
      fault = "";
    } catch {
      fault = FORBIDDEN;
    }
    announce();
  };
  const start = (state = empty()) => write(state);

  const watchers = [];
  const announce = () => watchers.forEach((watch) => watch());
  const watch = (act) => {
    watchers.push(act);
    act();
  };
  addEventListener("storage", (event) => (event.key === KEY || event.key === null) && announce());

  /* Where pages are, from any page. */
  const root = new URL(JSON.parse(document.getElementById("__config")?.textContent || '{"base":"."}').base.replace(/\/?$/, "/"), location.href);
  const address = (page) => new URL(page, root).href;
  const here = () => decodeURI(location.pathname).slice(decodeURI(root.pathname).length) || "index.html";

  const offer = (words = "Save my progress on this device") => {
    const button = make("button", { type: "button", class: "save-progress" }, words);
    const note = make("p", { class: "meta" }, "This keeps your answers, how sure you were, and the days, in this browser, until you clear it. Nobody else gets it. ", COURSE.pages.progress ? make("a", { href: address(COURSE.pages.progress) }, "What is kept") : "");
    const said = make("p", { role: "status" });
    const box = make("div", { class: "progress-offer" }, button, said, note);
    button.addEventListener("click", () => {
      said.textContent = start(pending) ? "Saved. Your progress is kept on this device." : fault;
      if (!fault) {
        button.remove();
        note.remove();
      }
    });
    return box;
  };

  // Until the learner decides, answers wait on the page: saving later must not lose them.
  const pending = empty();
  const note = (act) => {
    act(pending);
    if (change(act)) return;
    announce();
  };

  const doneHere = new Set(); // the page itself shows how these stand
  addEventListener("course:answer", ({ detail, target }) => {
    doneHere.add(detail.question);
    note((state) => {
      if (target.dataset.for) handOver(state.answers, target.dataset.for, detail.question, detail.print);
      state.answers[detail.question] = answered(state.answers[detail.question], detail, today());
      if (/^modules\//.test(here())) state.place = { page: here(), title: document.querySelector("h1").textContent.trim() };
    });
    const quiz = target.closest("course-quiz");
    if (!load() && !document.querySelector(".progress-offer") && quiz && !quiz.dataset.feedback) quiz.append(offer());
  });
  addEventListener("scenario:ending", ({ detail }) =>
    note((state) => {
      const seen = (state.scenarios[detail.scenario] ||= { endings: [], ways: 0, day: today() });
      seen.ways += 1;
      seen.day = today();
      if (!seen.endings.includes(detail.node)) seen.endings.push(detail.node);
    }));

  /* What pages say of it. */
  // Of questions as they are now, each “id:print”: an answer to one that has changed since does not count.
  const count = (state, questions) => {
    const found = questions.map((each) => each.split(":")).filter(([id, print]) => state.answers[id]?.print === print);
    const right = found.filter(([id]) => state.answers[id].share === 1).length;
    return found.length ? `${found.length} of ${questions.length} questions answered, ${right} right.` : "";
  };
  const says = (place, words) => {
    let line = place.querySelector(":scope > .progress-note");
    if (!words) line?.remove();
    else if (line) line.textContent = words;
    else place.append(make("p", { class: "progress-note" }, words));
  };
  const shownOn = (root) => [...new Set(all("form[data-print]", root).map(({ dataset }) => `${dataset.question}:${dataset.print}`))];

  const earlier = (state) => {
    for (const form of all("form[data-print]")) {
      const entry = state?.answers[form.dataset.question];
      form.querySelector(":scope > .earlier")?.remove();
      if (!entry || doneHere.has(form.dataset.question)) continue;
      const same = entry.print === form.dataset.print;
      const how = entry.share === 1 ? "It was right." : entry.share > 0 ? "Part of it was right. Try again." : "It was not right yet. Try again.";
      const day = entry.day === today() ? "earlier today" : `on ${shown(entry.day)}`;
      form.querySelector(".number").after(make("p", { class: "earlier" }, same ? `You answered this ${day}. ${how}` : `This question has changed since you answered it ${day}.`));
    }
  };

  const draw = () => {
    const state = load();
    for (const entry of all("[data-done]")) says(entry, state && count(state, entry.dataset.done.split(" ")));
    const head = document.querySelector("section.outcomes");
    if (head) says(head, state && count(state, shownOn(document)));
    earlier(state);
    for (const story of all("course-scenario")) {
      const seen = state?.scenarios[story.dataset.scenario];
      const ends = seen?.endings.length === 1 ? "one ending" : `${seen?.endings.length} endings`;
      document.querySelector(".story-seen")?.remove();
      if (seen) story.before(make("p", { class: "story-seen progress-note" }, `You have played this ${seen.ways === 1 ? "once" : `${seen.ways} times`}, and seen ${ends}.`));
    }
    for (const box of all("course-resume")) {
      box.replaceChildren();
      if (state?.place) box.append(make("p", {}, "Carry on where you left off: ", make("a", { href: address(state.place.page) }, state.place.title)));
      const due = state ? dueFirst(state.answers, today()).length : 0;
      if (due && COURSE.pages.review) box.append(make("p", {}, make("a", { href: address(COURSE.pages.review) }, `Today’s review: ${due === 1 ? "1 question" : `${due} questions`}`)));
    }
  };

  /* A file for the learner. */
  const save = (name, text, type) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /* Free text, kept only where the learner chose that. */
  const texts = () => {
    for (const field of all("textarea[data-text]")) {
      const kept = load()?.texts?.[field.dataset.text];
      if (kept !== undefined && !field.value) field.value = kept;
      field.addEventListener("input", () => change((state) => {
        if (state.texts) state.texts[field.dataset.text] = field.value.slice(0, MOST.text);
      }));
    }
  };

  window.courseProgress = {
    make, answered, isDue, dueFirst, clean, parse, later, today, shown, load, start, change, clear, note, watch, offer, address, save,
    GAPS, MOST, COURSE, Refused, fault: () => fault, isForbidden: () => fault === FORBIDDEN, mayKeepTexts: () => store().texts !== false,
  };

  watch(draw);
  texts();
})();

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
  answered, isDue, dueFirst, clean, parse, later, today, shown, empty, load, begin, change, clear, note, finish, watch, warn,
  offer, offerAt, counts, moduleState, address, placeOf, save, GAPS, MOST, COURSE, Refused,
  fault, raw: () => store().load(), isForbidden: () => unread === WORDS.forbidden, mayKeepTexts: () => store().texts !== false, isElsewhere: () => Boolean(store().always),
};

watch(() => {
  const isKept = Boolean(load());
  if (isKept) ["record", "answers"].forEach((what) => warn(what, false));
  warn("owed", isKept && owed.length > 0);
  for (const box of all(document, ".progress-offer")) if (box.hasAttribute("role") ? !fault() : isKept) box.remove();
});

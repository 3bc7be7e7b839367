/* The way in, and the map of the course: how far the learner is, where they chose to save that. */
const WORDS = /* of the course: WORDS */ {};
const { make, say, all } = window.courseTools;
const { watch, load, address, dueFirst, today, moduleState, COURSE } = window.courseProgress;

/* One button: it starts the course, or leads on. */
const boxes = all(document, "course-resume").map((box) => {
  const button = box.querySelector("a");
  const names = JSON.parse(box.dataset.names);
  const modules = Object.entries(JSON.parse(box.dataset.done)).map(([page, questions]) => ({ page, questions, title: names[page] }));
  return { box, button, modules, start: { href: button.href, words: button.textContent } };
});
const { review } = COURSE.pages;
const drawWay = (state) => {
  for (const { box, button, modules, start } of boxes) {
    // Whoever has not begun starts.
    const { href, words } = (state?.place && wayOn(state, modules)) || start;
    button.href = href;
    button.textContent = words;
    box.querySelector(".due")?.remove();
    const count = state ? dueFirst(state.answers, today()).length : 0;
    if (!count || !review) continue;
    const due = say(WORDS.review, { count });
    box.append(make("p", { class: "due" }, make("a", { href: address(review) }, due)));
  }
};

/* Each module in words; a bar beside words that say the same. */
const stateOf = (entry, state) => moduleState(entry.dataset.done.split(" ").filter(Boolean), state);
const status = (state, entry) => {
  const { done, answered, of } = stateOf(entry, state);
  const { page, part, place, of: parts } = state.place || {};
  if (done) return WORDS.done;
  if (part && page === entry.dataset.page) return say(WORDS.part, { place, of: parts });
  return answered ? say(WORDS.answered, { answered, of }) : "";
};
const says = (entry, words) => {
  entry.querySelector(".progress-note")?.remove();
  if (words) entry.append(make("span", { class: "progress-note" }, words));
};
const drawMap = (state, map) => {
  const rows = all(map, "[data-page]");
  for (const row of rows) says(row, state && status(state, row));
  for (const row of all(map, "[data-check]")) says(row, state?.passed && WORDS.passed);
  map.parentElement.querySelector(".map-bar")?.remove();
  if (!state) return;
  const done = rows.filter((row) => stateOf(row, state).done).length;
  const words = say(WORDS.modules, { done, of: rows.length });
  const bar = make("progress", { value: done, max: rows.length, "aria-hidden": "true" });
  map.before(make("p", { class: "map-bar" }, words, bar));
};

watch(() => {
  const state = load();
  drawWay(state);
  for (const map of all(document, ".rows")) drawMap(state, map);
});

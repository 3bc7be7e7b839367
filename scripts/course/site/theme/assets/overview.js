/* The way in, and the map of the course: how far the learner is, where they chose to save that. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, all } = window.courseTools;
  const { watch, load, address, dueFirst, today, moduleState, nextOf, COURSE } = window.courseProgress;

  /* One button: it starts the course, or leads on. */
  const boxes = all(document, "course-resume").map((box) => {
    const button = box.querySelector("a");
    const modules = Object.entries(JSON.parse(box.dataset.done)).map(([page, questions]) => ({ page, questions }));
    return { box, button, modules, names: JSON.parse(box.dataset.names), href: button.href, words: button.textContent };
  });
  const { check, workbook, review } = COURSE.pages;
  const drawWay = (state) => {
    for (const { box, button, names, modules, href, words } of boxes) {
      // Whoever has not begun starts.
      const { page, title, part, place, of } = (state?.place && nextOf(state, modules)) || {};
      const name = names[page] || title;
      const carryOn = page === check ? WORDS.toCheck : page === workbook ? WORDS.toWorkbook : part ? say(WORDS.carryOnAt, { name, place, of }) : say(WORDS.carryOn, { name });
      button.href = page ? address(part ? `${page}#${part}` : page) : href;
      button.textContent = page ? carryOn : words;
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
    const { page, part, ...at } = state.place || {};
    if (done) return WORDS.done;
    if (part && page === entry.dataset.page) return say(WORDS.part, at);
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
})();

/* What a page says of what is saved: how many of its questions are answered, how each stands, and how a story ended. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, all } = window.courseTools;
  const { load, watch, today, shown, moduleState, placeOf } = window.courseProgress;

  const doneHere = new Set(); // the page itself shows how these stand
  addEventListener("course:answer", ({ detail }) => doneHere.add(detail.question), true);

  const count = (state, questions) => {
    const { answered, of, right } = moduleState(questions, state);
    return answered ? say(WORDS.answered, { answered, of, right }) : "";
  };
  const says = (place, words) => {
    let line = place.querySelector(":scope > .progress-note");
    if (!words) line?.remove();
    else if (line) line.textContent = words;
    else place.append(make("p", { class: "progress-note" }, words));
  };
  const shownOn = (root) => [...new Set(all(root, "form[data-print]").map(({ dataset }) => `${dataset.question}:${dataset.print}`))];

  const HOW = { 0: WORDS.wasWrong, 1: WORDS.wasRight };
  // Says how a question stands; where it was answered here, the answer is shown again, once.
  const restored = new Set();
  const earlier = (state) => {
    for (const form of all(document, "form[data-print]")) {
      const entry = state?.answers[form.dataset.question];
      form.querySelector(":scope > .earlier")?.remove();
      if (!entry || doneHere.has(form.dataset.question)) continue;
      const same = entry.print === form.dataset.print;
      const day = entry.day === today() ? WORDS.earlierToday : say(WORDS.onDay, { day: shown(entry.day) });
      form.querySelector(".number").after(make("p", { class: "earlier" }, say(same ? WORDS.youAnswered : WORDS.hasChanged, { day, how: HOW[entry.share] || WORDS.wasPartly })));
      if (!same || entry.at !== placeOf(form) || restored.has(form)) continue;
      restored.add(form);
      window.courseGiven.putBack(form, entry.given);
    }
  };

  const draw = () => {
    const state = load();
    const head = document.querySelector("section.outcomes");
    if (head) says(head, state && count(state, shownOn(document)));
    earlier(state);
    for (const story of all(document, "course-scenario")) {
      const seen = state?.scenarios[story.dataset.scenario];
      document.querySelector(".story-seen")?.remove();
      if (!seen) continue;
      const found = seen.endings.filter((node) => story.querySelector(`[data-kind=ending][data-node="${node}"]`));
      story.before(make("p", { class: "story-seen progress-note" }, `${say(WORDS.played, { count: seen.ways })} ${say(WORDS.endings, { count: found.length })}`));
    }
  };

  watch(draw);
})();

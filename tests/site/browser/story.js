/* Plays scenarios inside the page, for the tests that take every choice: one call a scenario instead of thousands.
   It only presses what a learner presses, and only reads what a learner sees or hears. */
(() => {
  "use strict";
  const words = (element) => element.innerText.replace(/\s+/g, " ").trim();
  const all = (root, selector) => [...root.querySelectorAll(selector)].map(words);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const look = (story) => {
    const scene = story.querySelector(".scene");
    return {
      kind: scene.dataset.kind,
      heading: words(scene.querySelector("[tabindex]")),
      focused: document.activeElement === scene.querySelector("[tabindex]"),
      told: all(scene, ":scope > .told > *").join(" "),
      ask: all(scene, ".ask").join(),
      choices: all(scene, ".choices button"),
      status: words(story.querySelector("[role=status]")),
      trail: seen(story.querySelector(".trail")) ? all(story, ".trail .chose") : [],
      outcome: all(scene, ".outcome").join(),
      voices: all(scene, ".voice blockquote"),
      guidance: all(scene, ".guidance").join(),
      review: [...scene.querySelectorAll(".review > li")].map((entry) => [entry.dataset.rating, words(entry)]),
    };
  };

  const TOLD = ["scenario:choice", "scenario:ending"];

  // Takes ways as places of choices; returns what was seen at each stop, and the events that were fired. What two ways
  // have in common is played once: the learner goes back to where they part.
  window.playAll = (name, ways) => {
    const story = document.querySelector(`course-scenario[data-scenario="${name}"]`);
    let events = [];
    const note = ({ type, detail }) => events.push([type, detail]);
    for (const type of TOLD) document.addEventListener(type, note);
    let last = [], stops = [look(story)];
    const found = ways.map((way) => {
      let shared = 0;
      while (shared < last.length && way[shared] === last[shared]) shared += 1;
      if (last.length) story.querySelectorAll(".scene .back")[shared].click();
      events = events.slice(0, shared);
      stops = stops.slice(0, shared + 1);
      for (const place of way.slice(shared)) {
        story.querySelectorAll(".scene .choices button")[place].click();
        stops.push(look(story));
      }
      last = way;
      return { stops, events };
    });
    for (const type of TOLD) document.removeEventListener(type, note);
    return found;
  };
  window.play = (name, way) => playAll(name, [way])[0];
  window.playAnew = (name, way) => {
    const story = document.querySelector(`course-scenario[data-scenario="${name}"]`);
    const first = story.querySelector(".again, .trail .back, .scene .back");
    if (first) first.click();
    play(name, way);
  };
})();

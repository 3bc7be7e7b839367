/* Slides from a scenario's rendered book. Which come next, the room's choice decides. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say } = window.courseTools;
  const { make, address, all, kids, load, talk } = window.courseRoom;

  window.courseRoom.scenarios = async (kind, [name]) => {
    const { scenarios } = JSON.parse(document.getElementById("room-bank").textContent);
    if (!scenarios.includes(name)) return [];
    if (!window.courseScenarios?.[name]) await load(`scenarios/${name}`);
    // Our own pages' HTML, written by the build; nothing that anybody typed is in it.
    const book = new DOMParser().parseFromString(window.courseScenarios[name], "text/html").body;
    for (const link of all(book, "a[href^='~/']")) link.href = address(link.getAttribute("href").slice(2));
    const passage = (what, node, choice) =>
      book.querySelector(`.book > [data-kind="${what}"][data-node="${node}"]${choice === undefined ? "" : `[data-choice="${choice}"]`}`);
    const title = (part) => part.querySelector(".title").textContent;
    const copies = (root, selector) => all(root, selector).map((part) => part.cloneNode(true));

    // A scene's slides, and where the choices so far have led.
    const scene = (node, path) => {
      const step = passage("step", node);
      if (!step) return ending(passage("ending", node), path);
      const options = all(step, ".choice").map((words) => ({ words, votes: 0 }));
      const follow = (choice) => {
        const followed = passage("followed", node, choice);
        const others = options.filter((_, place) => place !== choice);
        const chosen = make("p", { class: "chosen" }, make("strong", {}, WORDS.choice), " ", ...kids(options[choice].words));
        return [
          { title: WORDS.followed, told: [chosen, ...kids(followed.querySelector(".told")), talk(others)] },
          ...scene(followed.dataset.next, [...path, [node, choice]]),
        ];
      };
      const { told, ask } = { told: kids(step.querySelector(".told")), ask: copies(step, ".ask") };
      return [{ title: say(WORDS.decision, { number: path.length + 1, title: title(step) }), told, ask, options, follow }];
    };
    const ending = (end, path) => [
      { title: title(end), told: [...copies(end, ".outcome"), ...kids(end.querySelector(".told"))] },
      { title: end.querySelectorAll("h2, h3, h4, h5, h6")[1].textContent, told: copies(end, ".voice") },
      { title: WORDS.guidance, told: copies(end, ".guidance") },
      ...path.map(([node, choice], place) => ({
        title: say(WORDS.lookBack, { number: place + 1, count: path.length, title: title(passage("step", node)) }),
        told: kids(book.querySelector(`.look-back [data-node="${node}"] [data-choice="${choice}"]`)),
      })),
      { title: WORDS.end, told: [make("p", {}, WORDS.otherwise)], last: true },
    ];
    return scene(book.querySelector(".passage").dataset.node, []);
  };
})();

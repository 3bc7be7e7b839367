/* What the other scripts share: words, elements, and finding them. A classic script, because modules do not load from a
   disk. */
(() => {
  "use strict";

  // A sentence of `words.yml` with what it leaves open filled in; where it has two forms, `count` decides.
  const say = (words, told) => (words.one ? (told.count === 1 ? words.one : words.many) : words).replace(/\{(\w+)\}/g, (_, name) => told[name]);

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };

  const all = (root, selector) => [...root.querySelectorAll(selector)];

  const button = (name, words, act) => {
    const made = make("button", { type: "button", class: name }, words);
    made.addEventListener("click", act);
    return made;
  };

  // Gives the focus to a new place, and takes away what held the pressed button. If both happen at once, Orca moves to the
  // new place by itself, and says nothing of it.
  const handOver = (focus, leave) => {
    const isPressed = document.activeElement.matches(".next, .finish");
    focus();
    if (isPressed) setTimeout(leave, 200);
    else leave();
  };

  window.courseTools = { say, make, all, button, handOver };
})();

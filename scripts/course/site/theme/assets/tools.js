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

  window.courseTools = { say, make, all };
})();

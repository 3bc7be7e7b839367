/* What keeps progress, where a page can be read without it: loaded as soon as somebody does anything on the page, and at
   once where something may be kept already. */
(() => {
  "use strict";

  const ACTS = ["pointerdown", "keydown", "input", "course:part", "course:answer"];
  const links = document.currentScript.dataset.scripts.split(" ") // each is gone once its script has run
    .map((href) => Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }));
  const held = []; // what was typed or answered before all was there
  let isLoading = false;

  // Until then, nobody else knows that a text would be lost.
  const ask = (event) => {
    if (!held.some(({ target }) => target.matches("textarea") && target.value.trim())) return;
    event.preventDefault();
    event.returnValue = true; // for older browsers
  };
  const done = () => {
    for (const act of ACTS) document.removeEventListener(act, begin, true);
    removeEventListener("beforeunload", ask);
    for (const { type, target, detail } of held) target.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  };
  const next = () => {
    const script = document.createElement("script");
    script.src = links[0].href;
    script.onload = () => {
      links.shift().remove();
      if (links.length) next();
      else done();
    };
    // No connection: with what is done next, it is tried again.
    script.onerror = () => {
      isLoading = false;
      script.remove();
    };
    document.head.append(script);
  };
  const begin = (event) => {
    if (event?.type === "input" || event?.type === "course:answer") {
      held.push(event);
      addEventListener("beforeunload", ask);
    }
    if (isLoading) return;
    isLoading = true;
    document.head.append(...links); // all at once, and run in their order
    next();
  };

  // Either may be forbidden to look at.
  const has = (look) => {
    try {
      return Boolean(look());
    } catch {
      return false;
    }
  };
  for (const act of ACTS) document.addEventListener(act, begin, true);
  if (has(() => parent.courseStore) || has(() => localStorage.length)) begin();
})();

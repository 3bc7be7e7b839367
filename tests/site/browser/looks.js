/* Marks three elements of each look on a page, for axe's rules about colours: the first, the one in the middle and the
   last. A look is all that decides a contrast: colours, grounds, sizes and veils of an element and of all around it. */
(() => {
  "use strict";
  const DECIDE = [
    "color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "fontStyle", "textShadow",
    "textDecorationLine", "webkitTextFillColor", "mixBlendMode", "filter", "backdropFilter", "position", "borderBottomStyle",
  ];
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const says = (element) => element.matches(CONTROLS)
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  const looksOf = (root) => {
    const numbers = new Map(), looks = new Map();
    const walk = (element, around) => {
      if (element.matches("script, style, template, noscript")) return;
      const style = getComputedStyle(element);
      if (style.display === "none") return;
      const key = [around, style.visibility, ...DECIDE.map((name) => style[name])].join("|");
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      const look = numbers.get(key);
      // A link is judged by the words beside it too.
      const name = element.matches("a[href]") ? `link ${look}` : look;
      if (style.visibility === "visible" && says(element)) looks.set(name, [...(looks.get(name) || []), element]);
      for (const child of element.children) walk(child, look);
    };
    walk(root, "");
    return [...looks.values()];
  };

  window.markLooks = () => {
    for (const old of document.querySelectorAll("[data-look]")) old.removeAttribute("data-look");
    for (const alike of looksOf(document.body))
      for (const place of [0, alike.length >> 1, alike.length - 1]) alike[place].setAttribute("data-look", "");
  };
  axe.configure({
    rules: [
      { id: "color-contrast", selector: "[data-look]" },
      { id: "link-in-text-block", selector: "a[href][data-look]" },
    ],
  });
})();

/* Marks elements for axe's rules about colours: of each look that the caller does not yet know, the first, the one in the
   middle and the last. A look is all that decides a contrast: colours, grounds, sizes and veils of an element and of all
   around it. Returns the names of the looks that it marked, the same on every page. */
(() => {
  "use strict";
  const DECIDE = [
    "color", "backgroundColor", "backgroundImage", "opacity", "fontWeight", "fontStyle", "textShadow",
    "textDecorationLine", "webkitTextFillColor", "mixBlendMode", "filter", "backdropFilter", "position", "borderBottomStyle",
  ];
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const says = (element) => element.matches(CONTROLS)
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  // Two sums as in FNV-1a: a short name, so that each page can be told what was looked at on the pages before.
  const nameOf = (text) => {
    let one = 0x811c9dc5, two = 0xc9dc5118;
    for (let place = 0; place < text.length; place += 1) {
      one = Math.imul(one ^ text.charCodeAt(place), 0x01000193);
      two = Math.imul(two ^ text.charCodeAt(place), 0x85ebca6b);
    }
    return (one >>> 0).toString(36) + (two >>> 0).toString(36);
  };

  // Large letters need less contrast: from 18 points on, or from 14 in bold (WCAG 2.2, 1.4.3). Other sizes are alike.
  const sizeOf = ({ fontSize }) => [14, 18].filter((points) => parseFloat(fontSize) >= (points * 96) / 72).length;

  const looksOf = (root) => {
    const looks = new Map();
    const walk = (element, around) => {
      if (element.matches("script, style, template, noscript")) return;
      const style = getComputedStyle(element);
      if (style.display === "none") return;
      const look = nameOf([around, style.visibility, sizeOf(style), ...DECIDE.map((name) => style[name])].join("|"));
      // A link is judged by the words beside it too, and by how large it is among them.
      const among = () => (parseFloat(style.fontSize) / parseFloat(getComputedStyle(element.parentElement).fontSize)).toFixed(2);
      const name = element.matches("a[href]") ? `link ${among()} ${look}` : look;
      if (style.visibility === "visible" && says(element)) looks.set(name, [...(looks.get(name) || []), element]);
      for (const child of element.children) walk(child, look);
    };
    walk(root, "");
    return looks;
  };

  window.markLooks = (known) => {
    for (const old of document.querySelectorAll("[data-look]")) old.removeAttribute("data-look");
    const looks = looksOf(document.body);
    for (const name of known) looks.delete(name);
    for (const alike of looks.values())
      for (const place of [0, alike.length >> 1, alike.length - 1]) alike[place].setAttribute("data-look", "");
    return [...looks.keys()];
  };
  axe.configure({
    rules: [
      { id: "color-contrast", selector: "[data-look]" },
      { id: "link-in-text-block", selector: "a[href][data-look]" },
    ],
  });
})();

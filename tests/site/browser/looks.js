/* Marks elements for axe's rules about colours: of each look that the caller does not yet know, the first, the one in the
   middle and the last. A look is all that decides a contrast: colours, grounds, sizes and veils of an element and of all
   around it. Returns the names of the looks that it marked, the same on every page.

   And marks for axe's rule about the size of targets those that could fail it: what lies over or under another target,
   and what is small and has its middle near one. To judge a single target the rule lays a net over the whole page, which
   is half of all that axe does. */
(() => {
  "use strict";
  const DECIDE = [
    "color", "backgroundColor", "backgroundImage", "opacity", "fontWeight", "fontStyle", "textShadow",
    "textDecorationLine", "webkitTextFillColor", "mixBlendMode", "filter", "backdropFilter", "position", "borderBottomStyle",
  ];
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const says = (element) => element.matches(CONTROLS)
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  // Ends of the tree without words, and drawings without any: to ask for their style would take longest of all.
  const saysNothing = (element) => element.matches("svg")
    ? !element.textContent.trim() && !element.querySelector("a")
    : !element.firstElementChild && !says(element);

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
      if (element.matches("script, style, template, noscript") || saysNothing(element)) return;
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

  const LEAST = 24; // WCAG 2.2, 2.5.8
  // Without a role, what takes the focus only from a script or to be scrolled is no target.
  const TARGETS = `${CONTROLS}, area, iframe, [tabindex][role], [contenteditable]`;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const square = (x, y, far) => ({ left: x - far, right: x + far, top: y - far, bottom: y + far });
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  // A circle of the least size around the middle of each may not reach into the other (a square finds more).
  const isNear = (rects, box) => rects.some((rect) => {
    const [x, y] = middle(rect), [left, top] = middle(box);
    return overlap(square(x, y, LEAST / 2), box) || overlap(square(x, y, LEAST), square(left, top, 0));
  });

  const markTargets = () => {
    for (const old of document.querySelectorAll("[data-target]")) old.removeAttribute("data-target");
    const targets = [...document.querySelectorAll(TARGETS)].filter(seen).map((element) =>
      ({ element, box: element.getBoundingClientRect(), rects: [...element.getClientRects()] }));
    for (const { element, box, rects } of targets) {
      const isSmall = Math.min(box.width, box.height) < LEAST;
      const isClose = (other) => overlap(box, other.box) || (isSmall && isNear(rects, other.box));
      if (targets.some((other) => other.element !== element && isClose(other))) element.setAttribute("data-target", "");
    }
  };

  window.markLooks = (known) => {
    markTargets();
    for (const old of document.querySelectorAll("[data-look]")) old.removeAttribute("data-look");
    const looks = looksOf(document.body);
    for (const name of known) looks.delete(name);
    for (const alike of looks.values())
      for (const place of [0, alike.length >> 1, alike.length - 1]) alike[place].setAttribute("data-look", "");
    return [...looks.keys()];
  };
  axe.configure({
    noHtml: true, // who reads a fault finds the element by its selector; the source of each that is looked at takes long
    rules: [
      { id: "color-contrast", selector: "[data-look]" },
      { id: "link-in-text-block", selector: "a[href][data-look]" },
      { id: "target-size", selector: "[data-target]" },
    ],
  });
})();

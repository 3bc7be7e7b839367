/* Families: once two of their members were answered, what made the difference. First the question; then the words that
   decide, one story under the other; then what holds in both. Without a script, the page has it folded up. */
(() => {
  "use strict";

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const strip = () => document.querySelectorAll("details.family").forEach((fold) => fold.remove());

  // The members answered on this page, the latest last; and those answered on an earlier day, where a page holds them.
  const answered = new Map();
  const earlier = (family, but) => {
    const saved = window.courseProgress?.load()?.answers || {};
    const kept = Object.values(window.courseQuestions || {}).flatMap(Object.entries);
    const found = kept.find(([id, form]) => id !== but && id in saved && form.includes(`data-family="${family}"`));
    // Our own pages' HTML, written by the build; nothing that a learner typed is in it.
    return found && new DOMParser().parseFromString(found[1], "text/html").querySelector("form");
  };

  const facts = (form) => form.querySelector(".lesson > div").cloneNode(true);

  document.addEventListener("course:answer", ({ target: form }) => {
    const { family, question } = form.dataset;
    if (!family) return;
    const met = (answered.get(family) || []).filter((other) => other.dataset.question !== question);
    answered.set(family, [...met, form]);
    const before = met.at(-1) || earlier(family, question);
    if (!before || form.querySelector("details.family")) return;
    const principle = form.querySelector(".lesson > p").cloneNode(true);
    const both = make("div", "both", facts(before), facts(form));
    const fold = make("details", "family", make("summary", "", "What made the difference?"), both, principle);
    form.querySelector(".buttons").before(fold); // read before the way on
  });
  strip();

  // Where questions are drawn, the build cannot know which stand together.
  const alike = () => {
    const seen = new Set();
    for (const form of document.querySelectorAll("form[data-family]")) {
      const { family } = form.dataset;
      if (seen.has(family) && !form.querySelector(".same-acts")) {
        form.prepend(make("p", "same-acts", "Same acts, another person. This is meant so: look for what differs."));
      }
      seen.add(family);
    }
  };
  const drawn = document.querySelector("course-check, course-review");
  if (drawn) new MutationObserver(alike).observe(drawn, { childList: true, subtree: true });
})();

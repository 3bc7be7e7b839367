/* Members of a family where questions are drawn: the build cannot know which stand together, or which were met before. */
(() => {
  "use strict";

  const { make, all } = window.courseTools;

  const alike = () => {
    const seen = new Set();
    for (const form of all(document, "form[data-family]")) {
      const { family } = form.dataset;
      if (seen.has(family) && !form.querySelector(".same-acts")) {
        form.prepend(make("p", { class: "same-acts" }, "Same choices, different person. Look for what is different."));
      }
      seen.add(family);
    }
  };
  new MutationObserver(alike).observe(document.querySelector("course-check, course-review"), { childList: true, subtree: true });

  // The form of another member that was answered on an earlier day.
  window.courseMet = (family, but) => {
    const saved = window.courseProgress.load()?.answers || {};
    const forms = Object.values(window.courseQuestions || {}).flatMap(Object.entries);
    const found = forms.find(([id, form]) => id !== but && id in saved && form.includes(`data-family="${family}"`));
    // Our own pages' HTML, written by the build; nothing that a learner typed is in it.
    return found && new DOMParser().parseFromString(found[1], "text/html").querySelector("form");
  };
})();

/* Families: once two of their members were answered, what made the difference. First the question; then the words that
   decide, one story under the other; then what holds in both. Without a script, the page has it folded up. In a page in
   parts it comes later: until then, styles hide that fold. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, all } = window.courseTools;
  const part = (form, tag) => form.querySelector(`.lesson > ${tag}`).cloneNode(true);
  const answered = {};

  all(document, ".family").forEach((fold) => fold.remove());
  document.addEventListener("course:answer", ({ target: form }) => {
    const { family, question } = form.dataset;
    if (!family) return;
    const met = (answered[family] || []).filter((other) => other.dataset.question !== question);
    answered[family] = [...met, form];
    const before = met.at(-1) || window.courseMet?.(family, question);
    if (!before || form.querySelector(".family")) return;
    const both = make("div", { class: "both" }, part(before, "div"), part(form, "div"));
    form.querySelector(".lesson").before(make("details", { class: "family" }, make("summary", {}, WORDS.difference), both, part(form, "p")));
  });
})();

/* What learners write. The same name is the same text wherever it stands; a reflection goes by its question. It is saved
   only where they chose that, and the browser asks before it goes. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, all } = window.courseTools;
  const { load, begin, change, watch, warn, fault, mayKeepTexts, MOST } = window.courseProgress;

  const FIELDS = "textarea[data-text], form.question textarea";
  const fields = () => all(document, FIELDS);
  const nameOf = (field) => field.dataset.text || field.form.dataset.question;
  const held = new Map(); // what they have as a file or on the clipboard

  const warnOf = () => {
    const texts = load()?.texts || {};
    warn("texts", fields().some((field) => field.value.trim() && ![texts[nameOf(field)], held.get(nameOf(field))].includes(field.value)));
  };
  const hold = () => {
    fields().forEach((field) => held.set(nameOf(field), field.value));
    warnOf();
  };
  const save = () => change((state) => {
    if (!state.texts) return;
    for (const field of fields()) if (field.value || state.texts[nameOf(field)]) state.texts[nameOf(field)] = field.value.slice(0, MOST.text);
  });
  const offer = (field) => {
    if (!mayKeepTexts() || load()?.texts || document.querySelector(".text-offer")) return;
    const button = make("button", { type: "button" }, WORDS.save);
    const note = make("p", { class: "meta" }, WORDS.saves);
    const said = make("p", { role: "status" });
    button.addEventListener("click", () => {
      if (!load()) begin();
      change((state) => (state.texts ||= {}));
      save();
      said.textContent = fault() || WORDS.saved;
      if (fault()) return;
      field.focus();
      button.remove();
      note.remove();
    });
    field.after(make("div", { class: "text-offer" }, button, said, note));
  };

  addEventListener("input", ({ target }) => {
    if (!target.matches?.(FIELDS)) return;
    for (const field of fields()) if (field !== target && nameOf(field) === nameOf(target)) field.value = target.value;
    save();
    offer(target);
    warnOf();
  });
  watch(() => {
    const texts = load()?.texts || {};
    for (const field of fields()) if (!field.value) field.value = texts[nameOf(field)] || "";
    warnOf();
  });

  window.courseWritten = { hold };
})();

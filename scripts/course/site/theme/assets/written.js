/* What a learner writes: saved only by a choice of its own, one text a name wherever it stands, printed to its last line,
   and never lost unasked. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, all, button } = window.courseTools;
  const { load, begin, change, watch, warn, fault, mayKeepTexts, MOST } = window.courseProgress;
  const { both } = window.courseMerge;

  const FIELDS = "textarea[data-text], form.question textarea";
  const fields = () => all(document, FIELDS);
  const nameOf = (field) => field.dataset.text || field.form.dataset.question;
  const held = new Map(); // what they have as a file or on the clipboard
  const known = new WeakMap(); // what was saved of a field when this page last heard of it
  const typed = new WeakSet(fields().filter(({ value }) => value)); // where somebody has written on this page
  const isOpen = (field) => field.value !== (known.get(field) ?? "");

  const warnOf = () => warn("texts", fields().some((field) => field.value.trim() && isOpen(field) && held.get(nameOf(field)) !== field.value));
  const hold = () => {
    fields().forEach((field) => held.set(nameOf(field), field.value));
    warnOf();
  };

  const put = (field, text) => {
    const at = field.selectionStart;
    field.value = text;
    if (field === document.activeElement) field.setSelectionRange(at, at);
  };
  // Another page may have saved since: that takes the place of what was left alone here, and stands below what was not.
  const take = (texts) => {
    for (const field of fields()) {
      field.maxLength = MOST.text; // nobody shall write what is then not saved
      const there = texts[nameOf(field)];
      const text = there === undefined || there === known.get(field) ? field.value : field.value && isOpen(field) ? both(field.value, there) : there;
      if (text !== field.value) put(field, text);
      known.set(field, there);
    }
  };
  const save = () => load()?.texts && change(({ texts }) => {
    take(texts);
    for (const field of fields().filter(isOpen)) texts[nameOf(field)] = field.value;
  });

  // Beside the field where somebody writes: the press that saves, and what became of it.
  const said = make("p", { role: "status" });
  const note = make("p", { class: "meta" }, WORDS.saves);
  const box = make("div", { class: "text-offer" });
  let last = null;
  const press = button("", WORDS.save, () => {
    begin((state) => (state.texts ||= {}));
    save();
    said.textContent = fault() || WORDS.saved;
    if (fault()) return;
    last.focus();
    press.remove();
    note.remove();
  });
  const tell = (field) => {
    const isKept = Boolean(load()?.texts);
    const words = fault() || (isKept && (said.textContent || press.isConnected) ? WORDS.saved : "");
    if (!mayKeepTexts() || (isKept ? words === said.textContent : press.isConnected)) return;
    last = field;
    box.replaceChildren(...(isKept || words ? [said] : [press, said, note]));
    field.after(box);
    said.textContent = words;
  };
  // Where a part asks for one text, it may have been begun in another part, or on another day.
  const remind = () => {
    for (const field of all(document, "textarea[data-text]")) {
      const isAlone = all(field.closest(".step") || document, "textarea[data-text]").length === 1;
      if (!isAlone || !field.value || typed.has(field) || field.hasAttribute("aria-describedby")) continue;
      field.before(make("p", { class: "earlier", id: `${field.id}-begun` }, WORDS.begun));
      field.setAttribute("aria-describedby", `${field.id}-begun`);
    }
  };

  addEventListener("input", ({ target }) => {
    if (!target.matches?.(FIELDS)) return;
    typed.add(target);
    for (const field of fields()) if (field !== target && nameOf(field) === nameOf(target)) field.value = target.value;
    save();
    tell(target);
    remind();
    warnOf();
  });
  watch(() => {
    const texts = load()?.texts;
    take(texts || {});
    if (!texts && !press.isConnected) said.textContent = ""; // deleted, from another page
    remind();
    warnOf();
  });

  // A field prints only what it shows: what is in it stands beside it, on paper alone.
  addEventListener("beforeprint", () => {
    all(document, ".typed").forEach((copy) => copy.remove());
    for (const field of fields().filter(({ value }) => value.trim())) {
      const copy = make("div", { class: "typed on-paper" }, field.value);
      copy.style.cssText = "white-space: pre-wrap; overflow-wrap: anywhere";
      field.after(copy);
    }
  });

  window.courseWritten = { hold };
})();

/* The workbook: what a learner wrote, out of the page and into a file, onto paper, or onto the clipboard. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, all, button } = window.courseTools;
  const { save, today, COURSE } = window.courseProgress;
  const { hold } = window.courseWritten;
  for (const box of document.querySelectorAll("course-workbook")) {
    const page = box.closest("article") || document.body;
    const said = make("p", { role: "status" });
    // A text that stands in several places is one.
    const fields = () => new Map(all(page, "textarea[data-text]").map((field) => [field.dataset.text, field])).values();
    const parts = () => [...fields()].map((field) => [field.labels[0].textContent.trim(), field.value.trim() || WORDS.nothing]);
    const plain = () => parts().map(([prompt, text]) => `${prompt}\n\n${text}\n`).join("\n\n");
    const title = () => page.querySelector("h1").firstChild.textContent.trim();
    const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    // A page that word processors open: headings and paragraphs, and nothing that runs.
    const document_ = () => {
      const body = parts().map(([prompt, text]) => `<h2>${escape(prompt)}</h2>${text.split(/\n+/).map((line) => `<p>${escape(line)}</p>`).join("")}`);
      return `<!doctype html><html lang="${COURSE.language}"><head><meta charset="utf-8"><title>${escape(title())}</title></head><body><h1>${escape(title())}</h1>${body.join("")}</body></html>`;
    };
    const file = (ending, text, type) => {
      save(`my-workbook-${today()}.${ending}`, text, type);
      hold();
      return WORDS.saved;
    };
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(plain());
      } catch {
        return WORDS.cannotCopy;
      }
      hold();
      return WORDS.copied;
    };
    const telling = (words, act) => button("", words, async () => (said.textContent = await act()));
    box.replaceChildren(
      make("div", { class: "buttons" },
        telling(WORDS.text, () => file("txt", plain(), "text/plain")),
        telling(WORDS.word, () => file("doc", document_(), "application/msword")),
        telling(WORDS.copy, copy),
        telling(WORDS.print, () => (window.print(), ""))),
      said,
    );
  }
})();

/* The workbook: what a learner wrote, out of the page and into a file, onto paper, or onto the clipboard. */
(() => {
  "use strict";

  const { save, today, COURSE } = window.courseProgress;
  for (const box of document.querySelectorAll("course-workbook")) {
    const page = box.closest("article") || document.body;
    const said = document.createElement("p");
    said.role = "status";
    const parts = () =>
      [...page.querySelectorAll("textarea[data-text]")].map((field) => [page.querySelector(`label[for="${field.id}"]`).textContent.trim(), field.value.trim()]);
    const plain = () => parts().map(([prompt, text]) => `${prompt}\n\n${text || "(nothing yet)"}\n`).join("\n\n");
    const title = () => page.querySelector("h1").firstChild.textContent.trim();
    const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    // A page that word processors open: headings and paragraphs, and nothing that runs.
    const document_ = () => {
      const body = parts().map(([prompt, text]) => `<h2>${escape(prompt)}</h2>${(text || "(nothing yet)").split(/\n+/).map((line) => `<p>${escape(line)}</p>`).join("")}`);
      return `<!doctype html><html lang="${COURSE.language}"><head><meta charset="utf-8"><title>My workbook</title></head><body><h1>${escape(title())}</h1>${body.join("")}</body></html>`;
    };
    const actions = [
      ["Save as text", () => (save(`my-workbook-${today()}.txt`, plain(), "text/plain"), "Saved in your downloads.")],
      ["Save for Word", () => (save(`my-workbook-${today()}.doc`, document_(), "application/msword"), "Saved in your downloads.")],
      ["Copy it all", async () => {
        try {
          await navigator.clipboard.writeText(plain());
          return "Copied. You can paste it now.";
        } catch {
          return "This browser does not let the page copy. Save it as text instead.";
        }
      }],
      ["Print", () => (window.print(), "")],
    ];
    const buttons = document.createElement("div");
    buttons.className = "buttons";
    for (const [words, act] of actions) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", async () => (said.textContent = await act()));
      buttons.append(button);
    }
    box.replaceChildren(buttons, said);
  }
})();

/* What differs between kinds of question: how a learner answers, how an answer is marked, and where its reasons stand.
   The form on the page is the data. A classic script, because modules do not load from a disk.
   Marking compares indexes from the file, never visible words: translators wrap and change those. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { say, make, all } = window.courseTools;

  // One grader for each rule of the table of question types (course/bank/scoring.py); each returns 0 to 1.
  const graders = {
    "all-or-nothing": (key, given) => Number(String(key) === String(given)),
    "right-minus-wrong": (key, given) => {
      const right = given.filter((index) => key.includes(index)).length;
      return Math.max(0, (2 * right - given.length) / key.length);
    },
    "neighbouring-pairs": (key, given) =>
      given.filter((index, place) => place && index === given[place - 1] + 1).length / (given.length - 1),
    "share-right": (key, given) => given.filter((answer, place) => answer === key[place]).length / key.length,
  };

  const indexOf = (element) => Number(element.dataset.index);
  const copies = (element) => [...element.childNodes].map((node) => node.cloneNode(true));

  const MARKS = { right: ["✓", WORDS.right], wrong: ["✗", WORDS.wrong], missed: ["✓", WORDS.missed] };

  const described = (control) => (control.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
  const describe = (control, ids) =>
    ids.length ? control.setAttribute("aria-describedby", ids.join(" ")) : control.removeAttribute("aria-describedby");

  // Puts a mark and the reason beside an option, and joins them to its control for those who listen.
  const explain = (place, control, kind, words, reason) => {
    const icon = make("span", { "aria-hidden": "true" }, MARKS[kind][0]);
    const mark = make("strong", { class: "mark" }, icon, ` ${words || `${MARKS[kind][1]}.`} `);
    const box = make("div", { class: "feedback", id: `${control.id}-why` }, mark, ...copies(reason));
    place.dataset.mark = kind;
    place.append(box);
    describe(control, [...described(control), box.id]);
  };

  const clearMarks = (form) => {
    all(form, ".feedback, .others").forEach((box) => box.remove());
    all(form, "[data-mark]").forEach((place) => place.removeAttribute("data-mark"));
    for (const control of all(form, "[aria-describedby]")) {
      describe(control, described(control).filter((id) => !/-(why|words)$/.test(id)));
    }
  };

  const reasonsOf = (form) =>
    all(form, "details.answer > ol > li").sort((one, other) => one.dataset.for - other.dataset.for);

  // Marks what was chosen and what would have been right; returns the other options, each with its reason.
  const showOptions = (list, reasonOf) => {
    const others = [];
    for (const entry of list.children) {
      const input = entry.querySelector("input");
      const correct = input.hasAttribute("data-correct");
      const kind = input.checked ? (correct ? "right" : "wrong") : "missed";
      const words = kind === "missed" && input.type === "checkbox" ? `${WORDS.missedToo}.` : "";
      if (input.checked || correct) explain(entry, input, kind, words, reasonOf(input.value));
      else others.push([entry.querySelector("label"), reasonOf(input.value)]);
    }
    return others;
  };

  const picked = (root) => all(root, ".options :checked").map((input) => Number(input.value));

  // Each kind says which controls still want an answer (and what they are called), what to ask for where none has one,
  // what the learner gave (-1 where nothing), what the key is, how to mark, and how to start again. Marking returns what
  // is left to tell.
  const choices = {
    ask: WORDS.choose,
    missing: (form) => (picked(form).length ? [] : [[form.querySelector("input"), ""]]),
    given: picked,
    key: (form) => all(form, "[data-correct]").map((input) => Number(input.value)),
    show: (form, reasons) => showOptions(form.querySelector(".options"), (index) => reasons[index]),
    reset: (form) => form.reset(),
  };

  const keys = (form) => all(form, "select").map((select) => Number(select.dataset.key));

  const matching = {
    ask: WORDS.chooseEach,
    missing: (form) => all(form, "select").filter((select) => !select.value).map((select) => [select, select.labels[0].textContent]),
    given: (form) => all(form, "select").map((select) => Number(select.value || -1)),
    key: keys,
    show(form, reasons) {
      all(form, ".items > li").forEach((entry, index) => {
        const select = entry.querySelector("select");
        const right = select.value === select.dataset.key;
        // The reason starts with the right category, so it says both what was right and why.
        explain(entry, select, right ? "right" : "wrong", right ? "" : WORDS.wrongItem, reasons[index]);
      });
      return [];
    },
    reset: choices.reset,
  };

  // On paper a gap is a line to write on, and without a script a select in the text. A select cuts long words on a
  // phone: here each gap is a row of options below the text, and the text says what was chosen.
  const gapSelect = {
    setup(form) {
      const text = form.querySelector(".gapped");
      const near = (node, part) => (node?.matches("span:not(.on-paper)") ? node.textContent.match(part)[0] : "");
      const parts = all(text, "select").map((select, gap) => {
        const blank = () => make("span", { class: "blank" }, say(WORDS.gap, { number: gap + 1 }));
        const options = make("ol", { class: "options" });
        for (const { value, text: words } of [...select.options].slice(1)) {
          const id = `${select.id}-${value}`;
          const input = make("input", { type: "radio", name: select.id, id, value, "data-correct": value === select.dataset.key });
          options.append(make("li", {}, input, make("label", { for: id }, words)));
        }
        // Named by the words around it, as far as the sentence goes, or the next gap. No sentence ends in “16.30”.
        const before = near(select.previousElementSibling, /(?:[^.!?]|[.!?](?![”’)]*\s))*$/).replace(/^[”’)]*[\s,;]*/, "");
        const after = near(select.nextElementSibling.nextElementSibling, /^(?:[^.!?]|[.!?](?![”’)]*(?:\s|$)))*(?:[.!?][”’)]*)?/);
        // What ends in a colon is said before the next gap.
        const rest = after.trimEnd().replace(/^[^:]*:$/, "");
        const legend = make("legend", {}, before, blank(), rest, /\w$/.test(rest) ? " …" : "");
        return [select, blank(), make("fieldset", { class: "gap" }, legend, options)];
      });
      for (const [select, blank, row] of parts) {
        select.before(blank);
        text.parentElement.append(row);
        const fill = () => {
          const chosen = row.querySelector(":checked + label");
          blank.textContent = chosen ? chosen.textContent : row.querySelector(".blank").textContent;
          blank.classList.toggle("filled", chosen);
        };
        row.addEventListener("change", fill);
        form.addEventListener("reset", () => setTimeout(fill));
      }
    },
    ask: matching.ask,
    missing: (form) => all(form, ".gap").filter((row) => !picked(row).length).map((row) => [row.querySelector("input"), row.querySelector(".blank").textContent]),
    given: (form) => all(form, ".gap").map((row) => picked(row)[0] ?? -1),
    key: keys,
    show: (form, reasons) =>
      all(form, ".gap .options").flatMap((list, gap) =>
        showOptions(list, (value) => reasons[gap].querySelector(`:scope [data-for="${value}"] span`))
          .map(([label, reason]) => [make("span", {}, `${say(WORDS.gap, { number: gap + 1 })}, ${label.textContent}:`), reason])),
    reset: choices.reset,
  };

  const ordering = {
    setup(form, said) {
      const steps = form.querySelector(".steps");
      steps.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button || button.getAttribute("aria-disabled") === "true") return;
        const entry = button.closest("li");
        if (button.dataset.move === "up") entry.previousElementSibling.before(entry);
        else entry.nextElementSibling.after(entry);
        form.dataset.moved = "";
        ordering.ends(steps);
        button.focus(); // moving an element takes the focus from it
        form.dispatchEvent(new Event("change"));
        const place = [...steps.children].indexOf(entry) + 1;
        said(say(WORDS.moved, { place, count: steps.children.length }));
      });
      for (const [place, entry] of [...steps.children].entries()) {
        entry.style.setProperty("--printed", place); // paper shows this order, whatever the learner has done
        const text = entry.querySelector(".text").id;
        // Named by its own step: “Move up” alone is said once for each of them.
        const button = (move, words) =>
          make("button", { type: "button", id: `${text}-${move}`, "data-move": move, "aria-labelledby": `${text}-${move} ${text}` }, words);
        entry.append(make("span", { class: "moves" }, button("up", WORDS.up), button("down", WORDS.down)));
      }
      ordering.ends(steps);
    },
    // The ends stay focusable, or the keyboard would lose its place.
    ends(steps) {
      for (const button of all(steps, "button")) {
        const entry = button.closest("li");
        const stuck = button.dataset.move === "up" ? !entry.previousElementSibling : !entry.nextElementSibling;
        button.setAttribute("aria-disabled", String(stuck));
      }
    },
    ask: WORDS.order,
    missing: (form) => ("moved" in form.dataset ? [] : [[form.querySelector("[data-move][aria-disabled=false]"), ""]]),
    // The steps stand somewhere before anybody moves one.
    given: (form) => ("moved" in form.dataset ? all(form, ".steps > li").map(indexOf) : []),
    key: () => [],
    show(form, reasons) {
      all(form, ".steps > li").forEach((entry, place) => {
        const index = indexOf(entry);
        const right = index === place;
        const words = right ? WORDS.rightPlace : say(WORDS.step, { number: index + 1 });
        explain(entry, entry.querySelector("button"), right ? "right" : "wrong", `${words}.`, reasons[index]);
      });
      return [];
    },
    // The learner goes on from the order that stands there, but must move something first.
    reset: (form) => delete form.dataset.moved,
  };

  const kinds = {
    "single-choice": choices,
    "multiple-response": choices,
    matching,
    "gap-select": gapSelect,
    ordering,
  };

  window.courseKinds = { kinds, graders, copies, describe, clearMarks, reasonsOf };
})();

/* What a learner gave to a question, as text and put back again: in the address of a check, and on another day; and in
   words, on paper. Whoever wrote the text, what does not fit is left out. */
(() => {
  "use strict";

  const { all } = window.courseTools;
  const { kinds } = window.courseKinds;

  // A letter for each index, and “_” where nothing was chosen.
  const asText = (given) => (given.some((index) => index >= 0) ? given.map((index) => (index < 0 ? "_" : index.toString(36))).join("") : "");
  const fromText = (text) => [...text].map((letter) => (letter === "_" ? -1 : parseInt(letter, 36)));

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();

  // What a kind knows beside what every page needs of it (kinds.js): how an answer is put back, and what was chosen.
  const choices = {
    put: (form, given) => all(form, ".options input").forEach((input) => (input.checked = given.includes(Number(input.value)))),
    chosen: (form) => all(form, ".options :checked + label").map(words),
  };
  const answers = {
    "single-choice": choices,
    "multiple-response": choices,
    matching: {
      put: (form, given) =>
        all(form, "select").forEach((box, place) => (box.selectedIndex = Math.max(0, [...box.options].findIndex(({ value }) => value === String(given[place]))))),
      chosen: (form) => all(form, ".items > li").map((entry) => `${words(entry.querySelector("label"))}: ${words(entry.querySelector("select").selectedOptions[0])}`),
    },
    "gap-select": {
      put: (form, given) => all(form, ".gap").forEach((row, gap) => row.querySelector(`[value="${given[gap]}"]`)?.click()),
      // The text itself, with what was chosen in its gaps.
      chosen(form) {
        const text = form.querySelector(".gapped").cloneNode(true);
        all(text, "select, .on-paper").forEach((part) => part.remove());
        return [words(text)];
      },
    },
    ordering: {
      put(form, given) {
        const steps = form.querySelector(".steps");
        const found = given.map((index) => [...steps.children].find((entry) => Number(entry.dataset.index) === index));
        if (found.includes(undefined) || new Set(found).size !== steps.children.length) return;
        steps.append(...found);
        form.dataset.moved = "";
        kinds.ordering.ends(steps);
      },
      chosen: (form) => all(form, ".steps .text").map((step, place) => `${place + 1}. ${words(step)}`),
    },
  };
  const put = (form, text) => answers[form.dataset.type].put(form, fromText(text));
  const chosen = (form) => answers[form.dataset.type].chosen(form);

  // With its verdict; and then on to the first question that is open, unless another one was asked for.
  const putBack = (form, text) => {
    const quiz = form.closest("course-quiz");
    const question = quiz.questions.find((each) => each.form === form);
    put(form, text);
    if (question.missing().length) return;
    question.mark(true);
    const next = quiz.nexts && !(quiz.forms[0].id in (history.state || {})) && quiz.nextOf(-1);
    if (next) quiz.open(quiz.forms[next]);
  };

  window.courseGiven = { asText, put, putBack, chosen, words };
})();

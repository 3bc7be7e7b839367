/* What a learner gave to a question, as text and put back again: in the address of a check, and on another day. Whoever
   wrote the text, what does not fit is left out. */
(() => {
  "use strict";

  const { all } = window.courseTools;
  const { kinds } = window.courseKinds;

  // A letter for each index, and “_” where nothing was chosen.
  const asText = (given) => (given.some((index) => index >= 0) ? given.map((index) => (index < 0 ? "_" : index.toString(36))).join("") : "");
  const fromText = (text) => [...text].map((letter) => (letter === "_" ? -1 : parseInt(letter, 36)));

  const choose = (form, given) => all(form, ".options input").forEach((input) => (input.checked = given.includes(Number(input.value))));
  const select = (form, given) =>
    all(form, "select").forEach((box, place) => (box.selectedIndex = Math.max(0, [...box.options].findIndex(({ value }) => value === String(given[place])))));
  const fill = (form, given) => all(form, ".gap").forEach((row, gap) => row.querySelector(`[value="${given[gap]}"]`)?.click());
  const order = (form, given) => {
    const steps = form.querySelector(".steps");
    const found = given.map((index) => [...steps.children].find((entry) => Number(entry.dataset.index) === index));
    if (found.includes(undefined) || new Set(found).size !== steps.children.length) return;
    steps.append(...found);
    form.dataset.moved = "";
    kinds.ordering.ends(steps);
  };
  const PUT = { "single-choice": choose, "multiple-response": choose, matching: select, "gap-select": fill, ordering: order };
  const put = (form, text) => PUT[form.dataset.type](form, fromText(text));

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

  window.courseGiven = { asText, put, putBack };
})();

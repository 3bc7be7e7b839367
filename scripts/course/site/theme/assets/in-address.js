/* A running check in the address of its page: its number, and what was answered so far. Nothing is stored, and a tab that
   the device closed opens as it was.

   “#PRINT-NUMBER”, then “-” and the answers with “.” between them, then perhaps the same for what is asked once more. An
   answer is what was given, and a capital for how sure the learner was. Anybody may write an address: what does not fit
   is left out, and no part of it is ever read as HTML. */
(() => {
  "use strict";

  // What a letter or a message puts behind it is no part of it.
  const ADDRESS = /^#?([0-9a-f]{8})-(\d{1,10})(?!\w)(?:-([\w.]*))?(?:-([\w.]*))?/i;
  const ANSWER = /^([0-9a-z_]*)([A-C]?)$/;

  const read = (hash) => {
    const [, print, number, ...told] = ADDRESS.exec(hash) || [];
    if (!print || Number(number) >= 2 ** 32) return null;
    return { print: print.toLowerCase(), seed: Number(number), told: told.filter((answers) => answers !== undefined).map((answers) => answers.split(".")) };
  };

  const given = (form) => {
    const sure = form.querySelector(".sure :checked");
    return window.courseGiven.asText(window.courseKinds.kinds[form.dataset.type].given(form)) + (sure ? "_ABC"[sure.value] : "");
  };
  const write = (print, seed, quizzes) => {
    const told = quizzes.map(({ forms }) => forms.map(given).join(".").replace(/\.+$/, "")).join("-");
    return `#${print}-${seed}${told && "-"}${told}`;
  };

  const fill = ({ forms }, answers) =>
    forms.forEach((form, place) => {
      const [, text, sure] = ANSWER.exec(answers[place] || "") || [];
      if (text) window.courseGiven.put(form, text);
      if (sure) form.querySelector(`.sure [value="${"_ABC".indexOf(sure)}"]`).checked = true;
    });

  window.courseAddress = { read, write, fill };
})();

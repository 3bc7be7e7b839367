/* “What I answered”: for an assessor, each question with what was chosen, how right it was, and what to read. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, all } = window.courseTools;
  const { courseProgress: progress, courseSheet } = window;

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const options = (form) => all(form, ".options :checked + label").map(words);
  // The text itself, with what was chosen in its gaps.
  const filled = (form) => {
    const text = form.querySelector(".gapped").cloneNode(true);
    all(text, "select, .on-paper").forEach((part) => part.remove());
    return [words(text)];
  };
  const pairs = (form) => all(form, ".items > li").map((entry) => `${words(entry.querySelector("label"))}: ${words(entry.querySelector("select").selectedOptions[0])}`);
  const order = (form) => all(form, ".steps .text").map((step, place) => `${place + 1}. ${words(step)}`);
  const CHOSEN = { "single-choice": options, "multiple-response": options, matching: pairs, "gap-select": filled, ordering: order };
  const VERDICT = { right: WORDS.right, part: WORDS.partly, wrong: WORDS.wrong };

  const entry = (form) => {
    const { type, checked } = form.dataset;
    const told = form.querySelector(".vignette");
    const read = all(form, ".evidence a").map(words).join("; ");
    return make("li", {},
      told ? make("p", {}, words(told)) : "",
      make("p", {}, make("strong", {}, words(form.querySelector(".stem")))),
      make("p", {}, WORDS.chosen),
      make("ul", {}, ...CHOSEN[type](form).map((each) => make("li", {}, each))),
      make("p", {}, make("strong", {}, VERDICT[checked]), checked !== "right" && read ? ` ${say(WORDS.read, { parts: read })}` : ""));
  };

  const sheet = ({ passed, points, of, day, version, print, number }, [first, more]) => [
    make("h1", {}, WORDS.title),
    make("p", {}, say(passed ? WORDS.passed : WORDS.notPassed, { course: progress.COURSE.name, day: courseSheet.withYear(day), points, of })),
    make("p", {}, say(WORDS.number, { number: `${print}-${number}`, version })),
    make("p", { class: "record-sign" }, make("span", {}, WORDS.name), make("span", {}, WORDS.signed), make("span", {}, WORDS.day)),
    make("ol", { class: "answered" }, ...first.forms.map(entry)),
    ...(more ? [make("h2", {}, WORDS.again), make("ol", { class: "answered" }, ...more.forms.map(entry))] : []),
  ];

  const button = (result, quizzes) => {
    const made = make("button", { type: "button" }, WORDS.print);
    made.addEventListener("click", () => courseSheet.print(...sheet(result, quizzes)));
    return made;
  };

  window.courseAnswered = { button };
})();

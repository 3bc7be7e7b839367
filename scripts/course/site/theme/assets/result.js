/* The result of a final check: what it says, which parts to read, what to practise, and what an assessor may see. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, all, button } = window.courseTools;
  const { courseProgress: progress, courseBank: bank, courseSheet, courseGiven: { chosen, words } } = window;

  const howRight = (share) => (share === 1 ? WORDS.right : share > 0 ? WORDS.partly : WORDS.wrong);
  const standsFor = (first, then) => {
    const [{ family }, other] = [bank.known.get(first), bank.known.get(then)];
    return first === then ? WORDS.same : family && family === other.family ? WORDS.sameChoices : WORDS.other;
  };

  const says = (before, { question, share }) => {
    const [first, then] = [before.share, share].map(howRight);
    const told = { module: bank.known.get(before.question).module.title, first, then, instead: standsFor(before.question, question) };
    return say(first === then ? WORDS.askedTwice : WORDS.asked, told);
  };

  // `again` holds the second answers to safety questions, each with the first one.
  const of = (first, again, pass) => {
    const points = Math.round(first.reduce((total, { share }) => total + share, 0) * 100) / 100;
    const unsafe = again.filter(({ share }) => share < 1).length;
    // In whole numbers: 80% of 24 is a little more than 19.2 to a machine.
    const enough = Math.round(100 * points) >= pass * first.length;
    const safety = [first.filter(({ question }) => bank.known.get(question).critical).length, again.length, again.length - unsafe];
    return { points, of: first.length, safety, unsafe, enough, passed: enough && !unsafe, first, again };
  };

  // Where each missed question's answer stands: safety first, each part once.
  const toRead = (forms) => {
    const found = new Map();
    const isSafety = (form) => bank.known.get(form.dataset.question).critical;
    for (const form of [...forms].sort((one, other) => isSafety(other) - isSafety(one))) {
      for (const { href, textContent } of all(form, ".evidence a")) found.set(href, found.get(href) || textContent);
    }
    return [...found].map(([href, words]) => {
      const module = bank.modules.find(({ page }) => progress.address(page) === href.split("#")[0]);
      return make("li", {}, module ? `${module.title}: ` : "", make("a", { href }, words));
    });
  };

  const practice = (missed, box) => {
    const begin = button("practise", WORDS.practise, async () => {
      const ids = bank.standIns(missed, progress.load()?.answers || {}).map(([, id]) => id);
      const forms = await bank.load(box, ids, "practice", () => begin.click());
      if (!forms) return;
      const head = make("h3", { tabindex: "-1" }, WORDS.practice);
      box.replaceChildren(head, make("course-quiz", { class: "quiz", "data-scored": "true" }, ...forms));
      begin.hidden = true;
      head.focus();
    });
    return begin;
  };

  /* “What I answered”: for an assessor, each question with what was chosen, how right it was, and what to read. */
  const VERDICT = { right: WORDS.isRight, part: WORDS.isPartly, wrong: WORDS.isWrong };

  const entry = (form) => {
    const { checked } = form.dataset;
    const told = form.querySelector(".vignette");
    const read = all(form, ".evidence a").map(words).join("; ");
    return make("li", {},
      told ? make("p", {}, words(told)) : "",
      make("p", {}, make("strong", {}, words(form.querySelector(".stem")))),
      make("p", {}, WORDS.chosen),
      make("ul", {}, ...chosen(form).map((each) => make("li", {}, each))),
      make("p", {}, make("strong", {}, VERDICT[checked]), checked !== "right" && read ? ` ${say(WORDS.readAbout, { parts: read })}` : ""));
  };

  const sheet = ({ passed, points, of, day, version, print, number }, [first, more]) => [
    make("h1", {}, WORDS.title),
    make("p", {}, say(passed ? WORDS.passed : WORDS.notPassed, { course: progress.COURSE.name, day: courseSheet.withYear(day), points, of })),
    make("p", {}, say(WORDS.number, { number: `${print}-${number}`, version })),
    make("p", { class: "record-sign" }, make("span", {}, WORDS.name), make("span", {}, WORDS.signed), make("span", {}, WORDS.day)),
    make("ol", { class: "answered" }, ...first.forms.map(entry)),
    ...(more ? [make("h2", {}, WORDS.again), make("ol", { class: "answered" }, ...more.forms.map(entry))] : []),
  ];

  const show = (result, quizzes, pass) => {
    const { points, of: count, safety: [safe, twice], unsafe, enough, passed, first, again } = result;
    const lines = [make("p", {}, say(passed ? WORDS.score : WORDS.scoreNeed, { points, count, percent: Math.floor((100 * points) / count), pass }))];
    if (safe) lines.push(make("p", {}, `${WORDS.safety} ${courseSheet.safety(result.safety)}`));
    if (twice) {
      lines.push(make("ul", { class: "asked-again" }, ...again.map(({ question, share, first: before }) =>
        make("li", {}, says(before, { question, share })))));
    }
    if (enough && unsafe) lines.push(make("p", {}, say(WORDS.unsafe, { count: unsafe })));
    if (passed) lines.push(courseSheet.maker(result, bank.modules, "h3"));
    const missed = [...first, ...again].filter(({ share }) => share < 1).map(({ question }) => question);
    const forms = quizzes.flatMap((quiz) => quiz.forms).filter(({ dataset }) => missed.includes(dataset.question));
    const parts = toRead(forms);
    if (parts.length) lines.push(make("h3", {}, WORDS.read), make("ul", { class: "to-read" }, ...parts));
    const practised = make("div", { class: "practised" });
    const buttons = [button("", WORDS.print, () => {
      courseSheet.print(...sheet(result, quizzes));
      progress.warn("answers", false);
    })];
    if (missed.length) buttons.unshift(practice([...new Set(missed)], practised));
    lines.push(make("div", { class: "buttons" }, ...buttons), make("p", { class: "meta" }, WORDS.printNow), practised);
    const { workbook, review } = progress.COURSE.pages;
    const onward = [[passed && workbook, WORDS.workbook], [review, WORDS.review]].filter(([page]) => page);
    if (onward.length) lines.push(make("ul", { class: "onward" }, ...onward.map(([page, words]) => make("li", {}, make("a", { href: progress.address(page) }, words)))));
    return lines;
  };

  window.courseResult = { of, show, standsFor };
})();

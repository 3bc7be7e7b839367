/* The record of learning: what is known to have happened, and no more, on paper, as a PDF or as text. And how one sheet
   of a page is printed. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { make, say, button } = window.courseTools;
  const { address, shown, moduleState, isElsewhere, warn, COURSE } = window.courseProgress;

  /* One sheet, and nothing else of the page. Some browsers return from print() at once and draw the paper later, so the
     sheet stays until somebody acts on the page again. */
  let away = () => {};
  const print = (...content) => {
    away(); // a screen reader presses without a pointer or a key
    const sheet = make("section", { class: "sheet md-typeset" }, ...content);
    const root = document.documentElement;
    away = () => {
      sheet.remove();
      delete root.dataset.print;
      for (const act of ["pointerdown", "keydown"]) removeEventListener(act, away, true);
    };
    document.body.append(sheet);
    root.dataset.print = "sheet";
    for (const act of ["pointerdown", "keydown"]) addEventListener(act, away, true);
    window.print();
  };

  const withYear = (day) => `${shown(day)} ${day.slice(0, 4)}`;
  const aYearOn = (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace("-02-29", "-02-28")}`;
  const safety = ([of, again, right]) => say(again ? WORDS.safetyAgain : WORDS.safety, { atOnce: of - again, of, count: again, right, how: right ? WORDS.right : WORDS.notRight });

  // What the record says, line by line: a label, and a text or several.
  const lines = (passed, modules, name) => {
    // Read each time: progress may have been saved or brought since.
    const done = modules.filter(({ questions }) => moduleState(questions).done);
    const minutes = done.reduce((sum, module) => sum + module.minutes, 0);
    const number = passed.print ? `${passed.print}-${passed.number}` : "";
    const page = COURSE.pages.check;
    return [
      [WORDS.name, name],
      [WORDS.organisation, COURSE.organisation],
      [WORDS.course, [COURSE.name, COURSE.about].filter(Boolean).join(": ")],
      [WORDS.passedOn, withYear(passed.day)],
      [WORDS.result, say(WORDS.points, { points: passed.points, of: passed.of, percent: Math.floor((100 * passed.points) / passed.of) })],
      [WORDS.aboutSafety, passed.safety?.[0] ? safety(passed.safety) : ""],
      [WORDS.modules, done.length ? done.map((module) => say(WORDS.module, { title: module.title, minutes: module.minutes })) : WORDS.noModule],
      [WORDS.minutes, done.length ? say(WORDS.estimate, { minutes }) : ""],
      [WORDS.refresh, say(WORDS.suggest, { day: withYear(aYearOn(passed.day)) })],
      [WORDS.number, number],
      [WORDS.version, passed.version],
      // An address on this device, or inside a learning system, leads nobody else there.
      [WORDS.again, number && page && /^http/.test(location.protocol) && !isElsewhere() ? `${address(page)}#${number}` : ""],
    ].filter(([label, value]) => value.length || label === WORDS.name);
  };

  const sheet = (told) => [
    make("h1", {}, WORDS.title),
    ...told.map(([label, value]) => make("div", { class: "record-line" }, make("span", {}, `${label}:`),
      Array.isArray(value) ? make("ul", {}, ...value.map((each) => make("li", {}, each))) : make("strong", {}, value))),
    make("p", { class: "record-limit" }, COURSE.record.limit),
    ...COURSE.record.signed.map((role) => make("p", { class: "record-sign" }, make("span", {}, say(WORDS.signature, { role })), make("span", {}, WORDS.signName), make("span", {}, WORDS.signDay))),
  ];
  /* One line of a table, for the training matrix: the columns are those of packages/trainers/matrix.py. A table would
     take a name that begins with one of these signs for a formula. */
  const asLine = (passed, modules, name) => {
    const done = modules.map(({ questions, minutes }) => (moduleState(questions).done ? minutes : 0));
    const number = passed.print ? `${passed.print}-${passed.number}` : "";
    const minutes = done.reduce((sum, each) => sum + each, 0);
    return [name.replace(/^[=+@\s-]+/, "").replace(/\s+/g, " "), passed.day, Math.floor((100 * passed.points) / passed.of), number,
      passed.version.split(",")[0], minutes || "", ...done.map((each) => (each ? WORDS.done : ""))].join("\t");
  };
  const asText = (told) =>
    [WORDS.title, ...told.filter(([, value]) => value.length).map(([label, value]) => `${label}: ${[value].flat().join("; ")}`), COURSE.record.limit].join("\n");

  /* The name is typed, printed and forgotten. */
  let makers = 0;
  const maker = (passed, modules, level) => {
    const name = make("input", { type: "text", id: `record-name-${(makers += 1)}`, autocomplete: "off", maxlength: "100" });
    const said = make("p", { role: "status" });
    const text = make("textarea", { class: "record-text", rows: "8", readonly: true, hidden: true, "aria-label": WORDS.title });
    const withName = (words, act) => button("", words, () => act(name.value.trim()));
    const copied = async (what, done) => {
      text.value = what;
      text.hidden = true;
      try {
        await navigator.clipboard.writeText(what);
        said.textContent = done;
      } catch {
        text.hidden = false;
        text.select();
        said.textContent = WORDS.copyYourself;
      }
      warn("record", false);
    };
    const paper = withName(WORDS.print, (typed) => {
      print(...sheet(lines(passed, modules, typed)));
      warn("record", false);
    });
    const copy = withName(WORDS.copy, (typed) => copied(asText(lines(passed, modules, typed)), WORDS.copied));
    const line = withName(WORDS.copyLine, (typed) => copied(asLine(passed, modules, typed), WORDS.lineCopied));
    return make("div", { class: "record-maker" }, make(level, {}, WORDS.yours), make("p", {}, WORDS.says),
      make("label", { for: name.id }, WORDS.nameLabel), name, make("p", { class: "meta" }, WORDS.forgotten),
      make("div", { class: "buttons" }, paper, copy, line), said, text);
  };

  window.courseSheet = { maker, print, safety, withYear };
})();

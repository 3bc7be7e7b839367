/* The page “Your progress”: how far the learner is and what comes next; and what is saved, as a file and back again, and
   away with it. */
const WORDS = /* of the course: WORDS */ {};
const { courseProgress: progress, courseSheet: record } = window;
const { make, say, button } = window.courseTools;
const { parse, load, begin, change, clear, watch, offer, save, address, moduleState, dueFirst, today, MOST, COURSE, Refused } = progress;
const { merged } = window.courseMerge;
const { pages } = COURSE;

const link = (page, words) => make("a", { href: address(page) }, words);

const next = (state, modules) => {
  const to = wayOn(state, modules);
  return to ? make("a", { href: to.href }, to.words) : "";
};

const statusOf = ({ page, questions }, at) => {
  const { answered, of, done } = moduleState(questions);
  if (done) return WORDS.done;
  if (at?.page === page && at.part) return say(WORDS.inPart, { place: at.place, of: at.of });
  return answered ? say(WORDS.begun, { answered, of }) : WORDS.notBegun;
};
const table = (state, modules) => {
  const rows = modules.map((module) => [link(module.page, module.title), say(WORDS.minutes, { minutes: module.minutes }), statusOf(module, state.place)]);
  if (pages.check) rows.push([link(pages.check, WORDS.check), "", state.passed ? say(WORDS.passed, { day: record.withYear(state.passed.day) }) : WORDS.notPassed]);
  return make("ul", { class: "progress-modules" }, ...rows.map(([name, minutes, status]) =>
    make("li", {}, name, make("span", { class: "state" }, status), make("span", { class: "minutes" }, minutes))));
};

const listed = (parts) => parts.filter(Boolean).join(", ").replace(/, ([^,]*)$/, `${WORDS.and}$1`);
const answersOf = ({ answers }, count = Object.keys(answers).length) => count && say(WORDS.goAnswers, { count });
const textsOf = ({ texts = {} }, count = Object.values(texts).filter((text) => text.trim()).length) => count && say(WORDS.goTexts, { count });
const scenariosOf = ({ scenarios }, count = Object.keys(scenarios).length) => count && say(WORDS.goScenarios, { count });
const passesOf = ({ passed, earlier = [] }) => (passed ? [passed, ...earlier] : []);
// All that goes, by its names: who presses may not know what is there.
const whatGoes = (state) => listed([answersOf(state), textsOf(state), scenariosOf(state), state.check && WORDS.goCheck, state.failed && WORDS.goFailed, state.passed && say(WORDS.goRecord, { count: passesOf(state).length })]);

// Nothing goes at one press: a second one names it.
const sure = (asker, words, toFile, act) => {
  const head = make("p", { id: "sure", tabindex: -1 }, words);
  const box = make("div", { class: "progress-sure", role: "group", "aria-labelledby": head.id });
  const keep = () => {
    box.remove();
    asker.focus();
  };
  box.append(head, make("div", { class: "buttons" }, button("", WORDS.keep, keep), button("", WORDS.toFile, toFile), button("", WORDS.really, act)));
  box.addEventListener("keydown", ({ key }) => key === "Escape" && keep());
  document.querySelector(".progress-sure")?.remove();
  (asker.closest(".keep-texts") || asker).after(box);
  head.focus();
};

// What a file brought, in words. Where both had a text, nothing of either is gone.
const cameWith = (brought, before, now) => {
  const joined = Object.entries(brought.texts || {}).filter(([id, text]) => ![text, before[id] || text].includes(now.texts[id]));
  return [
    say(WORDS.loaded, { has: listed([answersOf(now) || WORDS.noAnswers, textsOf(now)]) }),
    joined.length && say(WORDS.joined, { count: joined.length }),
  ].filter(Boolean).join(" ");
};

// What was answered in a check can be shown while the questions are those that it asked.
const answersIn = ({ check, day }, print, at, words) =>
  check ? make("p", {}, check.startsWith(`#${print}-`) ? link(`${pages.check}${at}`, words) : say(WORDS.gone, { day: record.withYear(day) })) : "";
// Each check that was passed stays; the last one stands open.
const passes = (state, modules, print) => passesOf(state).flatMap((passed, place) => {
  const maker = record.maker(passed, modules, "h2");
  const answers = answersIn(passed, print, `#passed${place ? `-${place + 1}` : ""}`, WORDS.answersPassed);
  if (!place) return [maker, answers];
  const { day, points, of } = passed;
  return [make("details", {}, make("summary", {}, say(WORDS.passedBefore, { day: record.withYear(day), points, of })), maker, answers)];
});

const panel = (box) => {
  const modules = JSON.parse(box.querySelector("script").textContent);
  const { print } = box.dataset;
  const said = make("p", { role: "status", class: "status", tabindex: -1 });
  const inside = make("div");
  const file = make("input", { type: "file", id: "progress-file", accept: ".json,application/json" });
  const saveFile = () => {
    const state = load();
    save(`${COURSE.id}-progress-${today()}.json`, state ? JSON.stringify(state, null, 1) : progress.raw(), "application/json");
    said.textContent = WORDS.fileSaved;
  };
  const toFile = button("", WORDS.toFile, saveFile);
  const bring = make("div", { class: "progress-import" }, make("label", { for: file.id }, WORDS.fromFile), file);
  box.replaceChildren(inside, make("h2", {}, WORDS.device), toFile, bring, said);
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      if (chosen.size > MOST.bytes) throw new Refused(WORDS.tooLarge);
      const brought = parse(await chosen.text());
      if (!progress.mayKeepTexts()) delete brought.texts;
      const before = load()?.texts || {};
      const isKept = begin((state) => Object.assign(state, merged(state, brought)));
      said.textContent = isKept ? cameWith(brought, before, load()) : progress.fault();
    } catch (error) {
      said.textContent = `${error instanceof Refused ? error.message : WORDS.unreadable} ${WORDS.unchanged}`;
    }
    file.value = "";
  });

  const texts = (state) => {
    const keep = make("input", { type: "checkbox", id: "keep-texts" });
    keep.checked = Boolean(state.texts);
    const set = (act, words) => {
      change(act);
      said.textContent = progress.fault() || words;
      document.getElementById("keep-texts")?.focus();
    };
    const off = () => set((now) => delete now.texts, WORDS.textsOff);
    keep.addEventListener("change", () => {
      if (keep.checked) return set((now) => (now.texts ||= {}), WORDS.textsOn);
      const what = textsOf(load());
      if (!what) return off();
      keep.checked = true; // until they say so
      sure(keep, say(WORDS.sure, { what }), saveFile, off);
    });
    return make("div", { class: "keep-texts" }, keep, make("label", { for: keep.id }, WORDS.texts), make("p", { class: "meta" }, WORDS.textsRisk));
  };
  const remove = (words, what) => {
    const asker = button("", words, () => sure(asker, say(WORDS.sure, { what }), saveFile, () => {
      clear();
      said.textContent = progress.fault() || WORDS.deleted;
      said.focus();
    }));
    return asker;
  };
  const saved = (state) => {
    const many = Object.keys(state.answers).length;
    const due = dueFirst(state.answers, today()).length;
    return [
      make("p", {}, `${say(WORDS.answered, { count: many })} `, due && pages.review ? link(pages.review, say(WORDS.due, { count: due })) : WORDS.nothingDue),
      make("p", { class: "next-step" }, next(state, modules)),
      table(state, modules),
      ...passes(state, modules, print),
      state.failed ? answersIn(state.failed, print, "#not-passed", say(WORDS.answersFailed, { day: record.withYear(state.failed.day) })) : "",
      progress.mayKeepTexts() ? texts(state) : "",
      remove(WORDS.remove, whatGoes(state) || WORDS.goProgress),
    ];
  };
  watch(() => {
    const state = load();
    const fault = progress.fault();
    const parts = fault ? [make("p", { class: "warning" }, fault)] : [];
    if (state) parts.push(...saved(state));
    else if (!fault) parts.push(make("p", {}, WORDS.nothing), offer());
    else if (!progress.isForbidden()) parts.push(remove(WORDS.removeUnreadable, WORDS.goUnreadable));
    toFile.hidden = !state;
    inside.replaceChildren(...parts.filter(Boolean));
  });
};

document.querySelectorAll("course-progress").forEach(panel);

/* The page “Your progress”: how far the learner is and what comes next; and what is saved, as a file and back again, and
   away with it. */
(() => {
  "use strict";

  const WORDS = /* of the course: WORDS */ {};
  const { courseProgress: progress, courseSheet: record } = window;
  const { make, say } = window.courseTools;
  const { parse, load, start, change, clear, watch, offer, save, address, moduleState, nextOf, dueFirst, today, MOST, COURSE, Refused } = progress;
  const { pages } = COURSE;

  const link = (page, words) => make("a", { href: address(page) }, words);
  const button = (words, act) => {
    const element = make("button", { type: "button" }, words);
    element.addEventListener("click", act);
    return element;
  };

  // What to do next: a module, then the check, then the workbook.
  const next = (state, modules) => {
    const to = nextOf(state, modules);
    if (to) {
      const { page, part } = to;
      const title = modules.find((module) => module.page === page)?.title || to.title;
      if (part) return link(`${page}#${part}`, say(WORDS.carryOnAt, { ...to, title }));
      return link(page, to === state.place ? say(WORDS.carryOn, { title }) : say(WORDS.goOn, { title }));
    }
    if (pages.check && !state.passed) return link(pages.check, WORDS.toCheck);
    return pages.workbook ? link(pages.workbook, WORDS.toWorkbook) : "";
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

  const panel = (box) => {
    const modules = JSON.parse(box.querySelector("script").textContent);
    const said = make("p", { role: "status", class: "status", tabindex: -1 });
    const inside = make("div");
    const file = make("input", { type: "file", id: "progress-file", accept: ".json,application/json" });
    const toFile = button(WORDS.toFile, () => {
      save(`${COURSE.id}-progress-${today()}.json`, JSON.stringify(load(), null, 1), "application/json");
      said.textContent = WORDS.fileSaved;
    });
    const bring = make("div", { class: "progress-import" }, make("label", { for: file.id }, WORDS.fromFile), file);
    box.replaceChildren(inside, make("h2", {}, WORDS.device), toFile, bring, said);
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      if (!chosen) return;
      try {
        if (chosen.size > MOST.bytes) throw new Refused(WORDS.tooLarge);
        const state = parse(await chosen.text());
        const kept = load();
        // What is newer wins, question by question: bringing an old file must not cost what was done since.
        for (const [id, entry] of Object.entries(kept?.answers || {})) {
          if (!(id in state.answers) || state.answers[id].day <= entry.day) state.answers[id] = entry;
        }
        said.textContent = start({ ...kept, ...state }) ? say(WORDS.loaded, { count: Object.keys(state.answers).length }) : progress.fault();
      } catch (error) {
        said.textContent = `${error instanceof Refused ? error.message : WORDS.unreadable} ${WORDS.unchanged}`;
      }
      file.value = "";
    });

    const texts = (state) => {
      const keep = make("input", { type: "checkbox", id: "keep-texts" });
      keep.checked = Boolean(state.texts);
      keep.addEventListener("change", () => {
        change((now) => (keep.checked ? (now.texts ||= {}) : delete now.texts));
        said.textContent = progress.fault() || (keep.checked ? WORDS.textsOn : WORDS.textsOff);
        document.getElementById("keep-texts")?.focus();
      });
      return make("div", { class: "keep-texts" }, keep, make("label", { for: keep.id }, WORDS.texts), make("p", { class: "meta" }, WORDS.textsRisk));
    };
    const remove = (words) => button(words, () => {
      clear();
      said.textContent = progress.fault() || WORDS.deleted;
      said.focus();
    });
    const saved = (state) => {
      const many = Object.keys(state.answers).length;
      const due = dueFirst(state.answers, today()).length;
      return [
        make("p", {}, `${say(WORDS.answered, { count: many })} `, due && pages.review ? link(pages.review, say(WORDS.due, { count: due })) : WORDS.nothingDue),
        make("p", { class: "next-step" }, next(state, modules)),
        table(state, modules),
        state.passed ? record.maker(state.passed, modules, "h2") : "",
        state.passed?.check ? make("p", {}, link(`${pages.check}#passed`, WORDS.answersPassed)) : "",
        state.failed ? make("p", {}, link(`${pages.check}#not-passed`, say(WORDS.answersFailed, { day: record.withYear(state.failed.day) }))) : "",
        progress.mayKeepTexts() ? texts(state) : "",
        remove(WORDS.remove),
      ];
    };
    watch(() => {
      const state = load();
      const fault = progress.fault();
      const parts = fault ? [make("p", { class: "warning" }, fault)] : [];
      if (state) parts.push(...saved(state));
      else if (!fault) parts.push(make("p", {}, WORDS.nothing), offer());
      else if (!progress.isForbidden()) parts.push(remove(WORDS.removeUnreadable));
      toFile.hidden = !state;
      inside.replaceChildren(...parts.filter(Boolean));
    });
  };

  document.querySelectorAll("course-progress").forEach(panel);
})();

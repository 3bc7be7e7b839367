/* Where the learner goes on, and how a link there says it: once for the front page and for “Your progress”. */
const wayOn = (() => {
  const WORDS = /* of the course: WORDS */ {};
  const { say } = window.courseTools;
  const { address, moduleState, COURSE } = window.courseProgress;
  const { check, workbook } = COURSE.pages;

  // Where the learner goes on: what is begun, then a module that is not, the check, the workbook. A page beside the modules
  // leads on to its end, and then only who has begun a module is led into one.
  const nextOf = (state, modules) => {
    const { place = {} } = state;
    const states = modules.map(({ questions }) => moduleState(questions, state));
    const open = modules.filter((module, at) => !states[at].done);
    const isModule = modules.some(({ page }) => page === place.page);
    if (isModule ? open.some(({ page }) => page === place.page) : place.place < place.of) return place;
    const isRead = !isModule && place.of && !states.some(({ answered }) => answered);
    if (open.length && !isRead) return open[0];
    if (check && !open.length && !state.passed) return { page: check };
    return workbook && { page: workbook };
  };

  // Its address and its words; nothing where nothing is left to do.
  return (state, modules) => {
    const to = nextOf(state, modules);
    if (!to) return null;
    const { page, part, place, of } = to;
    const title = modules.find((module) => module.page === page)?.title || to.title;
    const onward = part ? say(WORDS.carryOnAt, { title, place, of }) : say(to === state.place ? WORDS.carryOn : WORDS.goOn, { title });
    return {
      href: address(part ? `${page}#${part}` : page),
      words: page === check ? WORDS.toCheck : page === workbook ? WORDS.toWorkbook : onward,
    };
  };
})();

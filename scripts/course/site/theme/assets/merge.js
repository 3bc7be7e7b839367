/* Two states of one learner made one, as on this device and in a file: of each answer what is newer, and of one day what
   the first says. Of what was written nothing goes. */
(() => {
  "use strict";

  const both = (one, other) => {
    const [longer, shorter] = one.length < other.length ? [other, one] : [one, other];
    return longer.includes(shorter) ? longer : `${one}\n\n${other}`;
  };
  const newer = (one, other) => (one && (!other || one.day >= other.day) ? one : other);
  // What was given on a question's own page counts for its module, also where a draw asked it since.
  const answer = (one, other) => {
    const last = newer(one, other);
    const before = last === one ? other : one;
    return last.at || !before?.at || before.print !== last.print ? last : { ...last, given: before.given, at: before.at };
  };
  const joined = (one = {}, other = {}, join) => Object.fromEntries(Object.keys({ ...other, ...one }).map((key) => [key, join(one[key], other[key])]));
  const merged = (one, other) => {
    const state = { ...other, ...one, answers: joined(one.answers, other.answers, answer) };
    state.scenarios = joined(one.scenarios, other.scenarios, (here, there) => ({
      ...newer(here, there),
      endings: [...new Set([...(here?.endings || []), ...(there?.endings || [])])],
      ways: Math.max(here?.ways || 0, there?.ways || 0),
    }));
    if (one.failed || other.failed) state.failed = newer(one.failed, other.failed);
    const passes = [one.passed, other.passed, ...(one.earlier || []), ...(other.earlier || [])].filter(Boolean);
    const [passed, ...earlier] = [...new Map(passes.map((each) => [JSON.stringify(each), each])).values()].sort((a, b) => (a.day < b.day) - (a.day > b.day));
    if (passed) state.passed = passed;
    if (earlier.length) state.earlier = earlier.slice(0, window.courseProgress.MOST.passes);
    if (one.texts || other.texts) state.texts = joined(one.texts, other.texts, (here = "", there = "") => both(here, there));
    return state;
  };

  window.courseMerge = { both, merged };
})();

/* Progress: what a learner chose to keep, and where it is kept.
   Nothing is stored before “Save my progress on this device”. A classic script, like the player. */
const WORDS = /* of the course: WORDS */ {};
const COURSE = /* of the course: COURSE */ {};
const { make, say, all, button } = window.courseTools;
const KEY = COURSE.id;
const VERSION = 1;
const GAPS = [1, 3, 7, 21]; // days until a question comes back, box by box (Leitner 1972)
const MOST = { bytes: 1_000_000, answers: 3000, texts: 200, text: 20_000, passes: 99 };

/* Days, as the learner's calendar has them. */
const dayOf = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
const today = () => dayOf(new Date());
const later = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 864e5).toISOString().slice(0, 10);
const shown = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString(COURSE.language, { day: "numeric", month: "long", timeZone: "UTC" });

/* Spaced review. Pure: an entry, an answer and a day in, the next entry out.
   `box` is missing where a question needs no review. */
const answered = (before, { print, share, sure }, day) => {
  const entry = { print, share, sure, day };
  const known = before && before.print === print ? before : {};
  const right = share === 1;
  let box = known.box;
  if (!right || sure === 1) box = right && box !== undefined ? box : 0;
  else if (box !== undefined && isDue(known, day)) box += 1;
  else if (box !== undefined) return { ...entry, box, due: known.due }; // too early to count as remembered
  if (box === undefined || box >= GAPS.length) return entry;
  return { ...entry, box, due: later(day, GAPS[box]) };
};
// Where another question came in place of one that was due, its review goes on from there: one question, one schedule.
const handOver = (answers, from, to, print) => {
  const { box, due } = answers[from] || {};
  if (from === to || box === undefined) return;
  answers[to] = { ...answers[to], print, box, due };
  delete answers[from].box;
  delete answers[from].due;
};
// Where the clock was set back, a day may lie further ahead than its box allows: then it counts as due.
const isDue = (entry, day) => entry.box !== undefined && (entry.due <= day || entry.due > later(day, GAPS[entry.box]));
const dueFirst = (answers, day) =>
  Object.entries(answers)
    .filter(([, entry]) => isDue(entry, day))
    .sort(([, one], [, other]) => wasSure(other) - wasSure(one) || (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
    .map(([id]) => id);
const wasSure = (entry) => (entry.share < 1 ? entry.sure : 0); // sure and wrong comes first

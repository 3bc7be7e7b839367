/* What may be read back: everything is checked, nothing is trusted, and what is unknown is left out. */
const empty = () => ({ version: VERSION, answers: {}, scenarios: {} });
const isName = (text) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(text);
const isDay = (text) => typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isPart = (number, least, most) => typeof number === "number" && number >= least && number <= most;
const isCount = (number, most = 999) => Number.isInteger(number) && isPart(number, 0, most);
const isText = (text, most) => typeof text === "string" && text.length <= most;
const isCheck = (text) => isText(text, 999) && /^#[\w.-]+$/.test(text);
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const entries = (value, most) => (isMap(value) ? Object.keys(value).slice(0, most).filter(isName).map((key) => [key, value[key]]) : []);

class Refused extends Error {}

// A check that was passed; nothing where it is none.
const pass = (value) => {
  if (!isMap(value) || !isDay(value.day) || !isText(value.version, 40) || !isPart(value.points, 0, 999) || !isPart(value.of, 1, 999)) return [];
  const { day, version, points, of, print, number, safety, check } = value;
  const passed = { day, version, points, of };
  if (/^[0-9a-f]{8}$/.test(print) && isCount(number, 2 ** 32 - 1)) Object.assign(passed, { print, number });
  if (Array.isArray(safety) && safety.length === 3 && safety.every((each) => isCount(each))) passed.safety = safety;
  if (isCheck(check)) passed.check = check;
  return [passed];
};

const clean = (value) => {
  if (!isMap(value) || !("version" in value)) throw new Refused(WORDS.notProgress);
  if (value.version !== VERSION) throw new Refused(WORDS.otherVersion);
  const state = empty();
  for (const [id, entry] of entries(value.answers, MOST.answers)) {
    if (!isMap(entry) || !isDay(entry.day) || !isPart(entry.share, 0, 1) || !/^[0-9a-f]{8}$/.test(entry.print)) continue;
    const kept = { print: entry.print, share: entry.share, sure: [1, 2, 3].includes(entry.sure) ? entry.sure : 0, day: entry.day };
    if (Number.isInteger(entry.box) && isPart(entry.box, 0, GAPS.length - 1) && isDay(entry.due)) {
      kept.box = entry.box;
      kept.due = entry.due;
    }
    if (isText(entry.given, 40) && /^[0-9a-z_]+$/.test(entry.given) && isText(entry.at, 300) && /^[a-z0-9/-]+\.html#[\w-]+$/.test(entry.at)) {
      Object.assign(kept, { given: entry.given, at: entry.at });
    }
    if (entry.drawn === true) kept.drawn = true;
    state.answers[id] = kept;
  }
  for (const [name, seen] of entries(value.scenarios, 100)) {
    if (!isMap(seen) || !Array.isArray(seen.endings) || !isDay(seen.day)) continue;
    const ways = Number.isInteger(seen.ways) && seen.ways > 0 ? Math.min(seen.ways, 9999) : 1;
    state.scenarios[name] = { endings: seen.endings.filter((end) => typeof end === "string" && isName(end)).slice(0, 20), ways, day: seen.day };
  }
  const { place, failed } = value;
  // Only an address of this course: never another host, never a script.
  if (isMap(place) && isText(place.title, 200) && isText(place.page, 200) && /^(?!\/)[a-z0-9/-]+\.html$/.test(place.page)) {
    state.place = { page: place.page, title: place.title };
    if (isCount(place.place) && isCount(place.of) && isText(place.part, 100) && /^[\w-]+$/.test(place.part)) {
      Object.assign(state.place, { part: place.part, place: place.place, of: place.of });
    }
  }
  const [passed, ...earlier] = [value.passed, ...(Array.isArray(value.earlier) ? value.earlier.slice(0, MOST.passes) : [])].flatMap(pass);
  if (passed) state.passed = passed;
  if (earlier.length) state.earlier = earlier;
  if (isCheck(value.check)) state.check = value.check;
  if (isMap(failed) && isDay(failed.day) && isText(failed.version, 40) && isCheck(failed.check)) {
    state.failed = { day: failed.day, version: failed.version, check: failed.check };
  }
  if (isMap(value.texts)) {
    state.texts = {};
    for (const [id, text] of entries(value.texts, MOST.texts)) if (isText(text, MOST.bytes)) state.texts[id] = text;
  }
  return state;
};

const parse = (text) => {
  if (text.length > MOST.bytes) throw new Refused(WORDS.tooLarge);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(WORDS.damaged);
  }
  return clean(value);
};

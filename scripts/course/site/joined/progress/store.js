/* Where it is kept. A learning management system sets `courseStore` with the same three functions; one that must not
   have what learners write says `texts: false`. */
const inBrowser = {
  load: () => localStorage.getItem(KEY),
  save: (text) => localStorage.setItem(KEY, text),
  clear: () => localStorage.removeItem(KEY),
};
const store = () => {
  try {
    if (window.courseStore || parent.courseStore) return { ...(window.courseStore || parent.courseStore), always: true };
  } catch {
    /* A page of another site around this one: none of our business. */
  }
  return inBrowser;
};

// Why nothing can be read, and why what was done last is not saved: in words for the learner.
let unread = "";
let unwritten = "";
const fault = () => unread || unwritten;
const owed = []; // what was done on this page and is not saved: nobody asked for it yet, or there was no room

// What is kept now, or null where the learner has not asked for it.
const load = () => {
  let text;
  unread = "";
  try {
    text = store().load();
  } catch {
    unread = WORDS.forbidden;
    return null;
  }
  if (text === null || text === undefined || text === "") return store().always ? empty() : null;
  try {
    return parse(text);
  } catch (error) {
    unread = say(WORDS.unreadable, { why: error.message });
    return null;
  }
};
const write = (state, act) => {
  for (const each of [...owed, act]) each(state);
  const text = JSON.stringify(state);
  try {
    // More than can be read back is too much.
    if (text.length > MOST.bytes) throw new DOMException("", "QuotaExceededError");
    store().save(text);
    unwritten = "";
    owed.length = 0;
  } catch (error) {
    unwritten = error.name === "QuotaExceededError" ? WORDS.full : WORDS.forbidden;
  }
  announce();
  return !unwritten;
};
// Read, change and write in one go: another tab may have written since this page was opened.
const change = (act) => {
  const state = load();
  return Boolean(state) && write(state, act);
};
// The learner's own word: what is there already stays, and what cannot be read is not written over.
const begin = (act = () => {}) => {
  const state = load() || empty();
  return !unread && write(state, act);
};
const clear = () => {
  try {
    store().clear();
    unwritten = "";
  } catch {
    unwritten = WORDS.forbidden;
  }
  announce();
};

const watchers = [];
const announce = () => watchers.forEach((watch) => watch());
const watch = (act) => {
  watchers.push(act);
  act();
};
// Another tab may have begun to save, or made room.
addEventListener("storage", ({ key }) => (key === KEY || key === null) && ((owed.length && change(() => {})) || announce()));

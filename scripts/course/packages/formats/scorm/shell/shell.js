/* The window around the course: it holds the session with the learning system while pages come and go in the frame.
   To pages it is the place where progress is kept (`courseStore`), and they know no more of it than that. */
(() => {
  "use strict";

  const { encode, decode, nothing, countUp, percent, better } = window.courseRecord;
  const part = (id) => document.getElementById(id);
  const table = JSON.parse(part("table").textContent);
  const places = new Map(table.questions.map(({ id }, index) => [id, index]));
  const frame = part("course");
  const MINUTE = 60_000;

  const WORDS = /* of the course: WORDS */ {};
  // The pages' own scripts, of which one does this for them, are not loaded here.
  const say = (words, told) => words.replace(/\{(\w+)\}/g, (_, name) => told[name]);
  const NEWS = { changed: WORDS.changed, damaged: WORDS.damaged };

  let session = null; // only where something is recorded
  let kept = nothing();
  let trial = null; // the best try where nothing is recorded
  let turn = 0; // of what is kept
  let text = ""; // progress, as pages store it
  let wasDone = false, begun = false, ended = false, isSaved = true, place = "", waiting = 0;
  const answers = new Map(); // not told yet, by the question's place in the table

  const isDone = () => wasDone || Boolean(kept.result?.passed) || (table.rule.kind === "open" && begun);
  const tell = (id, words) => {
    if (part(id).textContent !== words) part(id).textContent = words;
    part(id).hidden = !words;
  };

  const progress = () => {
    const { result, counted } = kept;
    if (result?.passed) return say(WORDS.passed, { score: result.raw });
    if (isDone()) return WORDS.finished;
    if (trial?.passed) return say(WORDS.wouldPass, { score: trial.raw });
    if (table.rule.kind === "check") {
      const best = result || trial;
      return best ? say(WORDS.checkNotPassed, { score: best.raw }) : WORDS.checkNotDone;
    }
    const { answered, of, unsafe, isComplete, raw } = countUp(table, counted);
    if (!isComplete) return say(WORDS.answered, { answered, of });
    const [missed] = unsafe.map((index) => table.questions[index].stem);
    return say(missed ? WORDS.safety : WORDS.notPassed, { score: raw, question: missed });
  };
  // Nobody may take for recorded what only this window knows.
  const outcome = () => (isSaved || wasDone ? progress() : `${progress()} ${WORDS.onlyHere}`);
  const show = () => tell("said", outcome());

  /* One write for all that one action of the learner changed. */
  const later = (wait = 0) => {
    clearTimeout(waiting);
    waiting = setTimeout(flush, wait);
  };
  const tellAnswers = () => {
    for (const [index, answer] of answers) session.tell(table, index, answer, kept.slots);
  };
  // What there is now. No two in turn are alike.
  const state = () => {
    turn += 1;
    const { text: packed, isWhole } = encode(table, kept, window.courseSystem.longest(table.version), turn);
    return { result: kept.result, isDone: isDone(), place, kept: packed, isWhole };
  };
  const record = (isAgain) => {
    tellAnswers();
    const now = state();
    const isTaken = isAgain ? session.writeAgain(now, state) : session.write(now);
    isSaved = isTaken && navigator.onLine; // some systems say yes to what could not leave
    if (isSaved) answers.clear();
    part("lose").hidden ||= isSaved;
    tell("trouble", navigator.onLine ? (isTaken ? (now.isWhole ? "" : WORDS.full) : WORDS.lost) : WORDS.offline);
    // After the last question there may be no other action.
    if (session.isOwed) later(MINUTE);
  };
  const flush = (isAgain = true) => {
    clearTimeout(waiting);
    if (session?.mayWrite && !ended) record(isAgain);
    show();
    return isSaved;
  };
  const close = () => {
    ended = true;
    channel?.close();
    return session ? session.end() : true;
  };
  // A window that closes has room for one message: the end carries all.
  const vanish = () => {
    if (ended) return;
    if (session?.mayWrite) {
      tellAnswers();
      session.put(state());
    }
    close();
  };

  /* What pages tell. */
  const note = (now) => {
    if (session?.mayWrite) kept.result = better(kept.result, now);
    else trial = better(trial, now);
  };
  const answered = ({ detail, target }) => {
    const index = places.get(detail.question);
    if (index === undefined || !target.closest('course-quiz[data-scored="true"]')) return;
    answers.set(index, { given: detail.given, share: detail.share, when: new Date() });
    if (table.rule.questions.includes(index)) {
      kept.counted.set(index, detail.share);
      const { isComplete, passed, raw } = countUp(table, kept.counted);
      if (isComplete) note({ passed, raw });
    }
    later();
  };
  const checked = ({ detail: { points, of, passed } }) => {
    if (table.rule.kind !== "check") return;
    note({ passed, raw: percent(points, of) });
    later();
  };
  // Another site may refuse to be shown in a frame, and would take the course's place there.
  const outward = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && /^https?:$/.test(link.protocol) && link.host !== location.host) {
      link.target = "_blank";
      link.rel = "noopener";
    }
  };
  window.courseShell = {
    opened(view, page) {
      const [path] = page.split("#");
      place = path in table.pages ? page : place;
      // A page in parts says in its address which one is shown.
      view.addEventListener("hashchange", () => {
        if (path in table.pages) place = path + view.location.hash;
        later();
      });
      view.document.addEventListener("course:answer", answered);
      view.document.addEventListener("course:result", checked);
      view.document.addEventListener("click", outward, true);
    },
  };

  const store = {
    texts: false, // what a learner writes is no business of an employer's system
    load: () => text,
    save: (next) => {
      text = next;
      try {
        kept.state = { ...nothing().state, ...JSON.parse(text) };
      } catch {
        kept.state = nothing().state;
      }
      later();
    },
    clear: () => {
      text = "";
      kept.state = nothing().state;
      kept.counted.clear();
      later();
    },
  };

  /* Whether another window holds the course: it answers at once. Not every browser can ask. */
  let channel = null;
  const isTaken = () =>
    new Promise((done) => {
      if (!window.BroadcastChannel) return done(false);
      channel = new BroadcastChannel(`scorm ${location.pathname}`);
      channel.onmessage = ({ data }) => {
        if (data === "here") done(true);
        else if (session && !ended) channel.postMessage("here");
      };
      channel.postMessage("anybody?");
      setTimeout(done, 250, false);
      return undefined;
    });

  const begin = async () => {
    const found = window.courseSystem.open(table.version);
    if (!found) return WORDS.alone;
    if (await isTaken()) return WORDS.second;
    if (!found.start()) return WORDS.refused;
    const before = found.read();
    wasDone = before.wasDone;
    const decoded = decode(table, before.kept);
    ({ kept, turn } = decoded);
    // A record that was finished keeps its score, also where what we kept of it is lost.
    if (wasDone && !kept.result && before.raw >= 0 && before.raw <= 100) kept.result = { passed: before.isPassed, raw: before.raw };
    if (decoded.news) tell("news", `${NEWS[decoded.news]}${wasDone || kept.result ? ` ${WORDS.result}` : ""}`);
    else if (before.kept) text = JSON.stringify(kept.state);
    if (before.place.split("#")[0] in table.pages) place = before.place;
    if (before.learner) tell("learner", say(WORDS.signedIn, { learner: before.learner }));
    window.courseStore = store;
    session = found;
    if (!before.mayWrite) return before.isPreview ? WORDS.preview : WORDS.look;
    flush();
    return part("trouble").textContent;
  };

  const ready = begin().then((trouble) => {
    tell("trouble", trouble);
    if (!session?.mayWrite) part("leave").textContent = WORDS.exit;
    if (place) part("start").textContent = WORDS.carryOn;
    show();
  });

  part("start").addEventListener("click", async () => {
    await ready;
    begun = true;
    const asked = location.hash.slice(1);
    frame.src = asked.split("#")[0] in table.pages ? asked : place || table.start;
    part("first").hidden = true;
    frame.hidden = false;
    frame.focus();
    later();
  });
  // The session stays open while the system refuses, or what was reached would be lost: to give it up is another button.
  const leave = async ({ target }) => {
    await ready;
    if (session) session.isOwed = true; // a connection may fail without a word: the end is the last chance to tell again
    if (!flush() && target === part("leave")) {
      if (navigator.onLine) tell("trouble", WORDS.notSaved);
      part("lose").hidden = false;
      return;
    }
    if (!isSaved) session.put(state()); // the end itself may still carry something
    isSaved = close() && isSaved;
    frame.remove();
    part("first").hidden = part("leave").hidden = part("lose").hidden = true;
    part("last").hidden = false;
    part("outcome").textContent = outcome();
    show();
    const title = part("last").querySelector("h1");
    if (!session?.mayWrite) {
      title.textContent = WORDS.finishedHere;
      part("again").hidden = true;
    } else if (!isSaved) {
      title.textContent = WORDS.notAllSaved;
      part("safe").hidden = true;
      tell("trouble", "");
    }
    title.focus();
  };
  part("leave").addEventListener("click", leave);
  part("lose").addEventListener("click", leave);
  // A window that is put away may never come back, and one that closes gets no second chance.
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush(false));
  addEventListener("pagehide", vanish);
  addEventListener("online", () => flush());
  // Brought back by “back”, it would go on without a session.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
})();

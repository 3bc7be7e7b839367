/* What is kept of a learner between visits, and what a learning system is told: pure functions, without a page and
   without a system. A classic script, like all of the course. */
(() => {
  "use strict";

  const FORMAT = "3";
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const FIRST_DAY = Date.parse("2020-01-01T00:00:00Z");
  const NONE = 127; // in the place of a score

  /* Bits as letters that every system keeps as they are, six a letter. */
  const writer = () => {
    const bits = [];
    const put = (value, width) => {
      for (let place = width - 1; place >= 0; place--) bits.push(Math.floor(value / 2 ** place) % 2);
    };
    const text = () => {
      let found = "";
      for (let start = 0; start < bits.length; start += 6) {
        let letter = 0;
        for (let place = 0; place < 6; place++) letter = 2 * letter + (bits[start + place] || 0);
        found += ALPHABET[letter];
      }
      return found;
    };
    return { put, flag: (value) => (put(value ? 1 : 0, 1), value), text };
  };
  const reader = (text) => {
    let at = 0;
    const take = (width) => {
      let value = 0;
      for (let count = 0; count < width; count++, at++) {
        const letter = ALPHABET.indexOf(text.charAt(Math.floor(at / 6)));
        if (at >= 6 * text.length || letter < 0) throw new Error("damaged");
        value = 2 * value + ((letter >> (5 - (at % 6))) & 1);
      }
      return value;
    };
    return { take, flag: () => take(1) === 1 };
  };
  // A system may cut a text short, or change it: two letters that depend on all others tell (Fletcher 1982).
  // Every letter counts from 0 to 63, so no letter can stand for another without a trace.
  const sum = (text) => {
    let one = 0, two = 0;
    for (const letter of text) {
      one = (one + ALPHABET.indexOf(letter)) % 64;
      two = (two + one) % 64;
    }
    return ALPHABET[one] + ALPHABET[two];
  };

  const DAY = 14; // bits: days up to 2064
  const dayNumber = (day) => Math.min(2 ** DAY - 1, Math.max(0, Math.round((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / 864e5) || 0));
  const dayOf = (number) => new Date(FIRST_DAY + number * 864e5).toISOString().slice(0, 10);
  const widthOf = (count) => Math.ceil(Math.log2(count + 1));

  /* One part of what is kept a function: `put` writes it, `take` reads it. Both know the package's table. */
  const PARTS = [
    {
      put({ flag, put }, table, { state: { place } }) {
        const index = table.modules.findIndex(([page]) => page === place?.page);
        if (flag(index >= 0)) put(index, widthOf(table.modules.length));
      },
      take({ flag, take }, table, { state }) {
        if (!flag()) return;
        const [page, title] = table.modules[take(widthOf(table.modules.length))];
        state.place = { page, title };
      },
    },
    {
      put({ flag, put }, table, { state: { passed } }) {
        if (!flag(passed)) return;
        put(dayNumber(passed.day), DAY);
        put(Math.round(passed.points * 100), 17);
        put(Math.round(passed.of), 10);
        put(passed.version.length, 6);
        for (let place = 0; place < passed.version.length; place++) put(passed.version.charCodeAt(place), 16);
        if (flag(passed.print)) {
          put(parseInt(passed.print, 16), 32);
          put(passed.number, 32);
        }
        if (flag(passed.safety)) passed.safety.forEach((count) => put(count, 10));
      },
      take({ flag, take }, table, { state }) {
        if (!flag()) return;
        state.passed = { day: dayOf(take(DAY)), points: take(17) / 100, of: take(10), version: "" };
        for (let left = take(6); left; left--) state.passed.version += String.fromCharCode(take(16));
        if (flag()) Object.assign(state.passed, { print: take(32).toString(16).padStart(8, "0"), number: take(32) });
        if (flag()) state.passed.safety = [take(10), take(10), take(10)];
      },
    },
    {
      put({ flag, put }, table, { state: { answers } }) {
        for (const { id, print } of table.questions) {
          const entry = answers[id];
          if (!flag(entry)) continue;
          if (flag(entry.print !== print)) put(parseInt(entry.print, 16), 32);
          put(Math.round(entry.share * 100), 7);
          put(entry.sure, 2);
          flag(entry.drawn);
          put(Math.min(dayNumber(entry.day), 2 ** (DAY - 1) - 1), DAY - 1); // up to 2042
          if (!flag(entry.box !== undefined)) continue;
          put(entry.box, 2);
          put(dayNumber(entry.due), DAY);
        }
      },
      take({ flag, take }, table, { state }) {
        for (const { id, print } of table.questions) {
          if (!flag()) continue;
          const entry = { print: flag() ? take(32).toString(16).padStart(8, "0") : print };
          Object.assign(entry, { share: take(7) / 100, sure: take(2) });
          if (flag()) entry.drawn = true;
          entry.day = dayOf(take(DAY - 1));
          if (flag()) Object.assign(entry, { box: take(2), due: dayOf(take(DAY)) });
          state.answers[id] = entry;
        }
      },
    },
    {
      put({ flag, put }, table, { state: { scenarios } }) {
        for (const [name, endings] of table.scenarios) {
          const seen = scenarios[name];
          if (!flag(seen)) continue;
          endings.forEach((ending) => flag(seen.endings.includes(ending)));
          put(Math.min(seen.ways, 9999), 14);
          put(dayNumber(seen.day), DAY);
        }
      },
      take({ flag, take }, table, { state }) {
        for (const [name, endings] of table.scenarios) {
          if (flag()) state.scenarios[name] = { endings: endings.filter(() => flag()), ways: take(14), day: dayOf(take(DAY)) };
        }
      },
    },
    {
      put({ flag, put }, table, { counted }) {
        for (const index of table.rule.questions) if (flag(counted.has(index))) put(Math.round(counted.get(index) * 100), 7);
      },
      take({ flag, take }, table, { counted }) {
        for (const index of table.rule.questions) if (flag()) counted.set(index, take(7) / 100);
      },
    },
    {
      put({ put }, table, { slots }) {
        const width = widthOf(table.questions.length);
        put(slots.length, 8);
        for (const index of slots) put(index, width);
      },
      take({ take }, table, { slots }) {
        const width = widthOf(table.questions.length);
        for (let left = take(8); left; left--) slots.push(take(width));
      },
    },
  ];

  /* What is kept: `state` is progress as pages store it, `result` the best try so far, `counted` the shares of the
     questions that decide (by their place in the table), `slots` which question has which interaction. */
  const nothing = () => ({ state: { version: 1, answers: {}, scenarios: {} }, result: null, counted: new Map(), slots: [] });

  // Answers to questions that have changed since count for nothing any more.
  const current = (table, { answers }) =>
    Object.fromEntries(table.questions.filter(({ id, print }) => answers[id]?.print === print).map(({ id }) => [id, answers[id]]));

  // What goes first where a system has less room than a large package needs: each step leaves out more than the last.
  const THINNER = [
    (kept) => kept,
    (kept, table) => ({ ...kept, state: { ...kept.state, answers: current(table, kept.state) } }),
    (kept, table) => ({ ...kept, slots: [], state: { ...kept.state, answers: current(table, kept.state) } }),
    (kept) => ({ ...kept, slots: [], state: { ...kept.state, answers: {}, scenarios: {} } }),
    (kept) => ({ ...nothing(), result: kept.result }),
  ];

  // A letter that goes round: a system that sends only what has changed sends every text.
  const TURNS = ALPHABET.length;

  const whole = (table, kept, turn) => {
    const head = writer();
    head.flag(kept.result?.passed);
    head.put(kept.result ? kept.result.raw : NONE, 7);
    const body = writer();
    for (const part of PARTS) part.put(body, table, kept);
    const text = FORMAT + ALPHABET[turn % TURNS] + table.print + head.text() + body.text();
    return text + sum(text);
  };

  // Returns the text, and whether all of it found room.
  const encode = (table, kept, limit, turn) => {
    const tries = THINNER.map((thinner) => () => whole(table, thinner(kept, table), turn));
    for (const [step, attempt] of tries.entries()) {
      const text = attempt();
      if (text.length <= limit) return { text, isWhole: step === 0 };
    }
    return { text: "", isWhole: false };
  };

  // Returns what was kept, and its turn. `news` says whether it was made with other questions, or cannot be read.
  const decode = (table, text) => {
    const kept = nothing();
    if (!text) return { kept, turn: 0, news: "" };
    const [said, check] = [text.slice(0, -2), text.slice(-2)];
    if (said[0] !== FORMAT || said.length < 12 || /[^\w-]/.test(said) || sum(said) !== check) return { kept, turn: 0, news: "damaged" };
    const turn = ALPHABET.indexOf(said[1]);
    try {
      const head = reader(said.slice(10, 12));
      const passed = head.flag();
      const raw = head.take(7);
      if (raw !== NONE) kept.result = { passed, raw };
      if (said.slice(2, 10) !== table.print) return { kept, turn, news: "changed" };
      const body = reader(said.slice(12));
      for (const part of PARTS) part.take(body, table, kept);
      return { kept, turn, news: "" };
    } catch {
      return { kept: { ...nothing(), result: kept.result }, turn, news: "damaged" };
    }
  };

  /* The rule. In hundredths of points and whole numbers: no share may be lost to rounding. */
  const countUp = (table, counted) => {
    const { questions, pass } = table.rule;
    const hundredths = questions.reduce((total, index) => total + Math.round((counted.get(index) || 0) * 100), 0);
    const answered = questions.filter((index) => counted.has(index)).length;
    const unsafe = questions.filter((index) => counted.has(index) && counted.get(index) < 1 && table.questions[index].critical);
    const of = questions.length;
    const isComplete = of > 0 && answered === of;
    const passed = isComplete && hundredths >= pass * of && !unsafe.length;
    return { answered, of, unsafe, isComplete, passed, raw: of ? Math.floor(hundredths / of) : 0 };
  };
  const percent = (points, of) => (of > 0 ? Math.floor(Math.round(points * 100) / of) : 0);
  // A pass stays a pass; of two tries alike, the one with more points counts.
  const better = (before, now) => (before && (before.passed > now.passed || (before.passed === now.passed && before.raw >= now.raw)) ? before : now);

  /* What each version of the standard calls things. */
  const SPEECH = {
    1.2: { between: ",", pair: ".", wrong: "wrong", response: "student_response" },
    2004: { between: "[,]", pair: "[.]", wrong: "incorrect", response: "learner_response" },
  };
  const letter = (index) => (index < 26 ? (index + 10).toString(36) : String(index - 26));
  const asLetters = ({ between }, given) => given.map(letter).join(between);
  const asPairs = ({ between, pair }, given) => given.map((choice, place) => `${place + 1}${pair}${letter(choice)}`).join(between);
  // By what SCORM calls an answer, as the table of question types says it.
  const TOLD = { choice: asLetters, sequencing: asLetters, matching: asPairs };
  const two = (number) => String(number).padStart(2, "0");
  const moment = (version, date) =>
    version === "1.2"
      ? `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
      : `${date.toISOString().slice(0, 22)}Z`; // a third decimal is refused by one system
  const duration = (version, seconds) => {
    const [hours, minutes, rest] = [Math.min(Math.floor(seconds / 3600), 9999), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
    return version === "1.2" ? `${two(hours)}:${two(minutes)}:${two(rest)}` : `PT${hours}H${minutes}M${rest}S`;
  };

  // The fields of an interaction in the order in which systems take them: the type before any response.
  const interaction = (version, question, { given, share, when }) => {
    const speech = SPEECH[version];
    const told = TOLD[question.type];
    const result = share === 1 ? "correct" : share > 0 ? String(share) : speech.wrong;
    return [
      ["id", question.id],
      ["type", question.type],
      [version === "1.2" ? "time" : "timestamp", moment(version, when)],
      ["correct_responses.0.pattern", told(speech, question.key)],
      ...(version === "1.2" ? [["weighting", "1"]] : []),
      [speech.response, told(speech, given)],
      ["result", result],
      ...(version === "1.2" ? [] : [["description", question.stem]]),
    ];
  };

  self.courseRecord = { encode, decode, nothing, countUp, percent, better, interaction, duration, moment };
})();

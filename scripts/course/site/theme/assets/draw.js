/* The draw of the final check: that of course/bank/draw.py, number for number, so that paper and screen agree.
   A question is {id, outcome, family, kept, critical}. */
(() => {
  "use strict";

  const generator = (seed) => {
    let state = seed | 0;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) * below) / 2 ** 32);
    };
  };
  const shuffled = (values, pick) => {
    const found = [...values];
    for (let last = found.length - 1; last > 0; last--) {
      const other = pick(last + 1);
      [found[last], found[other]] = [found[other], found[last]];
    }
    return found;
  };
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const count = (questions, is) => questions.filter(is).length;
  // The first of those for which `rank` is least; a rank is a list of numbers.
  const least = (values, rank) => {
    const less = (one, other) => {
      const at = one.findIndex((number, place) => number !== other[place]);
      return at >= 0 && one[at] < other[at];
    };
    return values.reduce((best, value) => (less(rank(value), rank(best)) ? value : best));
  };

  const dealt = (start, most, turn, wanted) => {
    const given = [...start];
    const all = Math.min(wanted, sum(most));
    while (sum(given) < all) for (const module of turn) if (given[module] < most[module] && sum(given) < all) given[module]++;
    return given;
  };
  // How many more questions that it keeps a module asks, if one of them is about safety.
  const gain = (questions, room) => {
    const safe = count(questions, (each) => each.kept && each.critical);
    const others = count(questions, (each) => each.kept && !each.critical);
    return Math.min(room - 1, others) + Math.min(1, safe) - Math.min(room, others);
  };
  const chosen = (queue, kinds, families) => {
    const waiting = [...queue];
    const outcomes = {};
    return kinds.map((kind) => {
      const fit = waiting.filter((each) => kind === null || each.critical === kind);
      const best = least(fit, ({ family, kept, outcome }) => [Number(families.has(family)), Number(!kept), outcomes[outcome] || 0]);
      waiting.splice(waiting.indexOf(best), 1);
      outcomes[best.outcome] = (outcomes[best.outcome] || 0) + 1;
      if (best.family) families.add(best.family);
      return best.id;
    });
  };

  // `critical` is [least, most], or null where safety questions come as they come.
  const draw = (modules, wanted, seed, critical) => {
    const pick = generator(seed);
    const queues = modules.map((questions) => shuffled(questions, pick));
    const turn = shuffled(queues.keys(), pick);
    const rooms = dealt(queues.map(() => 0), queues.map((queue) => queue.length), turn, wanted);
    let safe = null;
    if (critical) {
      const asked = critical[0] + pick(critical[1] - critical[0] + 1);
      const gains = queues.map((queue, module) => gain(queue, rooms[module]));
      const first = [...turn].sort((one, other) => gains[other] - gains[one]);
      const forced = queues.map((queue, module) => Math.max(0, rooms[module] - count(queue, (each) => !each.critical)));
      const possible = queues.map((queue, module) => Math.min(rooms[module], count(queue, (each) => each.critical)));
      safe = dealt(forced, possible, first, asked);
    }
    const families = new Set();
    return queues.flatMap((queue, module) => {
      const kinds = Array.from({ length: rooms[module] }, (_, place) => safe && place < safe[module]);
      return shuffled(chosen(queue, kinds, families), pick);
    });
  };

  /* What is asked in the place of a question about safety that was missed: always another one about safety. Rather another
     member of its family, but not one that the same wrong choice would get right (`isSame`); else one of its module, rather
     of its outcome, rather one that only the check shows; else any. Or the same, if there is no other. */
  const instead = (modules, missed, asked, seed, isSame) => {
    const own = modules.find((questions) => questions.includes(missed));
    const others = shuffled(modules.flat(), generator(seed)).filter(({ id, critical }) => critical && !asked.includes(id));
    const rank = (each) => {
      const isKin = each.family && each.family === missed.family;
      const isOwn = own.includes(each);
      return [isKin ? 2 * isSame(each.id) : 1, !isOwn, isOwn && each.outcome !== missed.outcome, !each.kept].map(Number);
    };
    return others.length ? least(others, rank) : missed;
  };

  self.courseDraw = { draw, instead };
})();

/* What a query finds: first what speaks of danger, then places of the course in order. Nothing here knows of a page, so
   the tests run it without one. `courseSearch` needs the index; texts may be added to it, a few at a time. */
globalThis.courseSearch = ({ pages, entries, same, groups, dangers, company, calm }) => {
  /* ---- Words ---- */
  const SMALL = new Set(
    "a about after again all also am an and any are as at be been before being but by can could did do does doing for from get gets getting go goes going got had has have having he her here hers him his how i if im in into is it its ive just keep like may me might mine must my need needs now of on one or our out over own please really said say says she should so some somebody someone something tell than that thats the their them then there these they thing things this those to too under up us very want wants was way we well were what whats when where which while who whos why will with would you your yours".split(" "),
  )
  const folded = (word) =>
    word.length < 5 ? word : word
      .replace(/is(e|ed|er|es|ing|ation|ations)$/, "iz$1").replace(/our(s|ed|ing|ite|able|al)?$/, "or$1")
      .replace(/([^aeiou])lled$/, "$1led").replace(/ae/, "e").replace(/shun$/, "tion")
  const terms = new Map() /* each word that was seen, and what it counts as */
  const termOf = (word) => {
    if (!terms.has(word)) terms.set(word, one.get(word) || one.get(stemmer(folded(word))) || stemmer(folded(word)))
    return terms.get(word)
  }
  const WORD = /[a-z]+(?:'[a-z]+)*|\d+(?:\.\d+)*/g
  /* Words in the order in which they stand, each with its place. */
  const cut = (text) => {
    const found = []
    const plain = text.toLowerCase().replace(/[’‘`´]/g, "'").normalize("NFC")
    for (const { 0: word, index } of plain.matchAll(WORD)) {
      const short = word.replace(/'s$/, "").replace(/'/g, "")
      found.push({ word: short === "cannot" ? "cant" : short, start: index, end: index + word.length })
    }
    return found.flatMap((each, at) =>
      each.word === "can" && found[at + 1]?.word === "not" ? [{ ...each, word: "cant", end: found[at + 1].end }]
      : each.word === "not" && found[at - 1]?.word === "can" ? [] : [each])
  }
  /* Words for one thing count as one: single ones by themselves, others where they stand together. */
  const one = new Map(), together = new Map()
  const joined = (found) => {
    const result = []
    for (let at = 0; at < found.length; at++) {
      const way = together.get(found[at].word)?.find(({ rest }) => rest.every((word, n) => found[at + 1 + n]?.word === word))
      if (!way) { result.push(found[at]); continue }
      const last = found[at + way.rest.length]
      result.push({ word: found[at].word, term: way.term, start: found[at].start, end: last.end })
      at += way.rest.length
    }
    return result
  }
  for (const group of same) {
    const [first] = cut(group[0]), name = cut(group[0]).map(({ word }) => stemmer(folded(word))).join("_")
    for (const phrase of group) {
      const [{ word }, ...rest] = cut(phrase)
      if (!rest.length) { one.set(word, name); one.set(stemmer(folded(word)), name); continue }
      if (!together.has(word)) together.set(word, [])
      together.get(word).push({ rest: rest.map((each) => each.word), term: name })
      together.get(word).sort((a, b) => b.rest.length - a.rest.length)
    }
  }
  const read = (text) => joined(cut(text)).map((each) => ({ ...each, term: each.term || termOf(each.word) }))
  const known = new Map() /* words as they are written, and how often they are */
  const forms = new Set() /* what they count as, whatever their form: “foaming” where only “foam” is written */
  const learn = (text) => read(text).map((each) => {
    known.set(each.word, (known.get(each.word) || 0) + 1)
    forms.add(each.term)
    return each
  })
  const SMALL_WORTH = 0.8
  const smallTerms = new Set([...SMALL].map(termOf))
  const telling = (found) => {
    const kept = found.filter(({ word, term }) => !SMALL.has(word) || term.includes("_"))
    return kept.length ? kept : found
  }

  /* ---- The index ---- */
  const looked = { tokenize: (text) => text.split(" "), processTerm: (term) => term || null }
  const heads = new MiniSearch({ fields: ["title", "heading", "words"], ...looked })
  const bodies = new MiniSearch({ fields: ["text"], ...looked })
  const flat = (found) => found.map(({ term }) => term).join(" ")
  const field = (text) => flat(telling(learn(text)))
  /* A phrase with one telling word (“living will”) is asked for with its small words, or not at all. */
  const ofPhrase = (found) => [...new Set((telling(found).length > 1 ? telling(found) : found).map(({ term }) => term))]
  const phrases = [], holding = new Map()
  const said = entries.map(([, , , listed], entry) => listed.flatMap((phrase) => {
    const found = learn(phrase), its = ofPhrase(found)
    its.forEach((term) => (holding.get(term) || holding.set(term, []).get(term)).push(phrases.length))
    phrases.push({ entry, its, others: found.filter(({ term }) => !its.includes(term)) })
    return its
  }))
  const seenIn = new Map()
  const see = (fields) => {
    for (const term of new Set(Object.values(fields).join(" ").split(" "))) seenIn.set(term, (seenIn.get(term) || 0) + 1)
    return fields
  }
  const titles = pages.map(([, title]) => field(title))
  heads.addAll(entries.map(([page, , heading], id) =>
    ({ id, ...see({ title: titles[page], heading: field(heading), words: [...new Set(said[id])].join(" ") }) })))
  /* Words that are written nowhere, and that are meant as they are typed. */
  const know = (words) => words.forEach((word) => known.set(word, known.get(word) || 0))
  /* Add the texts of some entries, the first of which has the number `from`. */
  const add = (texts, from) => {
    guessed.clear()
    bodies.addAll(texts.map((text, at) => ({ id: from + at, ...see({ text: field(text) }) })))
  }
  const rare = (term) => (smallTerms.has(term) ? SMALL_WORTH : Math.log(1 + entries.length / (1 + (seenIn.get(term) || 0))))

  /* ---- Slips ---- */
  const { apart, differ } = courseSlips
  /* What a word is meant to be: words of the course at the fewest slips, the likeliest first. */
  const guessed = new Map()
  const meant = (word) => {
    if (!guessed.has(word)) guessed.set(word, guess(word))
    return guessed.get(word)
  }
  const guess = (word) => {
    const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2, near = []
    if (most) for (const [other, often] of known) {
      if (other.length < 3 || Math.abs(word.length - other.length) > most || differ(word, other) > 2 * most || /\d/.test(other)) continue
      const least = word[0] === other[0] ? most : word.length > 4 ? 1 : 0, slips = least ? apart(word, other, least) : 1
      if (slips <= least) near.push({ other, often, slips })
    }
    near.sort((a, b) => a.slips - b.slips || b.often - a.often)
    return near.filter(({ slips }) => slips <= near[0].slips + 0.5).slice(0, 5)
  }
  const isKnown = (word) => known.has(word) || SMALL.has(word) || forms.has(termOf(word)) || /\d/.test(word)
  const beginsOne = (word) => word.length > 2 && [...known.keys()].some((other) => other.startsWith(word))
  const parts = (word) => {
    for (let at = 2; at < word.length - 1; at++) {
      const pair = [word.slice(0, at), word.slice(at)]
      if (pair.every((part) => part.length > 1 && (known.has(part) || SMALL.has(part)) && (part.length > 2 || SMALL.has(part)))) return pair
    }
  }
  /* A query's words as they are meant: where a slip may mean several, the likeliest, and the others beside it. */
  const mended = (query) => {
    const found = cut(query), isOpen = /[a-z]$/i.test(query), result = []
    found.forEach((each, at) => {
      const { word } = each, next = found[at + 1]?.word
      if (next && word.length + next.length > 6 && known.has(word + next)) result.push({ ...each, word: word + next, beside: [word] })
      if (isKnown(word)) return result.push(each)
      const isLast = at === found.length - 1
      if (isLast && isOpen && beginsOne(word)) return result.push({ ...each, begins: true, beside: meant(word).map(({ other }) => other) })
      const [likeliest, ...others] = meant(word)
      if (likeliest) {
        const beside = others.map(({ other }) => other)
        return result.push({ ...each, word: likeliest.other, beside, typed: word, isFar: likeliest.slips > 1 })
      }
      const pair = parts(word)
      if (pair) return result.push(...pair.map((part) => ({ ...each, word: part })))
      result.push(each)
    })
    return joined(result).map((each) => ({ ...each, term: each.term || termOf(each.word) }))
  }

  /* ---- Danger ---- */
  const GAP = 2 /* how many other telling words may stand between those of a phrase */
  /* A phrase is a row of slots, and a slot a list of ways to say it: `(take)` is as many as the group has words, a word is
     one, `(one|two)` either, and `(=hits|hitting)` is one of those forms of a word and no other. `&` stands between rows of
     which none need be the first. */
  const ways = {}
  const listed = (list) => list.flatMap((way) => (way[0] === "(" ? ways[way.slice(1, -1)] : [learn(way).map(({ term }) => term)]))
  for (const [name, list] of Object.entries(groups)) ways[name] = listed(list).sort((a, b) => b.length - a.length)
  const asRow = (text) => text.split(/\((.+?)\)/).flatMap((part, at) =>
    at % 2 ? [ways[part] || (part[0] === "=" ? part.slice(1).split("|").map((word) => [`=${word}`]) : listed(part.split("|")))] : learn(part).map(({ term }) => [[term]]))
  const asRows = (list) => list.map((phrase) => phrase.split("&").map(asRow))
  const threats = dangers.map((danger) => ({
    ...danger, words: asRows(danger.words), maybe: asRows(danger.maybe), harmless: asRows(danger.harmless), yours: asRows(danger.yours),
  }))
  const quiet = asRows(calm)
  /* Somebody speaks of herself who names nobody else: “going to take all my pills”, “can’t go on”. */
  const MINE = /^(i|im|ive|id|my|me|myself)$/, OPENS = /^(cant|dont|want|wanna|going|gonna|feel|feeling|wish)$/, others = new Set((ways.others || []).flat())
  /* What may stand beside a word that means danger only now and then: people, times, rooms. Beside another, it is none. */
  const plain = new Set([...listed(company), ...threats.flatMap(({ maybe }) => maybe.flat(3))].flat())
  const isPlain = ({ word, term, beside = [] }) =>
    SMALL.has(word) || /^\d\d?$/.test(word) || [term, ...beside.map(termOf)].some((each) => plain.has(each))
  const isAt = (term, each) => each && (each.term === term || `=${each.word}` === term || each.beside?.some((word) => termOf(word) === term))
  /* The places of the words of the longest way to fill a slot from a place on. */
  const filled = (slot, found, from) => slot.find((way) => way.every((term, n) => isAt(term, found[from + n])))?.map((_, n) => from + n)
  /* Each way to find a row's words in their order and near each other: the places of the words. */
  const rowPlaces = (row, found, gap) => found.flatMap((_, start) => {
    const at = filled(row[0], found, start)
    if (!at) return []
    for (const slot of row.slice(1)) {
      let held
      for (let next = at.at(-1) + 1, others = 0; next < found.length && others <= gap && !held; next++) {
        held = filled(slot, found, next)
        if (!SMALL.has(found[next].word) && !/^\d/.test(found[next].word)) others++
      }
      if (!held) return []
      at.push(...held)
    }
    return [at]
  })
  const places = (rows, found, gap = GAP) => rows.map((row) => rowPlaces(row, found, gap))
    .reduce((all, more) => all.flatMap((at) => more.map((other) => [...at, ...other])))
  /* How much a phrase says by the words at its places: “had a fit” more than “a fit”, and “fell asleep” more than either. */
  const weigh = (found, at) => at.reduce((sum, n) => sum + (SMALL.has(found[n].word) ? 0.1 : 1), 0)
  /* For each place, how much the harmless phrase there says that says most: none that says less is danger. */
  const covered = (found, list) => {
    const cover = found.map(() => 0)
    for (const phrase of list) for (const at of places(phrase, found, 0)) {
      const worth = weigh(found, at)
      for (const n of at) cover[n] = Math.max(cover[n], worth < 2 ? worth : worth + 0.5)
    }
    return cover
  }
  const threatsOf = (found) => {
    const said = new Set(found.flatMap(({ word, term, beside = [] }) => [term, `=${word}`, ...beside.map(termOf)])), seen = new Map()
    const isSaid = (slot) => {
      if (!seen.has(slot)) seen.set(slot, slot.some((way) => way.every((term) => said.has(term))))
      return seen.get(slot)
    }
    const sayable = (list) => list.filter((phrase) => phrase.every((row) => row.every(isSaid)))
    const typed = found.map((each) => (each.typed ? { ...each, term: termOf(each.typed), beside: [] } : each))
    const isQuiet = quiet.some((phrase) => places(phrase, typed, 0).length)
    const isMine = !found.some(({ term }) => others.has(term)) && (OPENS.test(found[0]?.word) || found.some(({ word }) => MINE.test(word)))
    return threats.flatMap((danger) => {
      if (isQuiet && !danger.always) return []
      const cover = covered(found, sayable(danger.harmless))
      const strongest = (list, isRight = () => true) => Math.max(0, ...sayable(list).flatMap((phrase) => places(phrase, found))
        .map((at) => (at.every((n) => cover[n] < weigh(found, at)) && isRight(at) ? weigh(found, at) : 0)))
      const yours = strongest(danger.yours)
      const strength = Math.max(yours, strongest(danger.words),
        strongest(danger.maybe, (at) => found.every((each, n) => !each.isFar && (at.includes(n) || isPlain(each)))))
      /* Who is in trouble herself reads that first, unless something else is plainer by more. */
      return strength ? [{ danger, isYours: yours > 0 || isMine, strength: strength + (yours ? 0.05 : 0) }] : []
    }).sort((a, b) => b.strength - a.strength)
  }

  /* ---- Results ---- */
  const BOOST = { title: 1.2, heading: 2.2, words: 2.2, text: 0.7 }
  /* How much a phrase counts that people ask with: one that is the whole query, all that tells in it, or all but a word of it. */
  const PHRASE = 4.5, EXACTLY = 2.2, NEARLY = 1.4, PARTLY = 0.4
  /* Pages with the same headings, such as one for each nation: the one that the query names counts, and none else. */
  const pagesWith = new Map()
  for (const [page, , heading] of entries) if (heading) pagesWith.set(heading, (pagesWith.get(heading) || new Set()).add(page))
  const named = titles.map((title) => title.split(" ").filter((term) => titles.filter((other) => other.split(" ").includes(term)).length < 6))
  const isOneOfMany = ([page, , heading], wanted) =>
    heading.includes(" ") && pagesWith.get(heading).size > 2 && !named[page].some((term) => wanted.includes(term))
  const find = (query) => {
    const all = mended(query), asked = telling(all)
    const wanted = [...new Set(asked.map(({ term }) => term))]
    if (!wanted.length) return { dangers: [], results: [], marks: new Set() }
    const weights = new Map(wanted.map((term) => [term, 1]))
    for (const { beside = [] } of asked) for (const word of beside) {
      const term = termOf(word)
      if (!weights.has(term)) weights.set(term, 0.5)
    }
    const begun = new Set(asked.filter(({ begins }) => begins).map(({ term }) => term))
    const list = [...weights.keys()]
    const how = { fuzzy: false, prefix: (term) => begun.has(term), boostTerm: (term) => weights.get(term) }
    const hits = new Map()
    for (const { id, score, queryTerms } of [...heads.search(list.join(" "), { boost: BOOST, ...how }), ...bodies.search(list.join(" "), { boost: BOOST, ...how })]) {
      const before = hits.get(id) || { score: 0, held: new Set() }
      queryTerms.forEach((term) => before.held.add(term))
      hits.set(id, { score: before.score + score, held: before.held })
    }
    const sum = wanted.reduce((total, term) => total + rare(term), 0)
    const scores = new Map([...hits].map(([id, { score, held }]) => {
      const covered = wanted.reduce((total, term) => total + (held.has(term) ? rare(term) : 0), 0) / sum
      return [id, score * (0.15 + 0.85 * covered)]
    }))
    const present = new Map([...all.map(({ term }) => [term, 1]), ...weights])
    const counts = new Map()
    for (const term of present.keys()) for (const phrase of holding.get(term) || []) counts.set(phrase, [...(counts.get(phrase) || []), term])
    const bonus = new Map()
    for (const [phrase, held] of counts) {
      const { entry, its, others } = phrases[phrase]
      const isWhole = held.length === its.length
      if (!isWhole && (its.length < 3 || held.length < its.length - 1)) continue
      const worth = held.reduce((total, term) => total + rare(term) * present.get(term), 0)
      const small = others.filter(({ term }) => present.has(term)).length
      const share = !isWhole ? PARTLY : held.length + small >= all.length ? EXACTLY : its.length >= wanted.length ? NEARLY : 1
      bonus.set(entry, Math.max(bonus.get(entry) || 0, (worth + small * SMALL_WORTH) * share))
    }
    for (const [entry, worth] of bonus) scores.set(entry, (scores.get(entry) || 0) + PHRASE * worth)
    const ranked = [...scores].map(([entry, score]) =>
      [entry, score * pages[entries[entry][0]][3] * (isOneOfMany(entries[entry], wanted) ? 0.85 : 1)]).sort((a, b) => b[1] - a[1])
    return { dangers: threatsOf(all), results: spread(ranked), marks: new Set(list) }
  }
  /* What counts so much less than the first is no answer. */
  const LEAST = 0.12, MOST = 60
  /* Not all that is alike stands together: of a page, and of headings that are the same, the later ones count less. */
  const spread = (ranked) => {
    const perPage = new Map(), perHeading = new Map()
    const kept = ranked.map(([entry, score]) => {
      const [page, , heading] = entries[entry]
      const before = perPage.get(page) || 0, alike = (heading && perHeading.get(heading)) || 0
      perPage.set(page, before + 1)
      perHeading.set(heading, alike + 1)
      return { entry, score: score * 0.85 ** Math.max(0, before) * 0.8 ** alike }
    })
    kept.sort((a, b) => b.score - a.score)
    return kept.filter(({ score }, at) => at < MOST && score > LEAST * kept[0].score)
  }
  const marked = (text, marks) => read(text).filter(({ word, term }) => marks.has(term) && !SMALL.has(word))
  return { find, warned: (query) => threatsOf(mended(query)), marked, know, add }
}

/* What a reader sees of the search: danger first, then results, or where to go when there is none. */
globalThis.courseFind = ({ root, panel, query, said, found }) => {
  const WORDS = /* of the course: WORDS */ {}, { say } = courseTools
  const { pages, entries, ways, call: [before, number] } = courseIndex, search = courseSearch(courseIndex)
  const SHOWN = 10, LENGTH = 180, AT_ONCE = 25
  let texts = [], shown = SHOWN, isLikely = () => false

  const make = (tag, name, ...inside) => {
    const element = document.createElement(tag)
    if (name) element.className = name
    element.append(...inside)
    return element
  }
  const link = (address, ...inside) => {
    const made = make("a", "", ...inside)
    made.href = new URL(address, root)
    return made
  }
  /* Of the course's own pages, as they were built. */
  const printed = (markup) => {
    const box = make("div")
    box.innerHTML = markup
    for (const anchor of box.querySelectorAll("a[href]")) anchor.href = new URL(anchor.getAttribute("href"), root)
    return box
  }
  const addressOf = (entry) => {
    const [page, anchor] = entries[entry]
    return pages[page][0] + (anchor ? `#${anchor}` : "")
  }
  const nameOf = (entry) => entries[entry][2] || pages[entries[entry][0]][1]

  const call = () => {
    const anchor = make("a", "", number)
    anchor.href = `tel:${number}`
    return make("p", "", make("strong", "", before, anchor, "."))
  }

  /* The rule that fits best is told in its own words, the others by name: nobody reads a list in an emergency. Who is in
     trouble herself has a line of her own, before the rule where it is of the same danger. */
  const danger = (dangers) => {
    const box = make("section", "search-danger")
    box.ariaLabel = WORDS.danger
    if (number) box.append(call())
    const [{ danger: first }] = dangers, yours = dangers.find((each) => each.isYours && each.danger.line)?.danger
    const titled = (told, ...inside) => box.append(make("p", "", make("strong", "", link(...inside))), printed(told))
    const rule = () => titled(first.short, first.at, first.title)
    const line = () => yours && titled(yours.line, addressOf(yours.you), nameOf(yours.you))
    for (const each of first === yours ? [line, rule] : [rule, line]) each()
    const also = [...dangers.slice(1, 3).map((each) => link(each.danger.at, each.danger.title)),
      ...first.also.map((entry) => link(addressOf(entry), nameOf(entry)))]
    if (also.length) box.append(make("p", "", WORDS.also, ...also.flatMap((each, at) => (at ? [" · ", each] : [each]))))
    return box
  }

  /* Nobody is shouted at who only seems to ask of danger: one line, which somebody in danger needs. */
  const mayBe = () => {
    const line = call(), [help] = ways
    line.className = "search-call"
    if (help) line.append(" ", link(...help.slice(0, 2)))
    return line
  }

  /* The sentence that holds most of what was asked, and the words marked in it. */
  const line = (text, marks) => {
    const sentences = text.match(/[^.!?]+(?:[.!?]+[”’)]*|$)/g) || []
    let best = { kinds: -1 }
    for (const sentence of sentences) {
      const at = search.marked(sentence, marks), kinds = new Set(at.map(({ term }) => term)).size
      if (kinds > best.kinds) best = { kinds, at, sentence }
    }
    if (best.kinds < 0) return ""
    const start = best.sentence.length > LENGTH && best.at.length ? Math.max(0, best.at[0].start - 60) : 0
    const end = Math.min(best.sentence.length, start + LENGTH)
    const box = make("span", "search-line"), parts = [start ? "… " : ""]
    let done = start
    for (const each of best.at) if (each.start >= done && each.end <= end) {
      parts.push(best.sentence.slice(done, each.start), make("mark", "", best.sentence.slice(each.start, each.end)))
      done = each.end
    }
    box.append(...parts, best.sentence.slice(done, end), end < best.sentence.length ? " …" : "")
    return box
  }
  const result = ({ entry }, marks) => {
    const [page, , heading] = entries[entry], [, title, kind, , label] = pages[page]
    return make("li", "", link(addressOf(entry),
      make("span", "search-kind", heading ? label : kind), make("span", "search-title", heading || title), line(texts[entry] || "", marks)))
  }
  const list = (results, marks) => {
    const rows = make("ol", "search-rows", ...results.slice(0, shown).map((each) => result(each, marks)))
    if (results.length <= shown) return [rows]
    const more = make("button", "search-more", say(WORDS.showAll, { count: results.length }))
    more.type = "button"
    more.addEventListener("click", () => {
      const next = rows.children.length
      shown = results.length
      show()
      panel.querySelectorAll(".search-rows > li > a")[next]?.focus()
    })
    return [rows, more]
  }
  const nothing = () => make("div", "search-nothing", make("p", "", WORDS.nothing),
    make("ul", "", ...(number ? [make("li", "", ...call().childNodes)] : []),
      ...ways.map(([address, words, what]) => make("li", "", link(address, words), `: ${what}`))))

  const show = () => {
    const asked = query.value.trim()
    found.replaceChildren()
    if (!asked) { said.textContent = WORDS.ask; return }
    const { dangers, results, marks } = search.find(query.value)
    const count = results.length ? say(WORDS.results, { count: results.length }) : WORDS.none
    const line = number && results.length && isLikely(query.value) ? mayBe() : ""
    /* The line may be there in vain, so it is read in its place, and not called out. */
    said.textContent = dangers.length ? say(WORDS.first, { title: dangers[0].danger.title, results: count }) : count
    found.append(dangers.length ? danger(dangers) : line)
    found.append(...(results.length ? list(results, marks) : [nothing()]))
  }

  query.addEventListener("input", () => { shown = SHOWN; show() })
  query.form.addEventListener("submit", () => found.querySelector(".search-danger a:not([href^='tel:']), ol a, .search-nothing a:not([href^='tel:'])")?.click())
  panel.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [query, ...found.querySelectorAll("a")], at = stops.indexOf(document.activeElement)
    event.preventDefault()
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus()
  })
  show()

  /* The texts come after, and are read a few at a time: whoever types is not kept waiting. */
  globalThis.courseTexts = (all, learnt, alike) => {
    texts = all
    search.know(alike)
    isLikely = courseLikely(learnt)
    show()
    const read = (from) => {
      search.add(all.slice(from, from + AT_ONCE), from)
      if (from + AT_ONCE < all.length) setTimeout(read, 0, from + AT_ONCE)
      else if (query.value.trim() && !found.contains(document.activeElement)) show()
    }
    setTimeout(read, 0, 0)
  }
  const script = document.createElement("script")
  script.src = new URL("search/texts.js", root)
  document.head.append(script)
}

/* Mends that CSS cannot make, the glossary bubble, and the theme's own script, which comes last. */
(() => {
  const WORDS = /* of the course: WORDS */ {}
  const all = (selector) => [...document.querySelectorAll(selector)]
  const one = (selector) => document.querySelector(selector)
  const wide = matchMedia("(min-width: 76.25em)")

  /* No keyboard reaches a <label for>: a button takes its place. */
  const toButton = (label, name, id, panel) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = `${label.className} ${id}-button`
    if (label.id) button.id = label.id
    button.hidden = label.hidden
    button.append(...label.childNodes)
    if (name) button.ariaLabel = button.title = name
    if (panel) button.setAttribute("aria-controls", (panel.id ||= id))
    label.replaceWith(button)
    return button
  }
  const click = (button, act) => button.addEventListener("click", act)
  const expanded = (button, open) => button.setAttribute("aria-expanded", open)
  const set = (toggle, open) => toggle.checked !== open && toggle.click()
  /* Focus goes where the link leads. */
  const toTarget = () => {
    const target = one(":target")
    if (target) target.tabIndex = -1, target.focus()
  }
  const closeOnLink = (panel, toggle) => click(panel, (event) => {
    if (!event.target.closest("a[href]")) return
    addEventListener("hashchange", toTarget, { once: true })
    set(toggle, false)
  })
  const escapes = [] /* innermost first */

  /* A browser leaves a link in a wide table where it is when half of it can be seen. */
  addEventListener("focusin", ({ target }) => {
    if (target.closest(".md-typeset__scrollwrap")) target.scrollIntoView({ block: "nearest", inline: "nearest" })
  })

  /* Glossary: the meaning on hover, focus and first tap; the term stays a link. */
  const bubble = document.createElement("span")
  let term, timer, tapped
  bubble.className = "bubble"
  bubble.innerHTML = `<span id="meaning"></span> <a>${WORDS.glossary}</a>`
  const hide = () => {
    clearTimeout(timer)
    if (!term) return
    term.removeAttribute("aria-describedby")
    if (bubble.contains(document.activeElement)) term.focus()
    term = null
    bubble.remove()
    return true
  }
  const show = (next) => {
    clearTimeout(timer)
    if (term === next) return
    hide()
    term = next
    bubble.firstChild.textContent = term.dataset.meaning
    bubble.lastChild.href = term.href
    term.after(bubble) /* next in reading and in Tab order */
    term.setAttribute("aria-describedby", "meaning")
    /* Measured at 0,0, then moved: right in any containing block. */
    const style = bubble.style
    style.left = style.top = 0
    const box = bubble.getBoundingClientRect(), word = term.getClientRects()[0]
    const below = word.bottom + 4, above = word.top - box.height - 4
    const edge = document.body.clientWidth - box.width - 8
    style.left = Math.max(8, Math.min(word.left, edge)) - box.left + "px"
    style.top = (below + box.height > innerHeight && above > 60 ? above : below) - box.top + "px"
  }
  const termAt = (place) => place.closest("a.term[data-meaning]") || (bubble.contains(place) && term)
  const on = (type, act) => document.addEventListener(type, (event) => act(termAt(event.target), event))
  on("pointerover", (found, event) => {
    if (event.pointerType !== "mouse") return
    if (found) show(found)
    else if (!termAt(document.activeElement)) clearTimeout(timer), timer = setTimeout(hide, 300)
  })
  on("focusin", (found) => found ? show(found) : hide())
  on("pointerdown", (found, event) => {
    /* Noted before focus shows it: only a tap on an open term may leave the page. */
    tapped = event.pointerType !== "mouse" && found !== term && found
    if (!found) hide()
  })
  on("click", (found, event) => {
    if (found && found === tapped) event.preventDefault(), show(found)
    tapped = null
  })
  escapes.push(hide)

  /* Search: a window of its own, there at once. What finds is fetched when somebody first opens it. */
  const finder = one(".search-button")
  if (finder) {
    const root = new URL(JSON.parse(one("#__config").textContent).base.replace(/\/?$/, "/"), location.href)
    const panel = document.createElement("dialog")
    panel.className = "search md-typeset"
    panel.ariaLabel = WORDS.search
    panel.innerHTML = `<form role="search"><input type="text" name="query" aria-label="${WORDS.search}" placeholder="${WORDS.search}" autocomplete="off" `
      + `autocapitalize="off" spellcheck="false" enterkeyhint="go"><button type="button">${WORDS.close}</button></form><p role="status"></p><div></div>`
    const [query, leave] = panel.querySelector("form").elements, said = panel.querySelector("p")
    let asked
    const fetchOnce = () => {
      if (asked) return
      const script = asked = document.createElement("script")
      script.src = new URL("search/find.js", root)
      script.onload = () => courseFind({ root, panel, query, said, found: panel.lastChild })
      script.onerror = () => { asked = script.remove(); said.innerHTML = WORDS.failed + /* of the course: CALL */ {} }
      said.textContent = WORDS.wait
      document.head.append(script)
    }
    click(finder, () => {
      if (!panel.isConnected) document.body.append(panel)
      panel.showModal()
      query.select()
      fetchOnce()
    })
    click(leave, () => panel.close())
    click(panel, ({ target }) => {
      if (target === panel) return panel.close()
      if (target.closest("a[href]")) addEventListener("hashchange", toTarget, { once: true }), panel.close()
    })
    query.oninput = fetchOnce
    panel.addEventListener("submit", (event) => event.preventDefault())
    finder.hidden = false
  }

  /* Menu drawer */
  const drawer = one("#__drawer"), menu = one(".md-sidebar--primary")
  let opener = one(".md-header__button[for=__drawer]")
  if (menu && opener) {
    opener = toButton(opener, WORDS.menu, "menu", menu)
    const leave = document.createElement("button")
    leave.className = "menu-close"
    leave.textContent = WORDS.closeMenu
    menu.querySelector(".md-sidebar__inner").prepend(leave)
    const sync = () => {
      const open = drawer.checked && !wide.matches
      const inside = menu.contains(document.activeElement)
      expanded(opener, open)
      menu.inert = !open && !wide.matches
      all(".md-header, .md-content, .md-sidebar--secondary, .md-footer, .md-top, .md-skip")
        .forEach((covered) => (covered.inert = open))
      if (open) leave.focus()
      else if (inside && !wide.matches) opener.focus()
    }
    const close = () => drawer.checked && (set(drawer, false), true)
    drawer.addEventListener("change", sync)
    wide.addEventListener("change", sync)
    click(opener, () => set(drawer, true))
    click(leave, close)
    closeOnLink(menu, drawer)
    escapes.push(close)
    sync()
  }
  all(".md-nav--primary label.md-nav__link[for^=__nav]").forEach((label) => {
    const toggle = label.control, list = label.closest("li").querySelector("nav")
    const button = toButton(label, "", toggle.id + "-list", list)
    list.ariaExpanded = null
    expanded(button, toggle.checked)
    click(button, () => { toggle.click(); expanded(button, toggle.checked) })
  })
  all(".md-nav__link--active[href], .md-tabs__item--active a")
    .forEach((link) => link.setAttribute("aria-current", link.matches(".md-tabs a") ? "true" : "page"))

  /* Of a page in parts, the list of its contents says which one is shown, or read. The theme would ask where each heading
     stands, and so lay out every hidden part, at the start and with each step: on a slow phone, for most of a second. */
  const steps = window.courseSteps
  if (steps) {
    const contents = all(".md-nav--secondary a[href^='#']")
    const mark = ({ id }) => contents.forEach((link) => {
      if (link.hash === `#${id}`) link.setAttribute("aria-current", "step")
      else link.removeAttribute("aria-current")
    })
    const read = new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && !target.hidden && mark(target.firstElementChild)),
      { rootMargin: "-30% 0px -70%" })
    all(".step").forEach((step) => read.observe(step))
    document.addEventListener("course:part", ({ detail }) => mark(detail))
    mark(steps.current())
    all("[data-md-component=toc]").forEach((list) => list.removeAttribute("data-md-component"))
  }

  /* Colours. The theme's own switch would dress the whole page three times before anybody has touched it; and Space picks
     the radio that is on already: a button instead. */
  const colours = one("[data-md-component=palette]")
  if (colours) {
    const { body, head } = document
    const inputs = [...colours.querySelectorAll("input")]
    const light = matchMedia("(prefers-color-scheme: light)")
    const [bar, scheme] = ["theme-color", "color-scheme"].map((name) => Object.assign(document.createElement("meta"), { name }))
    const kept = () => inputs[__md_get("__palette")?.index]
    const fits = ({ dataset }) => matchMedia(dataset.mdColorMedia).matches
    const usual = () => kept() || inputs.find(fits) || inputs[0]
    /* “As the device has it” stands among them in some courses, and is worn as the one that it means. */
    const meant = (input) => (input.dataset.mdColorMedia === "(prefers-color-scheme)" && inputs.find((each) => each !== input && fits(each))) || input
    const wear = (input) => {
      const color = Object.fromEntries(["media", "scheme", "primary", "accent"].map((name) => [name, meant(input).getAttribute(`data-md-color-${name}`)]))
      for (const name in color) body.setAttribute(`data-md-color-${name}`, color[name])
      inputs.forEach((each) => each.nextElementSibling && (each.nextElementSibling.hidden = each !== input))
      return { index: inputs.indexOf(input), color }
    }
    /* What the browser paints around the page. */
    const around = () => {
      const style = getComputedStyle(one(".md-header"))
      bar.content = style.backgroundColor
      if (scheme.isConnected || style.colorScheme !== "light") scheme.content = style.colorScheme, head.append(scheme)
      head.append(bar)
    }
    inputs.forEach((input) => {
      const label = input.nextElementSibling, next = label?.control
      if (!next) return
      const button = toButton(label, label.title, "palette")
      input.classList.add("off")
      button.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation()) /* a theme that came first hears it too */
      click(button, () => { next.click(); next.nextElementSibling.focus() })
    })
    colours.removeAttribute("data-md-component")
    colours.addEventListener("change", ({ target }) => {
      body.toggleAttribute("data-md-color-switching", true) /* nothing fades */
      __md_set("__palette", wear(target))
      around()
      setTimeout(() => body.removeAttribute("data-md-color-switching"))
    })
    light.addEventListener("change", () => { wear(usual()); around() })
    wear(usual())
    addEventListener("load", around)
  }

  /* The theme listens on the window: what stops here never reaches it. */
  document.addEventListener("keydown", (event) => {
    const { key, target } = event
    if (key === "Escape" ? escapes.some((close) => close())
      /* “n” or “.” would leave the page, answers and all (WCAG 2.1.4). */
      : key.length < 2 && !target.matches("textarea, [type=text]")) event.stopPropagation()
  })

  /* The keyboard must scroll wide tables, also after zooming. The theme wraps them late. */
  const tables = new ResizeObserver((seen) => seen.forEach(({ target: box }) => {
    if (box.scrollWidth <= box.clientWidth) return
    box.tabIndex = 0
    box.role = "group"
    box.ariaLabel = WORDS.table
  }))
  const watchTables = () => all(".md-typeset__scrollwrap").forEach((box) => tables.observe(box))

  /* The theme's script is the longest of all, and nobody waits for it: it runs when the page can be seen and used, and in
     two goes, so that a press in between is answered. */
  const theirs = one("link.theme")
  let script
  const dress = () => {
    if (script) return
    script = document.createElement("script")
    script.src = theirs.href
    script.onload = () => setTimeout(() => { document$.next(document); watchTables(); theirs.remove() })
    document.head.append(script)
  }
  const whenSeen = () => {
    const seen = new PerformanceObserver((told) => told.getEntriesByName("first-contentful-paint").length && dress())
    seen.observe({ type: "paint", buffered: true })
    setTimeout(dress, 2000) /* where a browser never says so */
  }
  if (theirs) document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(whenSeen)))
  else addEventListener("load", watchTables)

  /* What reads aloud is loaded where the device has a voice of its own, and nowhere else. */
  const [styles, code] = all("link[rel=listen]")
  const voices = window.speechSynthesis
  const hear = () => {
    if (styles.rel !== "listen" || !voices.getVoices().some(({ localService }) => localService === true)) return
    styles.rel = "stylesheet"
    const script = document.createElement("script")
    script.src = code.href
    script.toggleAttribute("data-whole", code.hasAttribute("data-whole"))
    document.head.append(script)
  }
  if (code && voices) {
    voices.addEventListener?.("voiceschanged", hear) /* many browsers know their voices only later */
    hear()
  }
})()

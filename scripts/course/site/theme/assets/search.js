/* Around the theme's search: its index and its worker wait until somebody searches, small words are left out of what was typed, and
   where nothing is found the page says where help is. Loaded before the theme's own script, on a disk too. */
(() => {
  /* The theme fetches the index of the search on every visit. It weighs more than a page: here it waits for a reader
     who opens the search. */
  const { open, send } = XMLHttpRequest.prototype
  let waiting, awaken, isOpened
  const begin = ({ target }) => {
    if (isOpened || !(target.name === "query" || target.id === "__search")) return
    isOpened = true
    awaken?.()
    waiting?.()
  }
  addEventListener("focusin", begin)
  addEventListener("change", begin)
  XMLHttpRequest.prototype.open = function (...given) {
    this.isIndex = /search_index/.test(given[1])
    open.apply(this, given)
  }
  XMLHttpRequest.prototype.send = function (...given) {
    const fetch = () => send.apply(this, given)
    if (this.isIndex && !isOpened) waiting = fetch
    else fetch()
  }

  /* The theme takes each word for the beginning of one, and any word for enough: “a man fell” found all that begins
     with “a”. The index has neither “cannot” nor straight apostrophes. */
  const SMALL = new Set(
    "a about after am an and any are as at be been being but by can did do does for from get gets got had has have he her hers him his how i if in into is it its just may me might must my of on or our out over says say she should so some tell than that the their them then there they this to up us want wants was we were what when where which while who why will with would you your".split(" "),
  )
  const asked = (text) => {
    const words = text.replace(/['‘]/g, "’").replace(/\bcan ?not\b|\bcant\b/gi, "can’t").split(/\s+/).filter(Boolean)
    const telling = words.filter((word) => !SMALL.has(word.toLowerCase()))
    return (telling.length ? telling : words).join(" ")
  }

  const nothing = () => {
    const base = new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", location.href)
    const panel = document.createElement("div")
    panel.className = "nothing-found md-typeset"
    const line = (before, words, address, score, after = "") => {
      const link = document.createElement("a")
      link.href = new URL(address, base)
      // On Enter the theme opens the link whose first child has the highest score.
      const inside = document.createElement("span")
      inside.dataset.mdScore = score
      inside.textContent = words
      link.append(inside)
      const item = document.createElement("li")
      item.append(before, link, after)
      return item
    }
    const list = document.createElement("ul")
    list.append(.../* of the course: WAYS */ [].map((way) => line(...way)))
    const said = document.createElement("p")
    said.textContent = "Nothing was found. Try one word, or another word for it. Or go to:"
    panel.append(said, list)
    return panel
  }

  const ASKED = 2, FOUND = 3 // kinds of messages between the theme and its worker
  let panel
  const show = (isEmpty) => {
    panel?.remove()
    if (isEmpty) document.querySelector(".md-search-result__list").before((panel ||= nothing()))
  }
  // The theme starts its worker on every visit, 12 KB with nothing to do: it waits as well.
  const Theirs = window.Worker
  window.Worker = class extends EventTarget {
    constructor(...given) {
      super()
      this.given = given
      awaken = () => (this.worker ||= this.start())
      if (isOpened) awaken()
    }

    start() {
      const worker = new Theirs(...this.given)
      worker.addEventListener("message", ({ data }) => {
        if (data?.type === FOUND) show(this.isAsked && !data.data.items.length)
        this.dispatchEvent(new MessageEvent("message", { data }))
      })
      return worker
    }

    postMessage(message) {
      awaken()
      const data = message.type === ASKED ? asked(message.data) : message.data
      this.isAsked = message.type === ASKED && Boolean(data)
      this.worker.postMessage({ ...message, data })
    }
  }
})()

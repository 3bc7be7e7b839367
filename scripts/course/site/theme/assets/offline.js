/* “Save a copy for offline use”. Nothing is registered and nothing is kept before that press. */
(() => {
  const script = document.currentScript, box = script.closest(".offline")
  const root = new URL("..", script.src).href, ours = `offline ${root} `
  const [keep, use, remove] = box.querySelectorAll("button")
  const status = box.querySelector("[role=status]"), bar = box.querySelector("progress")
  const WORDS = /* of the course: WORDS */ {}
  const FAILED = { full: WORDS.full, refused: WORDS.refused, lost: WORDS.lost, changed: WORDS.changed }
  let workers, reason, pressed

  const show = (element, shown) => {
    if (!shown && element === document.activeElement) status.focus()
    element.hidden = !shown
  }
  const registered = async () => {
    const found = await workers.getRegistration(root)
    return found?.scope === root && found
  }
  const drop = async () => {
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name)
  }
  const isWhole = async () => {
    const note = await caches.match(root, { cacheName: `${ours}note` })
    return note && caches.has((await note.json()).current)
  }

  const render = async (words) => {
    const copy = await registered()
    if (!copy) await drop() /* what a closed browser left half done */
    const whole = copy.active && await isWhole()
    const fetching = !whole && (copy.installing || copy.waiting || copy.active?.state === "activating")
    status.textContent = words || (fetching ? WORDS.fetching : whole ? copy.waiting ? WORDS.newer : WORDS.ready : "")
    keep.ariaDisabled = !!fetching
    bar.hidden = !fetching
    show(use, whole && copy.waiting)
    show(remove, whole)
    show(keep, !whole)
  }

  const follow = (worker) => {
    let fetching = worker?.state === "installing"
    if (worker) worker.onstatechange = async () => {
      const failed = fetching && worker.state === "redundant"
      fetching = false
      if (worker.state === "activating") return
      if (worker.state === "activated") worker.onstatechange = null
      if (failed) render(await isWhole() ? WORDS.old : FAILED[reason || "lost"])
      else render(worker.state === "activated" && pressed && WORDS.switched)
    }
  }
  const watch = (copy) => {
    copy.onupdatefound = () => follow(copy.installing)
    follow(copy.installing)
    follow(copy.waiting)
  }
  /* After a removal while pages were open, the worker fetches without being installed. */
  const end = async ({ failed }) => {
    if (failed) await (await registered()).unregister()
    render(FAILED[failed])
  }

  keep.onclick = async () => {
    if (!bar.hidden) return
    bar.hidden = false
    keep.ariaDisabled = true
    status.textContent = WORDS.fetching
    bar.removeAttribute("value")
    reason = ""
    try {
      const copy = await workers.register(`${root}service-worker.js`, { updateViaCache: "none" })
      if (!copy.installing) await copy.update()
      watch(copy)
      /* Removed while pages were open, the same worker may come back: it will not install again by itself. */
      if (!copy.installing) copy.active.postMessage("keep")
    } catch (error) {
      render(FAILED[error instanceof TypeError ? "lost" : "refused"])
    }
  }
  use.onclick = async () => {
    pressed = true
    ;(await registered()).waiting?.postMessage("use")
  }
  remove.onclick = async () => {
    const copy = await registered()
    for (const worker of [copy.installing, copy.waiting]) if (worker) worker.onstatechange = null
    await copy.unregister?.()
    await drop()
    render(WORDS.removed)
  }

  const start = async () => {
    workers = navigator.serviceWorker
    if (location.protocol === "file:") return WORDS.disk
    if (self !== top) return WORDS.inside
    if (!workers || !self.caches) return WORDS.cannot
    workers.onmessage = ({ data }) => {
      if (data.home !== root) return
      if (data.of) bar.max = data.of, bar.value = data.done
      else if (data.again) end(data)
      else reason = data.failed
    }
    addEventListener("pageshow", (event) => event.persisted && render())
    const copy = await registered()
    if (copy) watch(copy)
    await render()
  }
  start().catch(() => FAILED.refused).then((why) => why && (status.textContent = why))
})()

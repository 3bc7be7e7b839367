/* “Keep a copy for offline use”. Nothing is registered and nothing is kept before that press. */
(() => {
  const script = document.currentScript, box = script.closest(".offline")
  const root = new URL("..", script.src).href, ours = `offline ${root} `
  const [keep, use, remove] = box.querySelectorAll("button")
  const status = box.querySelector("[role=status]"), bar = box.querySelector("progress")
  const READY = "Ready to use offline.", FETCHING = "Fetching the course …"
  const SWITCHED = "The new version is in use. Pages that are still open keep the old one until you leave them."
  const OLD = "The new version could not be fetched. Your copy is still ready to use offline."
  const FAILED = {
    full: "There is not enough room on this device. Nothing was kept.",
    refused: "Your browser does not let this site keep a copy. Nothing was kept.",
    lost: "The connection was lost before the copy was whole. Nothing was kept. You can try again.",
    changed: "The course was being changed just now. Nothing was kept. Try again in a few minutes.",
  }
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
    status.textContent = words || (fetching ? FETCHING : whole ? copy.waiting ? "A new version is ready." : READY : "")
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
      if (failed) render(await isWhole() ? OLD : FAILED[reason || "lost"])
      else render(worker.state === "activated" && pressed && SWITCHED)
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
    status.textContent = FETCHING
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
    render("The offline copy was removed from this device.")
  }

  const start = async () => {
    workers = navigator.serviceWorker
    if (location.protocol === "file:") return "You opened the course from your device. It needs no connection."
    if (self !== top) return "The course is shown inside another system here. Only its own website can be kept as a copy."
    if (!workers || !self.caches) return "This browser cannot keep a copy here."
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

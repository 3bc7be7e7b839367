/* “Keep a copy for offline use”. Nothing is registered and nothing is kept before that press. */
(() => {
  const script = document.currentScript, box = script.closest(".offline")
  const root = new URL("..", script.src).href, ours = `offline ${root} `
  const [keep, use, remove] = box.querySelectorAll("button")
  const status = box.querySelector("[role=status]"), bar = box.querySelector("progress")
  const READY = "Ready to use offline.", FETCHING = "Fetching the course …"
  const FAILED = {
    full: "There is not enough room on this device. Nothing was kept.",
    refused: "Your browser does not let this site keep a copy. Nothing was kept.",
    lost: "The connection was lost before the copy was whole. Nothing was kept. You can try again.",
    changed: "The course was being changed just now. Nothing was kept. Try again in a few minutes.",
  }
  let workers, reason

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
    const whole = copy.active && await isWhole(), fetching = copy.installing && !whole
    status.textContent = words || (fetching ? FETCHING : whole ? copy.waiting ? "A new version is ready." : READY : "")
    keep.ariaDisabled = !!fetching
    bar.hidden = !fetching
    show(use, whole && copy.waiting)
    show(remove, whole)
    show(keep, !whole)
  }

  const follow = (worker, update) => {
    let fetching = worker?.state === "installing"
    if (worker) worker.onstatechange = () => {
      if (worker.state === "activated") {
        worker.onstatechange = null
        render(update && "The new version is in use. Pages that are still open keep the old one until you leave them.")
      } else if (worker.state === "redundant" && fetching) {
        render(update ? "The new version could not be fetched. Your copy is still ready to use offline." : FAILED[reason || "lost"])
      } else if (worker.state !== "activating") update && render()
      fetching = false
    }
  }
  const end = async ({ failed }) => {
    if (failed) await (await registered()).unregister()
    render(FAILED[failed])
  }
  const watch = (copy) => {
    const both = () => [copy.installing, copy.waiting].forEach((worker) => follow(worker, !!copy.active))
    copy.onupdatefound = both
    both()
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
  use.onclick = async () => (await registered()).waiting?.postMessage("use")
  remove.onclick = async () => {
    await (await registered())?.unregister?.()
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

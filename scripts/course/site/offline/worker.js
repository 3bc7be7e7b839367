/* The offline copy of the course, kept after a press on “Save a copy for offline use”.
   VERSION and FILES, each file's path and the start of its SHA-256, stand above: the build writes them.

   A version lives in a cache of its own. It is fetched whole or not at all; each file must be the one that this version
   names, so a site that is being published just now cannot leave a mixture. Pages that were open when the learner
   switched go on with the version that they came from, until they are left. */
const HOME = registration.scope
const OURS = `offline ${HOME} ` /* other courses may live on the same host */
const MINE = OURS + VERSION
const NOTE = `${OURS}note` /* the version in use, and the pages that still use an older one */

const all = { type: "all", includeUncontrolled: true }
const tell = async (news) => {
  for (const page of await clients.matchAll(all)) page.postMessage({ ...news, home: HOME })
}

/* ---- The note ---- */
let note
const read = () =>
  (note ||= caches.match(HOME, { cacheName: NOTE }).then((kept) => kept?.json()).then((kept) => kept || { older: {} }))
const write = async (next) => {
  note = Promise.resolve(next)
  await (await caches.open(NOTE)).put(HOME, new Response(JSON.stringify(next)))
}
const used = ({ current, older }) => new Set([current, ...Object.values(older)])

/* ---- A version is fetched ---- */
const digest = async (body) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 20)

const because = (reason, error) => Object.assign(error || new Error(reason), { reason })

const lost = (error) => { throw because("lost", error) }

const fetched = async (path, hash, signal) => {
  /* What the browser has seen already need not come again, unless the server is wrong about its age. */
  for (const cache of ["no-cache", "reload"]) {
    const response = await fetch(HOME + path, { cache, signal }).catch(lost)
    if (!response.ok) lost()
    const body = await response.arrayBuffer().catch(lost), headers = new Headers(response.headers)
    if (await digest(body) !== hash) continue
    headers.delete("vary")
    headers.set("x-digest", hash)
    return new Response(body, { headers }) /* without a trace of a redirect, which no page may carry */
  }
  throw because("changed")
}

/* What did not change is on the device already. */
const keptBefore = async (path, hash) => {
  for (const name of await caches.keys())
    if (name.startsWith(OURS) && name !== NOTE) {
      const kept = await caches.match(HOME + path, { cacheName: name })
      if (kept?.headers.get("x-digest") === hash) return kept
    }
}

const fetchAll = async (again) => {
  if (used(await read()).has(MINE) && await caches.has(MINE)) return /* an older version was published again */
  const stop = new AbortController(), files = Object.entries(FILES)
  let done = 0
  try {
    await caches.delete(MINE)
    const cache = await caches.open(MINE)
    await Promise.all(files.map(async ([path, hash]) => {
      await cache.put(HOME + path, await keptBefore(path, hash) || await fetched(path, hash, stop.signal))
      tell({ done: ++done, of: files.length })
    }))
    if (!await caches.has(MINE)) throw because("lost") /* removed while it was being filled */
  } catch (error) {
    stop.abort()
    await caches.delete(MINE).catch(() => {})
    await tell({ again, failed: error.reason || (error.name === "QuotaExceededError" ? "full" : "refused") })
    await new Promise((heard) => setTimeout(heard, 200)) /* the reason must arrive before the news of the failure */
    throw error
  }
}

/* ---- A version is put to use ---- */
const drop = async (kept) => {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== NOTE && !kept.has(name)) await caches.delete(name)
}

const takeOver = async () => {
  note = null /* the worker before this one may have written since */
  const { current, older } = await read(), next = { current: MINE, older: {} }
  if (current) for (const { id } of await clients.matchAll({ type: "all" })) {
    const from = older[id] || current
    if (from !== MINE) next.older[id] = from
  }
  await write(next)
  await drop(used(next))
  if (!current) await clients.claim()
}

/* Pages of an older version were left: it may go. */
const tidy = async () => {
  const { current, older } = await read(), left = Object.keys(older)
  if (!left.length || !await caches.has(MINE)) return
  const open = new Set((await clients.matchAll(all)).map(({ id }) => id))
  const rest = Object.fromEntries(Object.entries(older).filter(([id]) => open.has(id)))
  if (Object.keys(rest).length === left.length) return
  const before = used({ current, older }), after = { current, older: rest }
  await write(after)
  for (const name of before) if (!used(after).has(name)) await caches.delete(name)
}

/* ---- Answers ---- */
const find = async (address, cacheName) => {
  const { origin, pathname, search } = new URL(address), path = origin + pathname
  const match = (name) => caches.match(name, { cacheName, ignoreVary: true })
  if (path.endsWith("/")) return match(`${path}index.html`)
  return await match(path) || await match(`${path}.html`)
    || (await match(`${path}/index.html`) && Response.redirect(`${path}/${search}`))
}

const versionOf = async (id) => {
  const { older } = await read()
  if (older[id]) return older[id]
  /* A page that is not in the copy came from the server, and so does all that it loads. */
  const page = id && await clients.get(id)
  return !page || await find(page.url, MINE) ? MINE : ""
}

const missing = () => new Response(
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>Not in the offline copy</title><style>:root{color-scheme:light dark}body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1em}</style>
<main><h1>This page is not in the offline copy</h1><p>The address may be wrong, or the page needs a connection.</p>
<p><a href="${HOME}index.html">Go to the start of the course</a></p></main></html>`,
  { status: 404, headers: { "content-type": "text/html; charset=utf-8" } })

const answer = async ({ request, clientId }) => {
  const page = request.mode === "navigate", version = page ? MINE : await versionOf(clientId)
  const kept = version && await find(request.url, version)
  return kept || fetch(request).catch((error) => { if (page) return missing(); throw error })
}

const install = async () => {
  await fetchAll()
  const { current } = await read()
  if (!current || !await caches.has(current)) skipWaiting() /* there is no older copy to wait for */
}

/* After a removal while pages were open, browsers may give the same worker back. */
let running
const again = () =>
  (running ||= fetchAll(true).then(takeOver).then(() => tell({ again: true })).finally(() => (running = null)))

addEventListener("install", (event) => event.waitUntil(install()))
addEventListener("activate", (event) => event.waitUntil(takeOver()))
addEventListener("message", (event) => {
  if (event.data === "use") skipWaiting()
  if (event.data === "keep") event.waitUntil(again().catch(() => {}))
})
addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method !== "GET" || !request.url.startsWith(HOME)) return
  event.respondWith(answer(event))
  if (request.mode === "navigate") event.waitUntil(tidy())
})

/* The index as it was before it was packed to be sent: entries know their page and anchor, and lists are lists. */
{
  const index = globalThis.courseIndex, list = (text) => (text ? text.split(",") : [])
  const own = (heading) => heading.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  const pageOf = index.counts.flatMap((count, page) => Array(count).fill(page))
  index.entries = pageOf.length ? index.entries.split("\n").map((line, at) => {
    const parts = line.split("|"), words = parts.pop(), anchor = parts.pop(), heading = parts.join("|")
    return [pageOf[at], (anchor || own(heading)).trim(), heading, list(words)]
  }) : []
  for (const page of index.pages) page[4] ??= `${page[2]} · ${page[1]}`
  index.same = index.same.map(list)
  for (const key of ["calm", "company"]) index[key] = list(index[key])
  for (const name in index.groups) index.groups[name] = list(index.groups[name])
  for (const danger of index.dangers) for (const key of ["words", "maybe", "harmless", "yours"]) danger[key] = list(danger[key])
}

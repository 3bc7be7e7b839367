/* Whether a query sounds like danger. Examples taught what its words, pairs of words and parts of words weigh: learn.py says
   how, and cuts a query the same way. Whoever has typed one word has hardly begun. */
globalThis.courseLikely = ([weights, least]) => {
  const ZERO = 51, PARTS = [3, 4, 5]
  const weightOf = (text) => {
    let place = 2166136261
    for (const letter of text) place = Math.imul(place ^ letter.charCodeAt(), 16777619)
    return weights.charCodeAt(((place ^ (place >>> 15)) >>> 0) % weights.length) - ZERO
  }
  return (query) => {
    const words = query.toLowerCase().replace(/['’‘`´]/g, "").match(/[a-z]+|[0-9]+/g) || []
    if (!weights || words.length < 2) return false
    const told = new Set(words)
    for (const [at, word] of ["", ...words].entries()) told.add(`${word} ${words[at] || ""}`)
    for (const word of words) for (const size of PARTS) {
      for (let at = 0; at + size < word.length + 3; at++) told.add(`<${word}>`.slice(at, at + size))
    }
    return [...told].reduce((sum, each) => sum + weightOf(each), 0) > least * Math.sqrt(told.size)
  }
}

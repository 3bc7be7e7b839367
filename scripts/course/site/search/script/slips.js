/* How far two words are from each other, by the slips of whoever types. */
globalThis.courseSlips = (() => {
  const VOWELS = "aeiouy"
  const change = (a, b) => (a === b ? 0 : VOWELS.includes(a) && VOWELS.includes(b) ? 0.75 : 1)
  /* How far a word is from another: twice the same letter, two letters in the wrong order and vowels are easily mixed up. */
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1
    let before = [], last = Array.from({ length: b.length + 1 }, (_, n) => n)
    for (let i = 1; i <= a.length; i++) {
      const row = [i]
      let least = i
      for (let j = 1; j <= b.length; j++) {
        const drop = a[i - 1] === a[i - 2] ? 0.5 : 1, add = b[j - 1] === b[j - 2] ? 0.5 : 1
        row[j] = Math.min(last[j] + drop, row[j - 1] + add, last[j - 1] + change(a[i - 1], b[j - 1]))
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 0.75)
        least = Math.min(least, row[j])
      }
      if (least > most) return most + 1
      ;[before, last] = [last, row]
    }
    return last[b.length]
  }
  /* How many letters only one of two words has: a slip changes two at most, so most words need no closer look. */
  const letters = new Map()
  const lettersOf = (word) => {
    if (!letters.has(word)) letters.set(word, [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt() - 97)), 0))
    return letters.get(word)
  }
  const differ = (a, b) => {
    let count = 0
    for (let bits = lettersOf(a) ^ lettersOf(b); bits; bits &= bits - 1) count++
    return count
  }
  return { apart, differ }
})()

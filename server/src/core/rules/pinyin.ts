const initials = new Set('b p m f d t n l g k h j q x r z c s y w zh ch sh'.split(' '))
const finals = new Set(
  'a o e i u ai ei ao ou an en in un ia ie iu ua uo ui ue ang eng ing ong iao ian uai uan iang iong uang ueng'.split(
    ' ',
  ),
)

/** True for one to three Chinese syllables as pinyin spells them, hyphens between them or not. At most 12 letters. */
export function isPinyin(word: string): boolean {
  // Every final ends in one of these, and most words of other languages are told by that.
  return word.length <= 12 && /[aeioung]$/i.test(word) && isSyllables(word.toLowerCase(), 0, 3)
}

function isSyllables(word: string, from: number, most: number): boolean {
  if (from === word.length) return most < 3
  if (most === 0) return false
  const start = word[from] === '-' ? from + 1 : from
  for (let head = 0; head <= 2; head++) {
    if (head > 0 && !initials.has(word.slice(start, start + head))) continue
    for (let length = 4; length > 0; length--) {
      const end = start + head + length
      if (end <= word.length && finals.has(word.slice(start + head, end)) && isSyllables(word, end, most - 1))
        return true
    }
  }
  return false
}

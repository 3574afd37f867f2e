import {mensNames} from './cast-names.js'
import {between, chance, pick, weighted, type Random} from './random.js'
import {replaceRich, sliceRich, type Rich} from './rich.js'
import {substitutes} from './words.js'

/**
 * How a block came to be what it is.
 *
 * `original` is the first in the corpus; `copy` is word for word (quotes, dashes and white space apart); `cut` ends
 * early; `corrected` has one word changed, `edited` up to one in ten; in a `revision` a number, a name or a day
 * differs, so that it is not a duplicate of anything.
 */
export type CopyKind = 'original' | 'copy' | 'cut' | 'corrected' | 'edited' | 'revision'

/** A near copy of a text, or null where the text has nothing that can be changed that way. */
export function nearCopy(random: Random, rich: Rich, kind: Exclude<CopyKind, 'original'>): Rich | null {
  switch (kind) {
    case 'copy':
      return rich
    case 'cut':
      return cut(random, rich)
    case 'corrected':
      return substitute(random, rich, 1)
    case 'edited': {
      const words = rich.text.split(' ').length
      return words < 20 ? null : substitute(random, rich, between(random, 2, Math.floor(words / 10)))
    }
    case 'revision':
      return revise(random, rich)
  }
}

/** The kinds of near copies in the shares a re-crawled paragraph has them. */
export function anyKind(random: Random): Exclude<CopyKind, 'original'> {
  return weighted<Exclude<CopyKind, 'original'>>(random, [
    [30, 'copy'],
    [20, 'corrected'],
    [30, 'edited'],
    [20, 'revision'],
  ])
}

/** The beginning of a text: 60 to 90 % of it, cut inside a word as often as not, never inside a name. */
function cut(random: Random, rich: Rich): Rich | null {
  if (rich.text.length < 80) return null
  const end = Math.floor(rich.text.length * (0.6 + random() * 0.3))
  const inside = rich.marks.find((mark) => mark.start < end && mark.end > end)
  return sliceRich(rich, 0, inside === undefined ? end : inside.end)
}

/** The text with `count` of its plain words changed; fewer when it has fewer. */
function substitute(random: Random, rich: Rich, count: number): Rich | null {
  let changed = rich
  let done = 0
  for (let attempt = 0; attempt < count * 4 && done < count; attempt++) {
    const words = [...changed.text.matchAll(/\b[a-z]{4,}\b|\p{Script=Cyrillic}{5,}/gu)].filter(
      (word) => !touchesFixed(changed, word.index, word.index + word[0].length),
    )
    if (words.length === 0) break
    const word = pick(random, words)
    const instead = /\p{Script=Cyrillic}/u.test(word[0])
      ? pick(random, ['также', 'вместе', 'снова', 'позже'])
      : chance(random, 0.5)
        ? pick(random, substitutes)
        : misspelt(random, word[0])
    if (instead === word[0]) continue
    changed = replaceRich(changed, word.index, word.index + word[0].length, instead)
    done++
  }
  return done === 0 ? null : changed
}

/** Two neighbouring letters of a word changed places. */
function misspelt(random: Random, word: string): string {
  const at = between(random, 1, word.length - 2)
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

/** The text with another number, or with somebody else's given name; null when it has neither. */
function revise(random: Random, rich: Rich): Rich | null {
  const numbers = [...rich.text.matchAll(/\b\d{1,3}\b/g)]
  if (numbers.length > 0) {
    const number = pick(random, numbers)
    const other = String((Number(number[0]) % 27) + 1)
    return replaceRich(
      rich,
      number.index,
      number.index + number[0].length,
      other === number[0] ? String(Number(other) + 1) : other,
    )
  }
  const mark = rich.marks[0]
  if (mark === undefined) return null
  const name = rich.text.slice(mark.start, mark.end)
  // Only a name in Latin letters that shows its given name can lose it to another.
  if (!/^[A-Z][a-z]+ /.test(name)) return null
  const stranger = pick(random, mensNames).latin + name.slice(name.indexOf(' '))
  if (stranger === name) return null
  const instead: Rich = {
    text: stranger,
    marks: [{...mark, start: 0, end: stranger.length, person: stranger}],
    fixed: [0, stranger.length],
  }
  return replaceRich(rich, mark.start, mark.end, instead)
}

function touchesFixed(rich: Rich, start: number, end: number): boolean {
  for (let at = 0; at + 1 < rich.fixed.length; at += 2) {
    if (start < (rich.fixed[at + 1] as number) && end > (rich.fixed[at] as number)) return true
  }
  return false
}

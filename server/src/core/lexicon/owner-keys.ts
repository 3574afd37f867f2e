import {foldUnit, isCyrillic, isLetter} from './letters.js'

/** Case endings as folding leaves them (`й` is `и`), longest first. */
const endings =
  /(?:иями|ому|иях|его|ами|ием|ого|ему|иеи|ыми|ями|ими|иям|ое|ем|ев|ым|ию|им|ии|ях|юю|ия|еи|ая|ах|ом|ые|их|ов|ее|ам|ую|ыи|ие|яя|ям|ои|ых|[уоиьеаыяю])$/

/**
 * The words of a phrase as the names of organisations, countries and ranks are compared: folded, without possessive
 * `'s`, Russian words without their case ending. Marks, digits and blanks part words. Linear in the length.
 */
export function ownerKeys(phrase: string): string[] {
  const words: string[] = []
  let word = ''
  for (let at = 0; at <= phrase.length; at++) {
    const unit = at < phrase.length ? phrase.charCodeAt(at) : 0x20
    const folded = foldUnit(unit)
    const inside =
      isLetter(unit) || ((folded === 0x27 || folded === 0x2d) && word !== '' && isLetter(phrase.charCodeAt(at + 1)))
    if (inside) {
      if (folded !== 0) word += String.fromCharCode(folded)
    } else if (word !== '') {
      words.push(stem(word))
      word = ''
    }
  }
  return words
}

function stem(word: string): string {
  if (word.endsWith("'s")) return word.slice(0, -2)
  if (!isCyrillic(word.charCodeAt(0)) || word.length < 4) return word
  const bare = word.replace(endings, '')
  return bare.length >= 3 ? bare : word
}

/** The key of a rank of one or more words: `Major-General of Justice` and `major general of justice` are one. */
export function rankKey(phrase: string): string {
  return ownerKeys(phrase).join(' ').replaceAll('-', ' ')
}

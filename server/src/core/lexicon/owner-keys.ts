import {foldUnit, isCyrillic, isLetter} from './letters.js'

const endings =
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|иями|ием|ией|иям|иях|ой|ей|ый|ий|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ам|ям|ах|ях|ия|ии|ию|ов|ев|а|я|у|ю|е|о|ы|и|ь|й)$/

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

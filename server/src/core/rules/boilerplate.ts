import {isLetter, trimBlanks} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'

/** The lines of a site that are known by heart. */
interface Known {
  readonly footers: ReadonlySet<string>
  readonly menus: ReadonlySet<string>
}

const compiled = new WeakMap<Lexicon, Known>()

function knownOf(lexicon: Lexicon): Known {
  let known = compiled.get(lexicon)
  if (!known) {
    known = {
      footers: new Set(lexicon.languages.flatMap((language) => language.footers)),
      menus: new Set(lexicon.languages.flatMap((language) => language.menus)),
    }
    compiled.set(lexicon, known)
  }
  return known
}

/** `footer` ends a page; `menu` belongs to the site as well, and ends nothing. */
export type BoilerplateKind = 'footer' | 'menu'

/** Say whether a line is navigation that the site prints on every page. Undefined for news. Linear. */
export function boilerplateOf(text: string, lexicon: Lexicon): BoilerplateKind | undefined {
  const end = trimBlanks(text, 0, text.length)
  if (end < 2) return undefined
  const known = knownOf(lexicon)
  if (isTrail(text, known)) return 'menu'
  if (end > 90) return undefined
  const plain = plainLine(text)
  if (newsOf.test(plain)) return 'menu'
  if (known.footers.has(plain)) return 'footer'
  return known.menus.has(plain) || isRowOf(plain, known) ? 'menu' : undefined
}

/** `Facebook Twitter Email`, `English | Français`: two words or more, each of which is a line of the site by itself. */
function isRowOf(plain: string, {menus}: Known): boolean {
  const end = plain.search(betweenWords)
  if (end < 0 || !menus.has(plain.slice(0, end))) return false
  return plain.split(betweenWords).every((word) => menus.has(word))
}

const betweenWords = /[ |·•/,›»]+/

/** `News of the Assembly`, `Новости государств-членов`: the name of a list of news, of six words at the most. */
const newsOf =
  /^(?:(?:latest )?news (?:of|from)|press releases (?:of|from)|новости|лента новостей|архив новостей)(?: [\p{L}-]+){1,4}$/u

const trail = /\s(?:[/>|»›→]|::)\s/u

/** `Home / News / Title of the page`: the way to the page, by what stands before its first sign. */
function isTrail(text: string, known: Known): boolean {
  const sign = trail.exec(text)
  if (!sign || sign.index > 40) return false
  const second = text.slice(sign.index + sign[0].length)
  const next = trail.exec(second)
  const first = plainLine(text.slice(0, sign.index))
  return isKnown(first, known) && (next !== null || isKnown(plainLine(second), known))
}

function isKnown(words: string, known: Known): boolean {
  return known.menus.has(words) || known.footers.has(words)
}

/** True when the last line of a dump is the beginning of a footer line that was cut: `Go b`. */
export function isCutFooter(text: string, lexicon: Lexicon): boolean {
  const plain = plainLine(text)
  if (plain.length < 3 || plain.length > 60) return false
  for (const footer of knownOf(lexicon).footers) if (footer.startsWith(plain)) return true
  return false
}

/** The words of a line in small letters, one blank between them, without the signs round them. */
function plainLine(text: string): string {
  const start = firstLetter(text)
  let end = text.length
  while (end > start && !isLetter(text.charCodeAt(end - 1))) end--
  const words = text.slice(start, end).toLowerCase()
  return oddBlanks.test(words) ? words.replace(/\s+/g, ' ') : words
}

function firstLetter(text: string): number {
  let start = 0
  while (start < text.length && !isLetter(text.charCodeAt(start))) start++
  return start
}

const oddBlanks = /[^\S ]|\s\s/

import {GIVEN} from '../lexicon/kinds.js'
import {foldUnit, isCyrillic} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {kindsOf} from '../lexicon/word-table.js'

const patronymics = {
  latin: endings(
    'ovich evich ovych evych avich ovitch evitch ilyich ilich kuzmich nikitich lukich fomich ovna evna yevna ivna avna ichna'.split(
      ' ',
    ),
  ),
  cyrillic: withCases('ович евич ильич кузьмич никитич лукич фомич', 'овна евна ична'),
}

const surnames = {
  latin: endings(
    'ov ova ev eva yov yova iov iova sky skiy skii skyi skaya ski enko chuk czuk shvili dze yan ian yants iants zoda zade zadeh aev baev ekov akov itsky tskiy ovsky ashvili kin khin shin chin lin nin tin gin ukha enya ych avets aitis unas'.split(
      ' ',
    ),
  ),
  cyrillic: withCases('ов ев ёв ин ын ский цкий енко чук швили дзе ян зода заде', 'ова ева ина ская цкая'),
}

/**
 * True when the word's ending is that of a patronymic. With a lexicon the rest of it must be a known given name too, so
 * that the surname `Lukashevich` is none.
 */
export function isPatronymic(text: string, start: number, end: number, lexicon?: Lexicon): boolean {
  const length = endingOf(text, start, end, patronymics, 6)
  if (length === 0) return false
  if (lexicon === undefined) return true
  const stem = end - length
  if (/^(?:il|kuzm|nikit|luk|fom|ил|кузьм|никит|лук|фом)/i.test(text.slice(stem, end))) return true
  if (kindsOf(lexicon.words, text, start, stem) & GIVEN) return true
  const root = text.slice(start, stem)
  // `Васильевич` from `Василий`
  if (root.endsWith('ь') && kindsOf(lexicon.words, `${root.slice(0, -1)}ий`, 0, root.length + 1) & GIVEN) return true
  for (const ending of stemEndings)
    if (kindsOf(lexicon.words, root + ending, 0, root.length + ending.length) & GIVEN) return true
  return false
}

/** The same for a word alone. */
export function isPatronymicWord(word: string): boolean {
  return isPatronymic(word, 0, word.length)
}

/** What a given name loses before the ending of its patronymic: `Vasily` gives `Vasilievich`, `Yuri` `Yurievich`. */
const stemEndings = ['y', 'i', 'a', 'ey', 'ei', 'iy', 'й', 'ий', 'ей', 'а', 'я', 'ь']

/** True when the word ends as surnames of the countries at hand do and is long enough to be one. */
export function hasSurnameEnding(text: string, start: number, end: number): boolean {
  return endingOf(text, start, end, surnames, 5) > 0
}

const given = endings(
  'bek bay bai zhan jon khan kul gul iddin uddin ullo ulla ullah murat murod gali geldy berdi bolot bolat shoh mamad'.split(
    ' ',
  ),
)

/** True when the word ends as many given names of Central Asia do: `Tynchtykbek`. */
export function hasGivenEnding(text: string, start: number, end: number): boolean {
  return end - start >= 6 && endsIn(given, text, start, end) > 0
}

interface Endings {
  readonly latin: Trie
  readonly cyrillic: Trie
}

/** Endings letter by letter from the last; `ends` marks where one is whole. */
interface Trie {
  ends: boolean
  readonly next: Map<number, Trie>
}

/** The length of the shortest known ending of the word, 0 when it has none. Reads at most the longest ending. */
function endingOf(text: string, start: number, end: number, known: Endings, shortest: number): number {
  if (end - start < shortest) return 0
  return endsIn(isCyrillic(text.charCodeAt(end - 1)) ? known.cyrillic : known.latin, text, start, end)
}

function endsIn(known: Trie, text: string, start: number, end: number): number {
  let trie: Trie | undefined = known
  for (let at = end - 1; at >= start; at--) {
    trie = trie.next.get(foldUnit(text.charCodeAt(at)))
    if (trie === undefined) return 0
    if (trie.ends) return end - at
  }
  return 0
}

function endings(list: Iterable<string>): Trie {
  const root: Trie = {ends: false, next: new Map()}
  for (const ending of list) {
    let trie = root
    for (let at = ending.length - 1; at >= 0; at--) {
      const unit = foldUnit(ending.charCodeAt(at))
      let next = trie.next.get(unit)
      if (next === undefined) trie.next.set(unit, (next = {ends: false, next: new Map()}))
      trie = next
    }
    trie.ends = true
  }
  return root
}

function withCases(masculine: string, feminine: string): Trie {
  const forms = new Set<string>()
  for (const ending of masculine.split(' '))
    for (const form of ['', 'а', 'у', 'ом', 'ым', 'ем', 'е']) forms.add(ending + form)
  for (const ending of ['ского', 'скому', 'ским', 'ском', 'цкого', 'цкому', 'цким', 'цком']) forms.add(ending)
  for (const ending of feminine.split(' ')) {
    forms.add(ending)
    for (const form of ['ы', 'е', 'у', 'ой', 'ою']) forms.add(ending.slice(0, -1) + form)
  }
  for (const ending of ['ской', 'скую', 'цкой', 'цкую']) forms.add(ending)
  return endings(forms)
}

/** `uulu`, `kyzy`, `оглы`: son or daughter of the one named before. */
export function isDescent(text: string, start: number, end: number): boolean {
  if (end - start < 3 || end - start > 5) return false
  return descent.test(text.slice(start, end))
}

const descent = /^(?:uulu|uly|[kq][yi]z[yi]|ki?zy|gizi|ogl[yui]|уулу|улы|кызы|гызы|кизи|оглы|оглу|угли)$/

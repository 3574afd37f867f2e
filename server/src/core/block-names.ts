import {copied, detached} from './detached.js'
import {foldGiven, foldSurname} from './names.js'
import {formKey} from './name-bucket.js'
import {BLANK, classAt, LINE_END} from './lexicon/letters.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {findNames, looseMention, type Named, type NamedMention, type PersonName} from './rules/official.js'
import {surnameKey} from './rules/word-facts.js'

/** A mention with the keys that a page looks people up by; bounds in the block. */
export interface KeyedMention {
  readonly start: number
  readonly end: number
  readonly named: Named
  /** `foldSurname` of the surname; '' for a name without one. */
  readonly surname: string
  /** `foldGiven` of the given name; '' for a name without one. */
  readonly given: string
  /** Given name and patronymic as an address shows them; '' for a name without both. */
  readonly address: string
}

/** A word, or a few, that only the page can confirm as a name: bounds in the block, and the keys it would have. */
export interface LooseName {
  readonly start: number
  readonly end: number
  readonly surname: string
  readonly address: string
}

/** The names of a block with their keys: all of it depends on the words of the block alone. */
export interface BlockNames {
  readonly mentions: readonly KeyedMention[]
  readonly loose: readonly LooseName[]
}

/** The names of a block before anybody asked for them: to find them costs half of reading a block. */
export interface UnreadNames {
  readonly words: string
  readonly lexicon: Lexicon
  /** What was found when they were first asked for. */
  known: BlockNames | undefined
}

/** The names of a block. Constant time after the first call. */
export function namesIn(names: UnreadNames): BlockNames {
  return (names.known ??= keyedNames(names.words, names.lexicon))
}

const nobody: readonly never[] = []

/** The names of a block that names nobody. */
const noNames: BlockNames = {mentions: nobody, loose: nobody}

/** The names of a block that is no running text, or is no news. */
export const nobodyNamed: UnreadNames = {words: '', lexicon: {} as Lexicon, known: noNames}

/** Find the names of a text and give them their keys. */
function keyedNames(text: string, lexicon: Lexicon): BlockNames {
  const {mentions, loose} = findNames(text, lexicon)
  if (mentions.length === 0 && loose.length === 0) return noNames
  return {
    mentions: mentions.length > 0 ? mentions.map(keyed) : nobody,
    loose: loose.length > 0 ? looseKeys(text, loose, lexicon) : nobody,
  }
}

function looseKeys(text: string, loose: readonly number[], lexicon: Lexicon): readonly LooseName[] {
  const names: LooseName[] = []
  for (let at = 0; at + 1 < loose.length; at += 2) {
    const start = loose[at] ?? 0
    const end = loose[at + 1] ?? 0
    if (isOneWord(text, start, end))
      names.push({start, end, surname: surnameKey(text, start, end, lexicon), address: ''})
    else {
      const {surname, address} = keyed(looseMention(text, start, end))
      names.push({start, end, surname, address})
    }
  }
  return names
}

function isOneWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const kind = classAt(text, at)
    if (kind === BLANK || kind === LINE_END) return false
  }
  return true
}

/** A loose name as the mention it is, now that the page confirms it. */
export function confirmed(text: string, {start, end}: LooseName): KeyedMention {
  return keyed(looseMention(text, start, end))
}

/** A name as it stands somewhere, with its keys: all that does not depend on the place. */
type Written = Omit<KeyedMention, 'start' | 'end'>

/** What is said of names by their surface and the title beside it. */
const written = new Map<string, Map<string | null, Written[]>>()
let writings = 0

/** So many are kept; then the tables start anew, which costs time and nothing else. */
const mostWritten = 50_000

/**
 * The mention with its keys. What it says is one shared value for all who are named alike with the same post beside
 * them, and holds no slice of the text it was found in: a corpus names the same few thousand, and facts outlive files.
 */
function keyed(found: NamedMention): KeyedMention {
  const {start, end} = found
  const known = written.get(found.surface)?.get(found.title)
  let kept: Written | undefined
  if (known) for (const one of known) if (saysTheSame(one.named, found)) kept = one
  kept ??= keep(writtenAs(found))
  const {named, surname, given, address} = kept
  return {start, end, named, surname, given, address}
}

/** True when two who have surface and title in common are one in the rest. */
function saysTheSame(one: Named, {name, rank, organisation, official}: Named): boolean {
  return (
    one.rank === rank &&
    one.organisation === organisation &&
    one.official === official &&
    one.name.given === name.given &&
    one.name.patronymic === name.patronymic &&
    one.name.initials === name.initials &&
    one.name.surname === name.surname &&
    one.name.familyFirst === name.familyFirst
  )
}

function keep(made: Written): Written {
  if (writings++ >= mostWritten) {
    written.clear()
    writings = 0
  }
  const {surface, title} = made.named
  let titles = written.get(surface)
  if (!titles) written.set(surface, (titles = new Map<string | null, Written[]>()))
  const known = titles.get(title)
  // A name and title that come with ever other ranks would make a list that takes long to look through.
  if (known && known.length < 16) known.push(made)
  else titles.set(title, [made])
  return made
}

function writtenAs(found: NamedMention): Written {
  const name = keptName(found.name)
  const {title, rank, organisation, official} = found
  return {
    named: {
      surface: detached(found.surface),
      name,
      title: title === null ? null : detached(title),
      rank: rank === null ? null : detached(rank),
      organisation,
      official,
    },
    surname: name.surname === undefined ? '' : foldSurname(name.surname),
    given: name.given === undefined ? '' : foldGiven(name.given),
    address: addressKey(name),
  }
}

const names = new Map<string, PersonName>()

/** One shared value for each name, however often it is met. */
function keptName(name: PersonName): PersonName {
  const key = `${formKey(name)}${name.familyFirst ? '|' : ''}`
  const known = names.get(key)
  if (known) return known
  if (names.size >= 50_000) names.clear()
  const kept: Record<string, unknown> = {}
  for (const [part, value] of Object.entries(name)) kept[part] = typeof value === 'string' ? detached(value) : value
  names.set(copied(key), kept)
  return kept
}

/** The key of a first name and patronymic, by which people are addressed. */
function addressKey(name: PersonName): string {
  if (name.given === undefined || name.patronymic === undefined) return ''
  return `${foldSurname(name.given)} ${foldSurname(name.patronymic)}`
}

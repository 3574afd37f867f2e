import {HEAD} from '../lexicon/kinds.js'
import {defaultLexicon} from '../lexicon/default.js'
import {ownerKeys} from '../lexicon/owner-keys.js'
import {kindsOf} from '../lexicon/word-table.js'
import type {Held} from './office.js'

/** The rank of a post within its organization. */
export interface Rank {
  /** Each word once, in order of the alphabet; words of the languages known that mean one thing are one word. */
  readonly words: readonly string[]
  readonly held: Held
}

/** Read the words of a rank, as `ownerKeys` gives them. */
export function rankOf(words: readonly string[]): Rank {
  const rank = new Set<string>()
  let held: Held = 'now'
  for (const word of words) {
    if (acting.has(word)) held = 'acting'
    else if (former.has(word)) held = 'former'
    else if (!silent.has(word)) for (const same of meanings.get(word) ?? [word]) rank.add(same)
  }
  return {words: [...rank].sort(), held}
}

/** How the post that some words give is held. */
export function heldIn(title: string): Held {
  return rankOf(ownerKeys(title).flatMap((word) => word.split('-'))).held
}

/**
 * True for what one person holds at a time in any organization or country: its president, prime minister or secretary
 * general, a minister of something, the chief of its general or joint staff. Others may be several, or of a body that
 * the words leave out: chairmen and heads are chairmen and heads of ever other things.
 */
export function isSingle(words: readonly string[]): boolean {
  if (alone.has(words.join(' '))) return true
  if (!words.includes('minister') || words.length < 2) return false
  const {words: table} = defaultLexicon()
  const others = words.filter((word) => word !== 'minister')
  return others.every((word) => !sharing.has(word) && (kindsOf(table, word, 0, word.length) & HEAD) === 0)
}

const alone = new Set([
  'president',
  'minister prime',
  'general secretary',
  'chief general staff',
  'chief joint staff',
  'armed chief forces general staff',
])

/** With these a minister is one of several. */
const sharing = keysOf('first vice state under plenipotentiary cabinet several both prime elect')

const acting = keysOf('acting interim caretaker исполняющий обязанности врио')
const former = keysOf('former ex past retired бывший экс прежний')
/** What says nothing about which post it is. */
const silent = keysOf(
  'the a an of for on in at to and by with current incumbent outgoing new newly по на в с при и к affairs дел republic',
)

/** Words that mean what others mean. */
const meanings: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      ['defense', 'defence обороны'],
      ['foreign', 'external иностранных зарубежных'],
      ['internal', 'interior внутренних'],
      ['emergency', 'emergencies чрезвычайных'],
      ['finance', 'finances финансов'],
      ['general', 'генеральный'],
      ['joint', 'объединенный'],
      ['staff', 'штаба'],
      ['secretary', 'секретарь'],
      ['general secretary', 'генсек генсекретарь'],
      ['president', 'президент'],
      ['minister', 'министр'],
      ['minister prime', 'premier премьер'],
      ['deputy', 'заместитель'],
      ['first', 'первый'],
      ['chair', 'chairman chairperson chairwoman председатель'],
      ['chief', 'начальник'],
      ['head', 'глава'],
      ['press', 'пресс'],
      ['council', 'совета'],
      ['security', 'безопасности'],
    ] as const
  ).flatMap(([meaning, words]) => ownerKeys(words).map((word): [string, string[]] => [word, meaning.split(' ')])),
)

function keysOf(words: string): ReadonlySet<string> {
  return new Set(ownerKeys(words))
}

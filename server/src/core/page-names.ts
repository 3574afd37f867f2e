import {confirmed, type KeyedMention, namesIn} from './block-names.js'
import type {Entry} from './layout/sheet.js'
import {compatibleGiven, firstInitial, foldGiven, foldSurname} from './names.js'
import type {Named, PersonName} from './rules/official.js'

/** A block that names somebody, with the unit it stands in; -1 for none. */
export interface NamedBlock {
  readonly entry: Entry
  readonly unit: number
}

/** A block with its mentions, those that the page confirms among them. */
interface ReadBlock extends NamedBlock {
  mentions: readonly KeyedMention[]
}

/** A mention with what the rest of its page adds to it. Offsets count from the start of the entry's block. */
export interface PageMention {
  readonly entry: Entry
  readonly unit: number
  readonly start: number
  readonly end: number
  readonly named: Named
  /** The fullest name the page gives the person; the mention's own where it says no more. */
  readonly identity: PersonName
  /** Why a shorter name is taken for the fuller one. */
  readonly reason: string | undefined
}

/** A name that the page introduces, a full one, or initials with a surname; `unit` as in `NamedBlock`. */
interface Introduced {
  readonly mention: KeyedMention
  readonly unit: number
}

const onThisPage = 'named more fully on the same page, and nobody else of that name is'

/**
 * Resolve the names of one page: a surname alone, initials or an address get the full name that the same item, else
 * the same page, gives one person and no other. Words that only the page can confirm as names become mentions here.
 *
 * @param text The words of the dump.
 * @param blocks The blocks of the page that name somebody, in source order.
 */
export function namesOnPage(text: string, blocks: readonly NamedBlock[]): readonly PageMention[] {
  const read: ReadBlock[] = []
  let loosely = false
  for (const {entry, unit} of blocks) {
    const {mentions, loose} = namesIn(entry.facts.names)
    if (loose.length > 0) loosely = true
    if (mentions.length > 0 || loose.length > 0) read.push({entry, unit, mentions})
  }
  if (loosely) confirm(text, read)
  const mentions: PageMention[] = []
  let introduced: Introductions | undefined
  for (const {entry, unit, mentions: named} of read) {
    for (const mention of named) {
      // Most names are full, and a page of full names needs no tables.
      if (mention.given !== '' && mention.surname !== '') mentions.push(asNamed(mention, entry, unit))
      else mentions.push(resolve(mention, entry, unit, (introduced ??= introductions(read))))
    }
  }
  return mentions
}

/** Add to each block the names in it that only the page confirms, for others of the page are named so for certain. */
function confirm(text: string, blocks: readonly ReadBlock[]): void {
  const surnames = new Set<string>()
  const addresses = new Set<string>()
  for (const {mentions} of blocks) {
    for (const {surname, address} of mentions) {
      if (surname === '') continue
      surnames.add(surname)
      if (address !== '') addresses.add(address)
    }
  }
  if (surnames.size === 0) return
  for (const block of blocks) {
    const {start, end} = block.entry.block
    const found = namesIn(block.entry.facts.names).loose.filter(
      (name) => surnames.has(name.surname) || addresses.has(name.address),
    )
    if (found.length === 0) continue
    const words = text.slice(start, end)
    const confirmedNames = found.map((name) => confirmed(words, name))
    block.mentions = [...block.mentions, ...confirmedNames].sort((a, b) => a.start - b.start)
  }
}

function asNamed({start, end, named}: KeyedMention, entry: Entry, unit: number): PageMention {
  return {entry, unit, start, end, named, identity: named.name, reason: undefined}
}

/** Names of the page by a key. */
type Table = ReadonlyMap<string, readonly Introduced[]>

/** The full names of a page by what shorter names share with them: tables that are made when they are first asked. */
interface Introductions {
  readonly bySurname: () => Table
  /** Initials with a surname, for a surname that nobody has in full. */
  readonly byInitials: () => Table
  /** By each word of a name but its surname: `Mr. Faki` for `Moussa Faki Mahamat`, `Dr. Tedros`. */
  readonly byWord: () => Table
  readonly byAddress: () => Table
  /** Of headlines alone: the page is about them, and in an interview it is they who are addressed. */
  readonly byGiven: () => Table
  /** What the shorter names met so far can stand for, so that a page of one surname costs no square of its names. */
  readonly fitting: Map<string, Fitting>
}

/** Whom a shorter name can stand for. */
interface Fitting {
  /** The one person whom the page names so in full; undefined for none or several. */
  readonly onPage: Introduced | undefined
  /** The same for each unit that names any. */
  readonly inUnit: ReadonlyMap<number, Introduced | undefined>
}

function introductions(blocks: readonly ReadBlock[]): Introductions {
  const full = (mention: KeyedMention): boolean => mention.given !== '' && mention.surname !== ''
  return {
    bySurname: tableOf(blocks, (mention, add) => {
      if (full(mention)) add(mention.surname)
    }),
    byInitials: tableOf(blocks, (mention, add) => {
      if (mention.given === '' && mention.surname !== '' && mention.named.name.initials !== undefined)
        add(mention.surname)
    }),
    byWord: tableOf(blocks, (mention, add) => {
      if (full(mention)) for (const word of otherWords(mention.named.name)) add(foldSurname(word))
    }),
    byAddress: tableOf(blocks, (mention, add) => {
      if (full(mention) && mention.address !== '') add(mention.address)
    }),
    byGiven: tableOf(blocks, (mention, add, {facts}) => {
      if (full(mention) && facts.kind === 'headline') add(mention.given)
    }),
    fitting: new Map(),
  }
}

/** A table of the mentions of a page by the keys that `keys` adds for each, made at the first call. */
function tableOf(
  blocks: readonly ReadBlock[],
  keys: (mention: KeyedMention, add: (key: string) => void, entry: Entry) => void,
): () => Table {
  let table: Map<string, Introduced[]> | undefined
  return () => (table ??= made())

  function made(): Map<string, Introduced[]> {
    const names = new Map<string, Introduced[]>()
    for (const {entry, unit, mentions} of blocks) {
      for (const mention of mentions) {
        const add = (key: string): void => {
          const introduced = {mention, unit}
          const known = names.get(key)
          if (known) known.push(introduced)
          else names.set(key, [introduced])
        }
        keys(mention, add, entry)
      }
    }
    return names
  }
}

/** Full names that a shorter one can stand for; an address takes the surname of the one who is named so. */
function knownAs(mention: KeyedMention, introduced: Introductions): readonly Introduced[] {
  const {bySurname, byInitials, byWord, byAddress, byGiven} = introduced
  if (mention.surname !== '') {
    const full = bySurname().get(mention.surname)
    if (full || mention.named.name.initials !== undefined) return full ?? []
    const ranked = mention.named.rank !== null
    return byInitials().get(mention.surname) ?? (ranked ? byWord().get(mention.surname) : undefined) ?? []
  }
  if (mention.address === '') return []
  const address = byAddress().get(mention.address)
  if (address) return address
  const sharing = byGiven().get(mention.given) ?? []
  return sharing.filter(({mention: {named}}) => named.name.patronymic === undefined)
}

function resolve(mention: KeyedMention, entry: Entry, unit: number, introduced: Introductions): PageMention {
  const {inUnit, onPage} = fittingOf(mention, introduced)
  const full = inUnit.get(unit) ?? onPage
  const own = asNamed(mention, entry, unit)
  return full ? {...own, identity: full.mention.named.name, reason: onThisPage} : own
}

/** Whom the mention can stand for: the same for all that are written alike as far as `knownAs` and `fits` look. */
function fittingOf(mention: KeyedMention, introduced: Introductions): Fitting {
  const {surname, given, address, named} = mention
  const {initials} = named.name
  const initial = initials === undefined ? '' : firstInitial(initials)
  const key = `${surname}|${given}|${address}|${initial}|${named.rank === null ? '' : 'ranked'}`
  const known = introduced.fitting.get(key)
  if (known) return known
  const all = knownAs(mention, introduced).filter((other) => fits(named.name, other.mention.named.name))
  const fitting = all.length < 2 ? {onPage: all[0], inUnit: noUnits} : fittingAmong(all)
  introduced.fitting.set(key, fitting)
  return fitting
}

const noUnits: ReadonlyMap<number, Introduced | undefined> = new Map<number, Introduced | undefined>()

/** Of several: who is the only one of the page, and of each unit. */
function fittingAmong(all: readonly Introduced[]): Fitting {
  const units = new Map<number, Introduced[]>()
  for (const other of all) {
    const same = units.get(other.unit)
    if (same) same.push(other)
    else units.set(other.unit, [other])
  }
  const inUnit = new Map(Array.from(units, ([unit, same]) => [unit, onlyOne(same)]))
  return {onPage: onlyOne(all), inUnit}
}

/** The words of a name that people can be called by besides their surname. */
function otherWords({given, surname, familyFirst}: PersonName): readonly string[] {
  const words = (given ?? '').split(' ')
  const first = (surname ?? '').split(' ')
  return [...(familyFirst ? [] : words), ...(first.length > 1 ? first : [])].filter((word) => word.length > 2)
}

function fits(short: PersonName, full: PersonName): boolean {
  return short.initials === undefined || compatibleGiven(short.initials, full.given ?? '')
}

/** The name when all are one person's: the one with most parts, else the first. Undefined for none or several persons. */
function onlyOne(names: readonly Introduced[]): Introduced | undefined {
  const [first] = names
  if (!first) return undefined
  const {given, surname, named} = first.mention
  let best = first
  for (const other of names) {
    if (other.mention.given !== given || other.mention.surname !== surname) return undefined
    const {initials, patronymic} = other.mention.named.name
    if (initials !== undefined && !compatibleGiven(initials, named.name.initials ?? initials)) return undefined
    if (patronymic === undefined) continue
    const known = best.mention.named.name.patronymic
    if (known !== undefined && foldGiven(known) !== foldGiven(patronymic)) return undefined
    if (known === undefined) best = other
  }
  return best
}

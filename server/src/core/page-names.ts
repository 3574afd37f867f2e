import type {Entry} from './layout/sheet.js'
import {compatibleGiven, foldGiven, foldSurname} from './names.js'
import {confirmLoose, type NamedMention, type PersonName} from './rules/official.js'

/** A block that names somebody, with the unit it stands in; -1 for none. */
export interface NamedBlock {
  readonly entry: Entry
  readonly unit: number
}

/** A mention with what the rest of its page adds to it. Offsets in `named` count from the start of the entry's block. */
export interface PageMention extends NamedBlock {
  readonly named: NamedMention
  /** The fullest name the page gives the person; the mention's own where it says no more. */
  readonly identity: PersonName
  /** Why a shorter name is taken for the fuller one. */
  readonly reason?: string
}

/** A full name that the page introduces. */
interface Introduced {
  readonly name: PersonName
  readonly unit: number
}

/**
 * Resolve the names of one page: a surname alone, initials or an address get the full name that the same item, else
 * the same page, gives one person and no other. Words that only the page can confirm as names become mentions here.
 *
 * @param blocks The blocks of the page that name somebody, in source order.
 */
export function namesOnPage(text: string, blocks: readonly NamedBlock[]): readonly PageMention[] {
  const bySurname = new Map<string, Introduced[]>()
  const byAddress = new Map<string, Introduced[]>()
  // Of headlines alone: the page is about them, and in an interview it is they who are addressed.
  const byGiven = new Map<string, Introduced[]>()
  const surnames = new Set<string>()
  for (const {entry, unit} of blocks) {
    for (const {name} of entry.facts.names.mentions) {
      if (name.surname === undefined) continue
      const key = foldSurname(name.surname)
      surnames.add(key)
      if (name.given === undefined) continue
      introduce(bySurname, key, {name, unit})
      if (entry.facts.kind === 'headline') introduce(byGiven, foldGiven(name.given), {name, unit})
      if (name.patronymic !== undefined) introduce(byAddress, addressKey(name), {name, unit})
    }
  }
  const addresses = new Set(byAddress.keys())
  const mentions: PageMention[] = []
  for (const block of blocks) {
    for (const named of namedIn(block.entry)) mentions.push(resolve(named, block))
  }
  return mentions

  /** The mentions of a block in text order, those that the page confirms among them. */
  function namedIn({block, facts}: Entry): readonly NamedMention[] {
    const {mentions: sure, loose} = facts.names
    if (loose.length === 0 || surnames.size === 0) return sure
    const words = text.slice(block.start, block.end)
    const confirmed = confirmLoose(words, loose, surnames, addresses)
    if (confirmed.length === 0) return sure
    return [...sure, ...confirmed].sort((a, b) => a.start - b.start)
  }

  /** Full names that a shorter one can stand for; an address takes the surname of the one who is named so. */
  function knownAs(name: PersonName): readonly Introduced[] {
    if (name.surname !== undefined) return bySurname.get(foldSurname(name.surname)) ?? []
    const address = byAddress.get(addressKey(name))
    if (address) return address
    const sharing = byGiven.get(foldGiven(name.given ?? '')) ?? []
    return name.patronymic === undefined ? [] : sharing.filter((other) => other.name.patronymic === undefined)
  }

  function resolve(named: NamedMention, block: NamedBlock): PageMention {
    const {name} = named
    const {entry, unit} = block
    if (name.given !== undefined && name.surname !== undefined) return {entry, unit, named, identity: name}
    const fitting = knownAs(name).filter((other) => fits(name, other.name))
    const full = onlyOne(fitting.filter((other) => other.unit === unit)) ?? onlyOne(fitting)
    if (!full) return {entry, unit, named, identity: name}
    return {
      entry,
      unit,
      named,
      identity: full.name,
      reason: 'named in full on the same page, and nobody else of that name is',
    }
  }
}

function introduce(names: Map<string, Introduced[]>, key: string, introduced: Introduced): void {
  const known = names.get(key)
  if (known) known.push(introduced)
  else names.set(key, [introduced])
}

/** A given name with patronymic, as an address shows it. */
function addressKey(name: PersonName): string {
  return `${foldSurname(name.given ?? '')} ${foldSurname(name.patronymic ?? '')}`
}

function fits(short: PersonName, full: PersonName): boolean {
  return short.initials === undefined || compatibleGiven(short.initials, full.given ?? '')
}

/** The name when all are one person's: the one with most parts, else the first. Undefined for none or several persons. */
function onlyOne(names: readonly Introduced[]): Introduced | undefined {
  const [first] = names
  if (!first) return undefined
  const given = foldGiven(first.name.given ?? '')
  const surname = foldSurname(first.name.surname ?? '')
  let best = first
  for (const other of names) {
    if (foldGiven(other.name.given ?? '') !== given) return undefined
    if (foldSurname(other.name.surname ?? '') !== surname) return undefined
    const {patronymic} = other.name
    if (patronymic === undefined) continue
    if (best.name.patronymic !== undefined && foldGiven(best.name.patronymic) !== foldGiven(patronymic))
      return undefined
    if (best.name.patronymic === undefined) best = other
  }
  return best
}

import {daysIn} from '../rules/date.js'
import {
  movedEntry,
  type Judgement,
  type RegisteredPost,
  type RegisterEntry,
  type RegisterFault,
  type RegisterText,
  type WrittenName,
} from './entry.js'
import {moved, partsOf, type Located, type LocatedField, type LocatedPart, type Span} from './located.js'
import {nameWords} from './written-name.js'

/** Nobody keeps more than this. */
const most = {entries: 100_000, aliases: 200, posts: 200, links: 100, names: 50}

/** Units. */
const longest = {name: 200, words: 500, notes: 10_000, link: 2_000}

/** The fields of a register, in the order people are told them. */
export const registerFields = ['people', 'same', 'different', 'never'] as const

/** The fields of an entry. */
export const entryFields = ['name', 'aliases', 'posts', 'notes', 'links'] as const

const postFields = ['title', 'organisation', 'from', 'to'] as const

/** An entry as it was read by itself, or nothing, and what is wrong in it. */
interface ReadEntry {
  readonly entry: RegisterEntry | undefined
  readonly faults: readonly RegisterFault[]
}

/** By their values, which are the same from one reading to the next where their words are. */
const entriesRead = new WeakMap<Located, ReadEntry>()

/**
 * Read what a register says from its values: fields, or nothing. What cannot be used is left out and told of, each by
 * itself, and what is good beside it counts. Linear; an entry with the values of an earlier reading costs a copy. Never
 * throws.
 */
export function readRegister(raw: Located): {readonly said: RegisterText; readonly faults: readonly RegisterFault[]} {
  let faults: RegisterFault[] = []
  const fields = fieldsOf(raw, '', registerFields, '')
  const entries = eachPart(fields.get('people'), 'people', most.entries, entryAt)
  const same = each(fields.get('same'), 'same', most.entries, judgementOf)
  const different = each(fields.get('different'), 'different', most.entries, judgementOf)
  const never = each(fields.get('never'), 'never', most.entries, (item) => wordsOf(item, 'never', longest.name))
  return {said: {entries, same, different, never}, faults}

  function tell({start, end}: Span, what: string, expected: string, found: string, now: string): void {
    faults.push({start, end, message: `${what}: expected ${expected}, found ${found}; ${now}.`})
  }

  function fieldsOf(
    value: Located | undefined,
    wanted: string,
    known: readonly string[],
    now: string,
  ): Map<string, Located> {
    const found = new Map<string, Located>()
    if (!value || value.kind === 'nothing') return found
    if (value.kind !== 'fields') {
      tell(value, 'A post', wanted, shown(value), now)
      return found
    }
    for (const field of value.fields) {
      if (known.includes(field.name)) found.set(field.name, field.value)
      else tellUnknown(field, known)
    }
    return found
  }

  function tellUnknown(field: LocatedField, known: readonly string[]): void {
    tell(field, 'A field', `one of ${listed(known)}`, shownText(field.name), 'it is ignored')
  }

  /** The items of a list that can be used. One value stands for a list of one. */
  function each<T>(
    value: Located | undefined,
    what: string,
    limit: number,
    read: (item: Located) => T | undefined,
  ): T[] {
    return eachPart(value, what, limit, ({value, by}) => read(moved(value, by)))
  }

  function eachPart<T>(
    value: Located | undefined,
    what: string,
    limit: number,
    read: (part: LocatedPart) => T | undefined,
  ): T[] {
    if (!value || value.kind === 'nothing') return []
    const items = partsOf(value)
    if (items.length > limit)
      tell(
        value,
        what,
        `at most ${limit.toLocaleString('en')}`,
        items.length.toLocaleString('en'),
        'the rest is left out',
      )
    const found: T[] = []
    for (let at = 0; at < items.length && at < limit; at++) {
      const item = items[at]
      const good = item && read(item)
      if (good !== undefined) found.push(good)
    }
    return found
  }

  function entryAt({value, by}: LocatedPart): RegisterEntry | undefined {
    let known = entriesRead.get(value)
    if (!known) {
      const outside = faults
      faults = []
      known = {entry: entryOf(value), faults}
      faults = outside
      entriesRead.set(value, known)
    }
    for (const {start, end, message} of known.faults) faults.push({start: start + by, end: end + by, message})
    return known.entry && movedEntry(known.entry, by)
  }

  function entryOf(item: Located): RegisterEntry | undefined {
    if (item.kind !== 'fields') {
      tell(item, 'people', 'an entry with a name', shown(item), 'it is left out')
      return undefined
    }
    const own = fieldsOf(item, '', entryFields, '')
    const written = own.get('name')
    if (!written) {
      tell(item, 'An entry', 'a name', 'none', 'the entry is left out')
      return undefined
    }
    const name = nameIn(written, 'name', 'the entry is left out')
    if (!name) return undefined
    const notes = own.get('notes')
    return {
      start: item.start,
      end: item.end,
      name,
      aliases: each(own.get('aliases'), 'aliases', most.aliases, (alias) => nameIn(alias, 'aliases', 'it is left out')),
      posts: each(own.get('posts'), 'posts', most.posts, postOf),
      notes: notes && notes.kind !== 'nothing' ? (wordsOf(notes, 'notes', longest.notes)?.text ?? null) : null,
      links: each(own.get('links'), 'links', most.links, linkOf),
    }
  }

  function nameIn(value: Located, what: string, now: string): WrittenName | undefined {
    const words = wordsOf(value, what, longest.name, now)
    if (!words) return undefined
    const {text, start, end} = words
    const {name, level, readings} = nameWords(text)
    if (/\p{L}/u.test(text) && (name.surname !== '' || name.patronymic !== undefined))
      return {text, name, level, readings, start, end}
    tell(value, what, 'a name with a surname', shownText(text), now)
    return undefined
  }

  function wordsOf(
    value: Located,
    what: string,
    limit: number,
    now = 'it is left out',
  ): (Span & {text: string}) | undefined {
    if (value.kind !== 'text') {
      tell(value, what, 'words', shown(value), now)
      return undefined
    }
    // Nearly all words are level already.
    const text = /[^\S ]| {2}|^ | $/.test(value.text) ? value.text.replace(/\s+/g, ' ').trim() : value.text
    if (text !== '' && text.length <= limit) return {text, start: value.start, end: value.end}
    tell(value, what, `1 to ${limit.toLocaleString('en')} characters`, text.length.toLocaleString('en'), now)
    return undefined
  }

  function postOf(item: Located): RegisteredPost | undefined {
    if (item.kind === 'text') {
      const words = wordsOf(item, 'posts', longest.words)
      return words && {title: words.text, organisation: null, from: null, to: null}
    }
    const own = fieldsOf(item, `a title, or the fields ${listed(postFields)}`, postFields, 'it is left out')
    const title = own.get('title')
    const organisation = own.get('organisation')
    const post = {
      title: title ? (wordsOf(title, 'title', longest.words)?.text ?? null) : null,
      organisation: organisation ? (wordsOf(organisation, 'organisation', longest.words)?.text ?? null) : null,
      from: dayIn(own.get('from'), 'from'),
      to: dayIn(own.get('to'), 'to'),
    }
    if (post.from !== null && post.to !== null && post.from > post.to) {
      tell(item, 'A post', 'a first day before the last', `${post.from} to ${post.to}`, 'the post is left out')
      return undefined
    }
    if (post.title !== null || post.organisation !== null) return post
    if (!title && !organisation && item.kind === 'fields')
      tell(item, 'A post', 'a title or an organisation', 'neither', 'the post is left out')
    return undefined
  }

  function dayIn(value: Located | undefined, which: 'from' | 'to'): string | null {
    if (!value || value.kind === 'nothing') return null
    const day = value.kind === 'text' ? dayOf(value.text, which) : undefined
    if (day === undefined)
      tell(value, which, 'a day, a month or a year such as 2024-02-16, 2024-02 or 2024', shown(value), 'it is ignored')
    return day ?? null
  }

  function linkOf(item: Located): string | undefined {
    const words = wordsOf(item, 'links', longest.link)
    if (!words) return undefined
    if (/^https?:\/\/[^\s<>"'`()[\]{}|\\^\p{Cc}\p{Cf}]+$/u.test(words.text)) return words.text
    tell(item, 'links', 'an address that begins with https:// or http://', shownText(words.text), 'it is left out')
    return undefined
  }

  function judgementOf(item: Located): Judgement | undefined {
    if (item.kind !== 'list') {
      tell(item, 'A judgement', 'a list of two names or more', shown(item), 'it is left out')
      return undefined
    }
    const names = item.items
      .slice(0, most.names)
      .flatMap((name) => nameIn(name, 'A judgement', 'the name is left out') ?? [])
    if (names.length >= 2) return {names, start: item.start, end: item.end}
    tell(item, 'A judgement', 'two names or more', String(names.length), 'it is left out')
    return undefined
  }
}

/** The first or last day that a day, a month or a year stands for; undefined for what no calendar has. */
function dayOf(text: string, which: 'from' | 'to'): string | undefined {
  const [, year = '', month, day] = /^([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  if (year === '') return undefined
  if (month === undefined) return which === 'from' ? `${year}-01-01` : `${year}-12-31`
  if (Number(month) < 1 || Number(month) > 12) return undefined
  const last = daysIn(Number(year), Number(month))
  if (day === undefined) return `${year}-${month}-${which === 'from' ? '01' : String(last).padStart(2, '0')}`
  return Number(day) >= 1 && Number(day) <= last ? text : undefined
}

/** Names as a sentence lists them: two or more. */
export function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`
}

function shown(value: Located): string {
  switch (value.kind) {
    case 'text':
      return shownText(value.text)
    case 'list':
      return `a list of ${value.items.length}`
    case 'fields':
      return 'fields'
    case 'nothing':
      return 'nothing'
  }
}

/** Words in a message: in quotes, cut off where they are long, what they hide told by its number. */
export function shownText(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text
  const hidden = /[\p{Cc}\p{Cf}]/gu
  return `"${short.replace(hidden, (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)}"`
}

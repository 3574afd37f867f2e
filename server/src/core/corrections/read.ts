import {daysIn} from '../rules/date.js'
import {
  byBlock,
  correctionFields,
  hashOfText,
  hashText,
  type Correction,
  type CorrectionField,
  type Corrections,
  type GivenDay,
  type ItemVerdict,
} from './corrections.js'
import type {Complain} from '../team/section.js'

/** More corrections than this are no work of people. */
const most = 20_000

/** So many units of the words beside a correction are kept. */
const longestWords = 200

const verdicts: readonly ItemVerdict[] = ['starts', 'continues', 'none']

const wantedDay = 'a day such as 2024-02-16, or none'
const wantedDays = 'a day such as 2024-02-16, days such as 2024-02-16/2024-02-18, or none'

/**
 * Read the section `corrections` of a team's file. An entry that cannot be used is left out and told of, each by
 * itself; so is a field of an entry whose other fields can be used. Linear; never throws.
 */
export function readCorrections(raw: unknown, complain: Complain): Corrections {
  if (raw === undefined || raw === null) return byBlock([])
  if (!Array.isArray(raw)) {
    complain(['corrections'], 'a list of corrections', raw, 'nothing is corrected')
    return byBlock([])
  }
  const list: Correction[] = []
  const seen = new Set<string>()
  for (const [at, entry] of (raw as readonly unknown[]).slice(0, most).entries()) {
    const correction = readOne(entry, at)
    if (!correction) continue
    const name = hashText(correction.block)
    if (seen.has(name))
      complain(['corrections', at], 'one entry a block', name, 'the entry is left out, and the first one counts')
    else list.push(correction)
    seen.add(name)
  }
  if (raw.length > most)
    complain(['corrections'], `at most ${most} corrections`, raw.length, 'those behind them are left out')
  return byBlock(list)

  function readOne(entry: unknown, at: number): Correction | undefined {
    const left = 'the correction is left out'
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      complain(['corrections', at], 'a block with what is right for it', entry, left)
      return undefined
    }
    const fields = new Map<string, unknown>(Object.entries(entry))
    const block = fields.get('block')
    const hash = typeof block === 'string' ? hashOfText(block) : undefined
    if (!hash) {
      complain(['corrections', at, 'block'], 'the hash of a block, 22 digits from 0 to f in quotes', block, left)
      return undefined
    }
    for (const name of fields.keys()) {
      if (name === 'block' || name === 'words' || correctionFields.some((field) => field === name)) continue
      complain(['corrections', at, name], `one of block, words, ${correctionFields.join(', ')}`, name, 'it is ignored')
    }
    const words = fields.get('words')
    const published = given('published', (value) => dayOf(value, false), wantedDay)
    const event = given('event', (value) => dayOf(value, true), wantedDays)
    const item = given('item', verdictOf, `one of ${verdicts.join(', ')}`)
    if (published === undefined && event === undefined && item === undefined) {
      if (!correctionFields.some((field) => isGiven(fields.get(field))))
        complain(['corrections', at], `at least one of ${correctionFields.join(', ')}`, undefined, left)
      return undefined
    }
    return {
      block: hash,
      words: typeof words === 'string' ? words.slice(0, longestWords) : '',
      ...(published === undefined ? {} : {published}),
      ...(event === undefined ? {} : {event}),
      ...(item === undefined ? {} : {item}),
    }

    function given<T>(field: CorrectionField, read: (value: unknown) => T | undefined, wanted: string): T | undefined {
      const found = fields.get(field)
      if (!isGiven(found)) return undefined
      const value = read(found)
      if (value === undefined) complain(['corrections', at, field], wanted, found, 'it is ignored')
      return value
    }
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** The verdict of this name; undefined for anything else. */
export function verdictOf(value: unknown): ItemVerdict | undefined {
  return verdicts.find((verdict) => verdict === value)
}

/**
 * The day, or with `several` the days, that a text gives; null for `none`; undefined for anything else, days that no
 * calendar has among them.
 */
export function dayOf(value: unknown, several: boolean): GivenDay | null | undefined {
  if (value === 'none') return null
  if (typeof value !== 'string') return undefined
  const [from = '', to, ...more] = value.split('/')
  if (more.length > 0 || !isDay(from)) return undefined
  if (to === undefined) return {date: from}
  return several && isDay(to) && from < to ? {date: from, endDate: to} : undefined
}

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

import {shownJson} from './shown-json.js'
import {nearestName} from './nearest-name.js'
import {switchableCodes, type SwitchableCode} from './problems.js'
import {namePattern} from './origin/name-pattern.js'
import {
  dateStyles,
  defaultRules,
  normalizeRules,
  type DateStyle,
  type NormalizeOptions,
  type NormalizeRule,
} from './edit/rules.js'

/** What a user or a team can set; docs/settings.md says what for. The defaults in package.json are tested equal to ours. */
export interface Settings extends RuleSettings {
  /** Switch plain-text documents that prove to be dumps to the language `bulletin`. */
  readonly detect: boolean
  /** Globs, from the workspace folder: the files read. */
  readonly 'files.include': readonly string[]
  /** Globs: files and folders left out, whatever `files.include` says. */
  readonly 'files.exclude': readonly string[]
  /** Megabytes: larger files are left out. */
  readonly 'files.maxSize': number
  /** Globs: files that are dumps whatever marks they have. */
  readonly 'dumps.always': readonly string[]
  /** Globs: files that are no dumps whatever marks they have. */
  readonly 'dumps.never': readonly string[]
  /** Lines that are news, whatever is learned of them: see `isLearned`. */
  readonly 'boilerplate.never': readonly string[]
  /** What file names tell of where files come from: see `namePattern`. */
  readonly sources: readonly string[]
  /** Report redundant copies. */
  readonly 'duplicates.enabled': boolean
  /** How much a redundant copy asks of a reader. */
  readonly 'duplicates.severity': CopySeverity
  /** How normalizing writes the days of date lines. */
  readonly 'normalize.dateStyle': DateStyle
  /** Where problems are reported: in every dump of the workspace, or in open ones only. */
  readonly 'problems.scope': 'workspace' | 'openFiles'
  /** So many problems a file are reported at most. */
  readonly 'problems.limit': number
  /** Problems that are not reported, by their codes. */
  readonly 'problems.off': readonly SwitchableCode[]
}

/** How much a redundant copy can ask of a reader. */
export const copySeverities = ['error', 'warning', 'information', 'hint'] as const

/** One of them. */
export type CopySeverity = (typeof copySeverities)[number]

/** A switch for each rule of normalizing: `normalize.blankLines`. */
export type RuleSettings = {readonly [rule in NormalizeRule as `normalize.${rule}`]: boolean}

function ofRules<Value>(valueOf: (rule: NormalizeRule) => Value): {readonly [rule in keyof RuleSettings]: Value} {
  return Object.fromEntries(normalizeRules.map((rule) => [`normalize.${rule}`, valueOf(rule)])) as {
    readonly [rule in keyof RuleSettings]: Value
  }
}

/** What the settings say of normalizing. */
export function normalizeOptionsOf(settings: Settings): NormalizeOptions {
  const rules = Object.fromEntries(normalizeRules.map((rule) => [rule, settings[`normalize.${rule}`]]))
  return {rules, dateStyle: settings['normalize.dateStyle']}
}

/** What holds when nothing is set. */
export const defaultSettings: Settings = {
  detect: true,
  'files.include': ['**/*.{txt,md,markdown}'],
  'files.exclude': [],
  'files.maxSize': 50,
  'dumps.always': [],
  'dumps.never': [],
  'boilerplate.never': [],
  sources: [],
  'duplicates.enabled': true,
  'duplicates.severity': 'information',
  'normalize.dateStyle': dateStyles[0],
  ...ofRules((rule): boolean => defaultRules[rule]),
  'problems.scope': 'openFiles',
  'problems.limit': 500,
  'problems.off': [],
}

/** Settings with a sentence for each field that could not be used. */
export interface ReadSettings {
  readonly settings: Settings
  readonly problems: readonly string[]
}

/**
 * Read settings from whatever a client or a file gives: an object with dotted names (`files.include`), nested objects,
 * or a mix of both. A bad field falls back alone to what `base` has, and says so; so does a name we do not know, when
 * `strict` asks for it.
 *
 * @param where
 *   What the sentences begin with: `dateline.` for an editor, `.dateline.yml: ` for a file, or what gives it for the
 *   name of a setting, which is empty where all of `raw` is meant.
 */
export function readSettings(
  raw: unknown,
  where: string | ((key: string) => string),
  base: Settings = defaultSettings,
  strict: 'strict' | 'lenient' = 'lenient',
): ReadSettings {
  const problems: string[] = []
  if (raw !== undefined && raw !== null && !isRecord(raw)) {
    problems.push(`${start('').trimEnd()} expected fields with values, got ${shownJson(raw)}; using the defaults.`)
  }
  const fields = new Map<string, unknown>()
  if (isRecord(raw)) flatten(raw, '', fields)
  const settings: Record<string, unknown> = {...base}
  for (const key of Object.keys(rules) as (keyof Settings)[]) {
    const value = fields.get(key)
    fields.delete(key)
    if (value === undefined || value === null) continue
    const rule = rules[key]
    if (rule.fits(value)) settings[key] = value
    else if (rule.entry && Array.isArray(value) && value.length <= rule.entry.most)
      settings[key] = goodOf(value, key, rule.entry)
    else
      problems.push(
        `${start(key)}${key}: expected ${rule.wanted}, got ${shownJson(value)}; using ${shownJson(base[key])}.`,
      )
  }
  if (strict === 'strict') {
    for (const [key, value] of fields) {
      const inside = Object.keys(rules).find((name) => name.startsWith(`${key}.`))
      if (inside !== undefined) {
        problems.push(`${start(key)}${key}: expected fields such as ${inside}, got ${shownJson(value)}; it is ignored.`)
        continue
      }
      const meant = nearestName(key, Object.keys(rules))
      const known = meant === undefined ? `Known are ${Object.keys(rules).join(', ')}.` : `Did you mean ${meant}?`
      problems.push(`${start(key)}${key}: there is no such setting; it is ignored. ${known}`)
    }
  }
  return {settings: settings as unknown as Settings, problems}

  function start(key: string): string {
    return typeof where === 'string' ? where : where(key)
  }

  function goodOf(values: readonly unknown[], key: string, {fits, wanted}: EntryRule): readonly unknown[] {
    for (const [at, value] of values.entries()) {
      if (!fits(value))
        problems.push(
          `${start(key)}${key}[${at}]: expected ${wanted}, got ${shownJson(value)}; this entry is left out.`,
        )
    }
    return values.filter(fits)
  }
}

interface Rule {
  readonly fits: (value: unknown) => boolean
  readonly wanted: string
  /** Of a list whose entries stand for themselves: a bad one falls out alone. */
  readonly entry?: EntryRule
}

interface EntryRule {
  readonly most: number
  readonly fits: (value: unknown) => boolean
  readonly wanted: string
}

const flag: Rule = {fits: (value) => typeof value === 'boolean', wanted: 'true or false'}
const globList: Rule = {
  fits: (value) => Array.isArray(value) && value.length <= 100 && value.every(isGlob),
  wanted: 'a list of up to 100 glob patterns, each with up to 200 signs and three stars between two slashes',
}

const rules: Readonly<Record<keyof Settings, Rule>> = {
  detect: flag,
  'files.include': globList,
  'files.exclude': globList,
  'files.maxSize': {fits: (value) => isWithin(value, 0.001, 200), wanted: 'a number of megabytes from 0.001 to 200'},
  'dumps.always': globList,
  'dumps.never': globList,
  'boilerplate.never': {
    fits: (value) =>
      Array.isArray(value) &&
      value.length <= 1000 &&
      value.every((line) => typeof line === 'string' && line.length <= 200),
    wanted: 'a list of up to 1000 lines, each with up to 200 signs',
  },
  sources: {
    fits: (value) => Array.isArray(value) && value.length <= 100 && value.every(isNamePattern),
    wanted: 'a list of up to 100 patterns such as {host}_{date:yyyyMMdd}*.txt, each with a host, a whole day or both',
    entry: {
      most: 100,
      fits: isNamePattern,
      wanted: 'a pattern such as {host}_{date:yyyyMMdd}*.txt, with a host, a whole day or both',
    },
  },
  'duplicates.enabled': flag,
  'duplicates.severity': {
    fits: (value) => copySeverities.includes(value as CopySeverity),
    wanted: `one of ${copySeverities.join(', ')}`,
  },
  'normalize.dateStyle': {
    fits: (value) => dateStyles.includes(value as DateStyle),
    wanted: `one of ${dateStyles.map((style) => `"${style}"`).join(', ')}`,
  },
  ...ofRules(() => flag),
  'problems.scope': {
    fits: (value) => value === 'workspace' || value === 'openFiles',
    wanted: '"workspace" or "openFiles"',
  },
  'problems.off': {
    fits: (value) => Array.isArray(value) && value.every((code) => switchableCodes.includes(code as SwitchableCode)),
    wanted: `a list of codes, of ${switchableCodes.join(', ')}`,
  },
  'problems.limit': {
    fits: (value) => Number.isInteger(value) && isWithin(value, 0, 1000),
    wanted: 'a whole number from 0 to 1000',
  },
}

function isNamePattern(value: unknown): boolean {
  return typeof value === 'string' && namePattern(value) !== undefined
}

/** True for a glob that is matched quickly whatever the path: patterns can come from strangers. */
function isGlob(value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || value.length > 200) return false
  if ((value.match(/\*\*/g)?.length ?? 0) > 3 || (value.match(/[{[]/g)?.length ?? 0) > 3 || value.includes('..'))
    return false
  return value.split('/').every((part) => part === '**' || (part.match(/\*/g)?.length ?? 0) <= 3)
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nested objects as dotted names. Settings are two levels deep; what is deeper stays a value, and fits no rule. */
function flatten(value: Readonly<Record<string, unknown>>, start: string, into: Map<string, unknown>): void {
  for (const [key, field] of Object.entries(value)) {
    const name = start + key
    if (isRecord(field) && start === '' && !(name in rules)) flatten(field, `${name}.`, into)
    else into.set(name, field)
  }
}

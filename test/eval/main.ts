import {labelledTexts} from '../labelled-texts.js'
import {basename, join} from 'node:path'
import {parseArgs} from 'node:util'
import {encodingCases, encodingTable, sizes, tallyOf} from './encodings.js'
import {factsByCommandLine, nothingFound, root} from './facts.js'
import {readLabelledSet, type LabelledDump} from './labelled-set.js'
import {compare} from './outcome.js'
import {datesByChrono, peopleByCompromise} from './peers.js'
import {missesOf, peerLine, tableByPhenomenon, tableOf, targetsOf} from './report.js'
import {score} from './score.js'

const usage = `npm run eval [-- --set own|gold] [--half write|proof|fresh|newest] [--only 402-448] [--phenomenon TAG] [--misses] [--encodings]

  --set         own: test/labelled; gold: the labelled set in the folder that DATELINE_GOLD names. Both by default.
  --half        the dumps with odd (write) or even (proof; from 400 on: fresh; from 500: newest) numbers; all by default.
  --only        the dumps with these numbers, one or a range.
  --phenomenon  only dumps that carry this tag.
  --misses      each label missed, for the write half alone: the others are not looked at.
  --encodings   in place of facts: how often the encoding of cut dumps is read right (and is in doubt), by their size.`

const {values} = parseArgs({
  options: {
    set: {type: 'string'},
    half: {type: 'string'},
    only: {type: 'string'},
    phenomenon: {type: 'string'},
    misses: {type: 'boolean', default: false},
    encodings: {type: 'boolean', default: false},
    help: {type: 'boolean', default: false},
  },
})

/** What the tables say was measured. */
const groupAsked = [values.half ?? (values.only === undefined ? 'all groups' : ''), values.only ?? ''].join(' ').trim()

if (values.help) console.log(usage)
else {
  const sets = setsAsked()
  for (const [name, folder] of sets) {
    const dumps = readLabelledSet(folder).filter(isAsked)
    if (values.encodings) reportEncodings(name, dumps)
    else report(name, dumps)
  }
}

function setsAsked(): readonly (readonly [string, string])[] {
  const own = ['own', join(root, 'test', 'labelled')] as const
  const labelled = labelledTexts()
  if (values.set === 'own') return [own]
  if (!labelled) {
    if (values.set === 'gold')
      throw new Error(
        '--set gold: expected DATELINE_GOLD to name the folder above gold/, found it unset; nothing is measured.',
      )
    console.log('DATELINE_GOLD is unset: only the own set is measured.\n')
    return [own]
  }
  const gold = ['gold', labelled.gold] as const
  return values.set === 'gold' ? [gold] : [own, gold]
}

function isAsked(dump: LabelledDump): boolean {
  if (values.half !== undefined && values.half !== dump.half) return false
  if (!inRange(Number(dump.id), values.only)) return false
  return values.phenomenon === undefined || (dump.labels.phenomena ?? []).includes(values.phenomenon)
}

/** Whether `number` is the one asked for (`402`) or in the range (`402-448`). Throws when `asked` is neither. */
function inRange(number: number, asked: string | undefined): boolean {
  if (asked === undefined) return true
  const bounds = /^(\d+)(?:-(\d+))?$/u.exec(asked)
  if (!bounds)
    throw new Error(`--only: expected a number or a range as 402-448, found "${asked}"; nothing is measured.`)
  return number >= Number(bounds[1]) && number <= Number(bounds[2] ?? bounds[1])
}

function reportEncodings(name: string, dumps: readonly LabelledDump[]): void {
  const cases = encodingCases(dumps, 3)
  const {cases: count, right, wrongAndWritten} = tallyOf(cases.filter(({size}) => size >= 512))
  console.log(`${name}, ${groupAsked}: right (in doubt) at ${sizes.join(', ')} bytes`)
  console.log(encodingTable(cases))
  console.log(`From 512 bytes: ${right} of ${count} right, ${wrongAndWritten} wrong without doubt.`)
  console.log(`All sizes: ${tallyOf(cases).wrongAndWritten} of ${cases.length} wrong without doubt.\n`)
}

function report(name: string, dumps: readonly LabelledDump[]): void {
  const found = factsByCommandLine(dumps.map((dump) => dump.path))
  const outcomes = dumps.map((dump) => compare(dump, found.get(basename(dump.path)) ?? nothingFound))
  for (const lang of new Set(dumps.map((dump) => dump.labels.lang))) {
    const ofLang = outcomes.filter((outcome) => outcome.dump.labels.lang === lang)
    const scores = score(ofLang)
    console.log(tableOf(`${name}, ${lang}, ${groupAsked}`, scores))
    const reached = targetsOf(lang, scores)
    if (reached !== '') console.log(`\n${reached}`)
    if (lang === 'en') console.log(`\n${peers(ofLang.map((outcome) => outcome.dump))}`)
    console.log('')
  }
  console.log(`${tableByPhenomenon(outcomes)}\n`)
  if (!values.misses) return
  for (const outcome of outcomes) {
    if (outcome.dump.half === 'write') for (const miss of missesOf(outcome)) console.log(miss)
  }
}

/** The peers on the same English dumps: compromise on names, chrono-node on dates with the labelled items given to it. */
function peers(dumps: readonly LabelledDump[]): string {
  const names = score(dumps.map((dump) => compare(dump, peopleByCompromise(dump))))
  const days = score(dumps.map((dump) => compare(dump, datesByChrono(dump))))
  return [
    peerLine('compromise, mention spans (exact)', names.spans),
    peerLine('compromise, mention spans (overlap)', names.spansOverlap),
    peerLine('chrono-node en-GB, dates (items given)', days.dates),
  ].join('\n')
}

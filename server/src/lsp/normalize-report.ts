import type {Key} from '../border/places.js'
import {changeTally} from '../core/edit/change-tally.js'
import type {ListedChange, LeftPlace} from '../core/edit/normalize.js'
import {visible} from '../features/plain.js'
import type {NormalizeOutcome, ReportLine} from './protocol.js'
import type {View} from './view.js'

/** What became of one file. */
export interface NormalizedFile {
  readonly key: Key
  readonly changes: readonly ListedChange[]
  /** Places that keep their lines. */
  readonly left: readonly LeftPlace[]
}

/** A file that is left as it is, and why, as half a sentence. */
export interface LeftFile {
  readonly key: Key
  readonly why: string
  /** The user wanted it so, and is not told again. */
  readonly wanted?: boolean
}

/** Nobody reads through more lines of a report; what is above is counted. */
const mostLines = 5_000

/** What was taken away, written otherwise and left, place by place and with the reason. */
export function normalizeReport(
  files: readonly NormalizedFile[],
  left: readonly LeftFile[],
  {around}: View,
): Pick<NormalizeOutcome, 'refused' | 'report'> {
  const away: ReportLine[] = []
  const otherwise: ReportLine[] = []
  const stays: ReportLine[] = left.map(({key, why}) => lineOf(key, 1, why))
  for (const {key, changes, left: places} of files) {
    for (const {line, before, after, rule} of changes)
      if (after === '') away.push(lineOf(key, line, `${before}  (${rule})`))
      else otherwise.push(lineOf(key, line, `${before === '' ? '∅' : before} → ${after}  (${rule})`))
    for (const {line, reason} of places) stays.push(lineOf(key, line, reason))
  }
  return {
    refused: [
      ...left.filter(({wanted}) => !wanted).map(({key, why}) => `${around.labelOf(key)} is left as it is: ${why}.`),
      ...files.flatMap(({key, left: places}) =>
        places.map(({line, reason}) => `${around.labelOf(key)}, line ${line}, is left as it is: ${reason}.`),
      ),
    ],
    report: [
      {title: 'Taken away', lines: away.slice(0, mostLines), all: away.length},
      {title: 'Written otherwise', lines: otherwise.slice(0, mostLines), all: otherwise.length},
      {title: 'Left as it is', lines: stays.slice(0, mostLines), all: stays.length},
    ],
  }

  function lineOf(key: Key, line: number, text: string): ReportLine {
    return {uri: around.uriOf(key), label: around.labelOf(key), line, text: visible(text)}
  }
}

/** What became of words, by rule, as a sentence behind another; empty where none was touched. */
export function wordsTold(files: readonly Pick<NormalizedFile, 'changes'>[]): string {
  const tally = changeTally()
  for (const {changes} of files) tally.add(changes)
  const told = tally.text()
  return told === '' ? '' : ` Of its words: ${told}.`
}

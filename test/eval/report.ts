import type {DumpOutcome} from './outcome.js'
import {phenomenaOfItem, phenomenaOfMention} from './phenomena.js'
import {acceptable, bare, type Score, type Scores} from './score.js'

/** A figure to reach: what it is of, and the least share. */
interface Target {
  readonly lang: string
  readonly of: (scores: Scores) => number
  readonly name: string
  readonly least: number
}

/** The figures to reach on dumps that no rule was written from. */
export const targets: readonly Target[] = [
  {lang: 'en', name: 'item starts F1', of: (scores) => scores.items.f1, least: 0.99},
  {lang: 'en', name: 'dates exact F1', of: (scores) => scores.dates.f1, least: 0.99},
  {lang: 'en', name: 'mention spans F1', of: (scores) => scores.spans.f1, least: 0.98},
  {lang: 'en', name: 'titles exact F1', of: (scores) => scores.titles.f1, least: 0.95},
  {lang: 'en', name: 'persons B-cubed F1', of: (scores) => scores.persons.f1, least: 0.98},
  {lang: 'en', name: 'persons B-cubed precision', of: (scores) => scores.persons.precision, least: 0.995},
  {lang: 'ru', name: 'mention spans F1', of: (scores) => scores.spans.f1, least: 0.93},
]

/** The table of one language: precision, recall and F1 by measure. */
export function tableOf(heading: string, scores: Scores): string {
  const rows: readonly (readonly [string, Score])[] = [
    ['item starts (line ±1)', scores.items],
    ['dates (exact)', scores.dates],
    ['dates (other day allowed)', scores.datesEither],
    ['mention spans (exact)', scores.spans],
    ['mention spans (overlap)', scores.spansOverlap],
    ['titles (of exact mentions)', scores.titles],
    ['persons B-cubed (matched)', scores.persons],
    ['persons B-cubed (all)', scores.personsOfAll],
    ['boilerplate lines', scores.boilerplate],
    ['attachments', scores.attachments],
  ]
  return [
    `${heading} (${scores.dumps} dumps)`,
    `  ${''.padEnd(28)}     P      R     F1   right/given/asked`,
    ...rows.map(
      ([name, figures]) =>
        `  ${name.padEnd(28)} ${percents(figures)}   ${figures.right}/${figures.given}/${figures.asked}`,
    ),
    `  ${'wrong days called stated'.padEnd(28)} ${scores.wrongStated}`,
    `  ${'no day kept where none is'.padEnd(28)} ${scores.nullKept.right}/${scores.nullKept.asked}`,
    `  ${'event beside the date line'.padEnd(28)} ${scores.events.right}/${scores.events.asked}`,
    `  ${'traps left alone'.padEnd(28)} ${scores.traps.right}/${scores.traps.asked}`,
  ].join('\n')
}

/** Each target of a language, what was measured, and `reached` or `missed`; empty when it has none. */
export function targetsOf(lang: string, scores: Scores): string {
  return targets
    .filter((target) => target.lang === lang)
    .map((target) => {
      const value = target.of(scores)
      return `  ${target.name.padEnd(28)} ${percent(value)}   target ${percent(target.least)}   ${value >= target.least ? 'reached' : 'missed'}`
    })
    .join('\n')
}

/** One line of a peer's figures. */
export function peerLine(name: string, figures: Score): string {
  return `  ${name.padEnd(44)} ${percents(figures)}`
}

/**
 * The share of labels got right, by phenomenon: those read off the labels, then the tags of the dumps. A stray
 * prediction belongs to no phenomenon, so these are recalls.
 */
export function tableByPhenomenon(outcomes: readonly DumpOutcome[]): string {
  const rows = new Map<string, {starts: Share; days: Share; spans: Share; titles: Share}>()
  for (const outcome of outcomes) {
    const ofDump = (outcome.dump.labels.phenomena ?? []).map((tag) => `dump: ${tag}`)
    for (const item of outcome.items) {
      for (const tag of [...phenomenaOfItem(item.label), ...ofDump]) {
        count(row(tag).starts, item.found !== null)
        count(row(tag).days, item.wanted === null ? acceptable(item) : item.found?.date === item.wanted)
      }
    }
    for (const {label, found, exact} of outcome.mentions) {
      for (const tag of [...phenomenaOfMention(label, textBefore(outcome, label.line, label.col)), ...ofDump]) {
        count(row(tag).spans, exact)
        if (exact) count(row(tag).titles, bare(label.title) === bare(found?.title ?? null))
      }
    }
  }
  const head = `  ${'by phenomenon, right/asked'.padEnd(42)}${['starts', 'days', 'spans', 'titles'].map((name) => name.padStart(9)).join('')}`
  const body = [...rows].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, 'en'))
  return [
    head,
    ...body.map(
      ([tag, {starts, days, spans, titles}]) =>
        `  ${tag.padEnd(42)}${[starts, days, spans, titles].map(cell).join('')}`,
    ),
  ].join('\n')

  function row(tag: string): {starts: Share; days: Share; spans: Share; titles: Share} {
    const known = rows.get(tag)
    if (known) return known
    const fresh = {starts: none(), days: none(), spans: none(), titles: none()}
    rows.set(tag, fresh)
    return fresh
  }
}

/** Every label missed and every stray answer of a dump, one line each, as `ID:LINE what`. */
export function missesOf(outcome: DumpOutcome): readonly string[] {
  const {id} = outcome.dump
  const misses: string[] = []
  for (const item of outcome.items) {
    const {label, found} = item
    if (found === null) misses.push(`${id}:${label.line} item start missed: ${label.firstWords}`)
    else if (item.wanted === null ? !acceptable(item) : found.date !== item.wanted) {
      misses.push(
        `${id}:${label.line} day ${found.date ?? 'none'} (${found.certainty ?? '-'}), wanted ${item.wanted ?? 'none'}: ${label.dateEvidence ?? ''}`,
      )
    }
  }
  for (const item of outcome.strayItems) misses.push(`${id}:${item.line} stray item start`)
  for (const {label, found, exact} of outcome.mentions) {
    if (found === null) misses.push(`${id}:${label.line}:${label.col} mention missed: ${label.surface}`)
    else if (!exact) misses.push(`${id}:${label.line}:${label.col} span "${found.surface}", wanted "${label.surface}"`)
    else if (bare(found.title) !== bare(label.title)) {
      misses.push(
        `${id}:${label.line}:${label.col} title of ${label.surface} "${found.title ?? ''}", wanted "${label.title ?? ''}"`,
      )
    }
  }
  for (const mention of outcome.strayMentions)
    misses.push(`${id}:${mention.line}:${mention.column} stray mention: ${mention.surface}`)
  return misses
}

interface Share {
  right: number
  asked: number
}

function none(): Share {
  return {right: 0, asked: 0}
}

function count(share: Share, right: boolean): void {
  share.asked++
  if (right) share.right++
}

function cell({right, asked}: Share): string {
  return (asked === 0 ? '-' : `${right}/${asked}`).padStart(9)
}

function rank(tag: string): number {
  return tag.startsWith('dump: ') ? 1 : 0
}

function textBefore({dump}: DumpOutcome, line: number, column: number): string {
  const lines = dump.text.split(/\r\n|\r|\n/u)
  return [...lines.slice(Math.max(0, line - 4), line - 1), (lines[line - 1] ?? '').slice(0, column - 1)].join(' ')
}

function percents({precision, recall, f1}: Score): string {
  return [precision, recall, f1].map(percent).join('  ')
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5)
}

import * as chrono from 'chrono-node'
import nlp from 'compromise'
import {nothingFound, type Found, type FoundItem, type FoundMention} from './facts.js'
import type {LabelledDump} from './labelled-set.js'

/** The day chrono-node counts from. Any fixed day will do; with the clock, figures would change from day to day. */
const referenceDay = new Date('2026-01-01T12:00:00Z')

/** What compromise makes of a dump's people: spans without titles, each name its own person by its words. No items. */
export function peopleByCompromise({text}: LabelledDump): Found {
  const lineStarts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((ending) => ending.index + ending[0].length)]
  const people = nlp(text).people().json({offset: true}) as readonly {
    readonly text: string
    readonly offset: {readonly start: number; readonly length: number}
  }[]
  const mentions: FoundMention[] = []
  for (const {offset} of people) {
    const raw = text.slice(offset.start, offset.start + offset.length)
    // It keeps the punctuation around a word; that alone should not cost it a point.
    const surface = trim(raw)
    if (surface === '') continue
    const start = offset.start + raw.indexOf(surface)
    let line = 0
    while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? 0) <= start) line++
    mentions.push({
      line: line + 1,
      column: start - (lineStarts[line] ?? 0) + 1,
      surface: surface.replace(/\s+/gu, ' '),
      title: null,
      personId: surface.toLowerCase(),
    })
  }
  return {...nothingFound, mentions}
}

function trim(raw: string): string {
  let [from, to] = [0, raw.length]
  while (from < to && !/\p{L}/u.test(raw.charAt(from))) from++
  while (to > from && !/[\p{L}.]/u.test(raw.charAt(to - 1))) to--
  return raw.slice(from, to).replace(/['’]s$/u, '')
}

/**
 * What chrono-node (British order) makes of a dump's dates. It knows no items, so it is given the labelled ones: the
 * first day it finds between the start of an item and the next is that item's day.
 */
export function datesByChrono({text, labels}: LabelledDump): Found {
  const lines = text.split(/\r\n|\r|\n/u)
  const items = labels.items.map((item, place): FoundItem => {
    const next = labels.items[place + 1]?.line ?? lines.length + 1
    const block = lines.slice(item.line - 1, next - 1).join('\n')
    const first = chrono.en.GB.parse(block, referenceDay).find(
      ({start}) => start.isCertain('day') && start.isCertain('month'),
    )
    const day = first
      ? [first.start.get('year'), first.start.get('month'), first.start.get('day')]
          .map((part) => String(part).padStart(2, '0'))
          .join('-')
      : null
    return {
      line: item.line,
      date: day,
      certainty: first?.start.isCertain('year') ? 'stated' : day === null ? null : 'inferred',
      event: [],
    }
  })
  return {...nothingFound, items}
}

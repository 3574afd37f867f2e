import type {Found, FoundItem, FoundMention} from './facts.js'
import type {ItemLabel, MentionLabel} from './label.js'
import type {LabelledDump} from './labelled-set.js'
import {pairUp} from './pair-up.js'

/** What became of one labelled item. */
export interface ItemOutcome {
  readonly label: ItemLabel
  /** The item found for it, or null when its start was missed. */
  readonly found: FoundItem | null
  /** The day asked for, or null where the page gives none. */
  readonly wanted: string | null
}

/** What became of one labelled mention. */
export interface MentionOutcome {
  readonly label: MentionLabel
  readonly found: FoundMention | null
  /** Whether line, column and name agree to the letter; else they only share a word. */
  readonly exact: boolean
}

/** One dump compared with its labels. Counts of predictions leave out what stands on `seenLines`, as the labels do. */
export interface DumpOutcome {
  readonly dump: LabelledDump
  readonly items: readonly ItemOutcome[]
  readonly mentions: readonly MentionOutcome[]
  readonly strayItems: readonly FoundItem[]
  readonly strayMentions: readonly FoundMention[]
  readonly boilerplate: Tally
  readonly attachments: Tally
  /** Strings that look like people and are none, and how many of them were left alone. */
  readonly traps: {readonly right: number; readonly asked: number}
}

/** Answers that are right, all answers, and all labels, each by equality alone. */
export interface Tally {
  readonly right: number
  readonly given: number
  readonly asked: number
}

/**
 * Hold what was found in a dump against its labels.
 *
 * An item is found when a line within one of its start, or of its first text line, was given as a start; equal lines
 * are paired first, so that dense strips are not shifted by one. A mention is exact when line, column and name agree,
 * and overlaps when it shares a word of two letters or more on the same line.
 */
export function compare(dump: LabelledDump, found: Found): DumpOutcome {
  const unseen = (line: number): boolean => !dump.seenLines.has(line)
  const items = dump.labels.items.filter(({line, bodyLine}) => unseen(line) && unseen(bodyLine ?? line))
  const foundItems = found.items.filter(({line}) => unseen(line))
  const mentions = dump.labels.mentions.filter(({line}) => unseen(line))
  const foundMentions = found.mentions.filter(({line}) => unseen(line))

  const itemPairs = inTurn(items, foundItems, [
    (label, item) => near(label, item.line, 0),
    (label, item) => near(label, item.line, 1),
  ])
  const exact = pairUp(mentions, foundMentions, sameMention)
  const mentionPairs = inTurn(mentions, foundMentions, [sameMention, shareWord])
  const strayMentions = foundMentions.filter((_, place) => !mentionPairs.includes(place))
  const traps = dump.labels.notOfficials
  return {
    dump,
    items: items.map((label, at) => ({
      label,
      found: foundItems[itemPairs[at] ?? -1] ?? null,
      wanted: wantedDay(label),
    })),
    mentions: mentions.map((label, at) => ({
      label,
      found: foundMentions[mentionPairs[at] ?? -1] ?? null,
      exact: (exact[at] ?? -1) >= 0,
    })),
    strayItems: foundItems.filter((_, place) => !itemPairs.includes(place)),
    strayMentions,
    boilerplate: tally(dump.labels.boilerplateLines.filter(unseen), found.boilerplate.filter(unseen)),
    attachments: tally(dump.labels.attachments, found.attachments),
    traps: {
      right: traps.filter(
        (trap) => !strayMentions.some(({surface}) => trap.includes(surface) || surface.includes(trap)),
      ).length,
      asked: traps.length,
    },
  }
}

/** Pair by the first test, then what is left over by the next. */
function inTurn<L, R>(left: readonly L[], right: readonly R[], tests: readonly ((l: L, r: R) => boolean)[]): number[] {
  const pairs = new Array<number>(left.length).fill(-1)
  for (const fits of tests) {
    const lefts = [...left.keys()].filter((at) => pairs[at] === -1)
    const rights = [...right.keys()].filter((place) => !pairs.includes(place))
    const more = pairUp(lefts, rights, (at, place) => {
      const l = left[at]
      const r = right[place]
      return l !== undefined && r !== undefined && fits(l, r)
    })
    more.forEach((index, order) => {
      const at = lefts[order]
      const place = rights[index]
      if (at !== undefined && place !== undefined) pairs[at] = place
    })
  }
  return pairs
}

function tally<T>(labels: readonly T[], answers: readonly T[]): Tally {
  return {
    right: answers.filter((answer) => labels.includes(answer)).length,
    given: answers.length,
    asked: labels.length,
  }
}

function near(label: ItemLabel, line: number, distance: number): boolean {
  return [label.line, label.bodyLine ?? label.line].some((start) => Math.abs(start - line) <= distance)
}

function sameMention(label: MentionLabel, mention: FoundMention): boolean {
  return label.line === mention.line && label.col === mention.column && flat(label.surface) === flat(mention.surface)
}

function shareWord(label: MentionLabel, mention: FoundMention): boolean {
  if (label.line !== mention.line) return false
  const words = wordsOf(mention.surface)
  return wordsOf(label.surface).some((word) => words.includes(word))
}

/** A year that no text at hand gives is not asked for. */
function wantedDay(label: ItemLabel): string | null {
  return label.dateBasis === 'inferred-beyond-page' ? null : label.date
}

function wordsOf(name: string): readonly string[] {
  return flat(name)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
}

/** Composed letters, one blank for every run of white space, none at the ends. */
export function flat(words: string): string {
  return words.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

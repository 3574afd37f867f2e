import {copyChange} from '../border/change-copies.js'
import {insideOf, keyOf, uriOf, type Key} from '../border/places.js'
import {
  blockOfText,
  blockText,
  choicesIn,
  type AcceptedCopies,
  type CopyChoice,
  type KeptCopy,
} from '../core/copies/choices.js'
import type {Duplicate} from '../core/duplicates.js'
import type {FileFacts} from '../core/facts.js'
import {factsAt, filesOf, shortestCopy} from '../core/workspace-index.js'
import {visible} from '../features/plain.js'
import {copyAt, type CommandParts} from './commands.js'
import {labelOf} from './folders.js'
import type {ChoosingParams, CorrectedPlace, ListedChoice, TakingBackParams, TeamOutcome} from './protocol.js'
import {Refused} from './serve.js'
import {teamFolder, writeTeam} from './write-team.js'

/** So many units of the words of a block stand in the team's file beside its hash. */
const longestWords = 80

/**
 * Have the client write into the team's file that a copy is kept in place of the one that is kept now, or that the
 * copies of its text are intended. Throws `Refused` where the copy is not what it was when that was offered.
 */
export async function chooseCopy(params: ChoosingParams, parts: CommandParts): Promise<TeamOutcome> {
  const folder = teamFolder(parts, params.uri)
  const now = parts.view()
  const {key, copy} = copyAt(params, now)
  const facts = factsAt(now.world.index, key)
  const path = insideOf(folder.key, key)
  if (!facts || path === undefined) throw new Refused(`${params.uri} is no dump any more.`)
  const words = (await wordsOf(key, facts, copy, parts)) ?? ''
  const choices = params.choice === 'accept' ? [accepted(facts, copy, words)] : kept(facts, copy, path, words)
  const label = params.choice === 'accept' ? 'Accept copies' : 'Keep this copy'
  return writeTeam(folder.key, params.team, copyChange({kind: 'choose', choices}), label, parts)
}

/** Take back what was said of some blocks. The file is the one of the folder that a document is in. */
export async function takeBackChoice(params: TakingBackParams, parts: CommandParts): Promise<TeamOutcome> {
  const folder = teamFolder(parts, params.uri)
  const blocks = params.blocks.flatMap((text) => blockOfText(text) ?? [])
  return writeTeam(folder.key, params.team, copyChange({kind: 'take back', blocks}), 'Take back', parts)
}

function accepted(facts: FileFacts, copy: Duplicate, words: string): AcceptedCopies {
  const blocks = new Set(blocksOf(facts, copy).map((paragraph) => paragraph.copy))
  return {kind: 'accept', blocks: [...blocks], words}
}

/** A run is kept block by block: in its file some of them may stand more often than others. */
function kept(facts: FileFacts, copy: Duplicate, path: string, words: string): readonly KeptCopy[] {
  const byPlace = new Map<number, number[]>()
  for (const {copy: block, line} of blocksOf(facts, copy)) {
    const nth = facts.paragraphs.filter((other) => other.copy === block && other.line <= line).length
    const known = byPlace.get(nth)
    if (!known) byPlace.set(nth, [block])
    else if (!known.includes(block)) known.push(block)
  }
  return Array.from(byPlace, ([nth, blocks]) => ({kind: 'keep', blocks, words, path, nth}))
}

/** The paragraphs of a run that are copies by themselves. */
function blocksOf(facts: FileFacts, copy: Duplicate): FileFacts['paragraphs'] {
  return facts.paragraphs.slice(copy.first, copy.last + 1).filter(({words}) => words >= shortestCopy)
}

/** The words that a run begins with. */
async function wordsOf(
  key: Key,
  {paragraphs}: FileFacts,
  {first}: Duplicate,
  {texts}: CommandParts,
): Promise<string | undefined> {
  const place = paragraphs[first]
  const text = place && (await texts.lines(key, place.line, place.endLine))
  return text === undefined || text === null
    ? undefined
    : visible(text.replace(/\s+/g, ' ').trim().slice(0, longestWords))
}

/** All that is said of copies, with the dumps that have the blocks. Linear in the paragraphs of the index. */
export function listChoices({folders, view}: CommandParts): readonly ListedChoice[] {
  const {world, around} = view()
  const all = folders()
  const chosen = choicesIn(world.index.choices)
  const byBlock = new Map(
    chosen.flatMap(({choice}) => choice.blocks.slice(0, 1).map((block) => [block, choice] as const)),
  )
  const places = new Map<CopyChoice, CorrectedPlace[]>()
  if (byBlock.size > 0) {
    for (const [key, facts] of filesOf(world.index)) {
      for (const {copy, line} of facts.paragraphs) {
        const choice = byBlock.get(copy)
        if (!choice) continue
        const place = {uri: around.uriOf(key), label: around.labelOf(key), line}
        const known = places.get(choice)
        if (known) known.push(place)
        else places.set(choice, [place])
      }
    }
  }
  return chosen.map(({choice, team, file}) => {
    const own = (places.get(choice) ?? []).sort(byPlace)
    return {
      uri: uriOf(team),
      label: labelOf(all, team),
      choice: choice.kind,
      block: choice.blocks.slice(0, 1).map(blockText).join(''),
      blocks: choice.blocks.map(blockText),
      words: visible(choice.words),
      kept: choice.kind === 'keep' ? labelOf(all, file) : null,
      // Of a text that is kept, the place it is kept in goes first.
      places: choice.kind === 'keep' ? [...own.filter(isIn(file)), ...own.filter((place) => !isIn(file)(place))] : own,
    }
  })
}

function isIn(file: Key): (place: CorrectedPlace) => boolean {
  return ({uri}) => keyOf(uri) === file
}

function byPlace(a: CorrectedPlace, b: CorrectedPlace): number {
  return a.label < b.label ? -1 : a.label > b.label ? 1 : a.line - b.line
}

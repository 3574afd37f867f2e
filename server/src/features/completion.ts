import {CompletionItemKind, type CompletionItem, type Position} from 'vscode-languageserver-types'
import {dossierOf, postOn} from '../core/dossier.js'
import {personOf} from '../core/people.js'
import {dayOf} from '../core/recovered.js'
import {findPersons} from '../core/symbols.js'
import {factsAt} from '../core/workspace-index.js'
import {holds} from './hover-date.js'
import {code} from './markdown.js'
import {visible} from './plain.js'
import {offsetAt} from './convert.js'
import {mentionStarting, type Source, type Surroundings} from './source.js'

/** What an entry carries until it is resolved: a mention of the person, and where the cursor stands. */
export interface CompletionData {
  readonly key: string
  readonly line: number
  readonly column: number
  readonly uri: string
  /** From 1. */
  readonly at: number
}

/** Officials to complete a name with, and whether there are more. */
export interface Completions {
  readonly items: CompletionItem[]
  readonly isIncomplete: boolean
}

/** So many are offered at once. */
const most = 50

/**
 * Officials with a name that begins with the word before the cursor, which has a capital letter: in any spelling. Posts
 * are told when an entry is resolved. Costs the distinct surnames of the workspace, and the files of those that fit.
 */
export function completions(source: Source, around: Surroundings, position: Position): Completions {
  const word = wordBefore(source, position)
  if (word === undefined) return {items: [], isIncomplete: false}
  const items: CompletionItem[] = []
  const begin = word.toLowerCase()
  for (const person of findPersons(around.index, word, (spelling) => opensWord(spelling, begin))) {
    if (!person?.placed.mention.named.official) continue
    const {path, mention} = person.placed
    const name = visible(person.name)
    if (name === '' || personOf(around.index, path, mention).candidates) continue
    if (items.length >= most) return {items, isIncomplete: true}
    const data: CompletionData = {
      key: path,
      line: mention.line,
      column: mention.column,
      uri: source.uri,
      at: position.line + 1,
    }
    const start = {line: position.line, character: position.character - word.length}
    items.push({
      label: name,
      kind: CompletionItemKind.Value,
      // Editors filter by what they see typed; a surname is typed as often as a given name.
      filterText: name.toLowerCase().includes(word.toLowerCase()) ? name : word,
      textEdit: {range: {start, end: position}, newText: name},
      data,
    })
  }
  return {items, isIncomplete: true}
}

/** The post that the official held on the day of the item at the cursor, and what else is known. */
export function resolvedCompletion(
  item: CompletionItem,
  source: Source | undefined,
  around: Surroundings,
): CompletionItem {
  const {key, line, column, at} = item.data as CompletionData
  const mention = mentionStarting(factsAt(around.index, key), line, column)
  if (!mention) return item
  const dossier = dossierOf(around.index, key, mention)
  const unit = source?.facts.units.findIndex((other) => holds(other, at)) ?? -1
  const day = source ? dayOf(around.index, source.key, source.facts, unit) : null
  const held = postOn(dossier, day)
  const posts = dossier.posts.map(
    ({title, first, last}) => `- ${code(title)}${first === null ? '' : ` ${first} to ${last ?? ''}`}`,
  )
  return {
    ...item,
    detail: held
      ? `${visible(held.post.title)}, as of ${day ?? ''}${held.sure ? '' : ' (nearest attested)'}`
      : visible(dossier.posts[0]?.title ?? 'no post is given'),
    documentation: {kind: 'markdown', value: posts.slice(0, 8).join('\n')},
  }
}

/** True for a spelling of which a word begins like that: letters anywhere in it would fit nearly everybody. */
function opensWord(spelling: string, start: string): boolean {
  return spelling
    .split(/[\s.]+/)
    .some((word) => word.startsWith(start) || word.split('-').some((part) => part.startsWith(start)))
}

/** The word before the cursor when it begins with a capital letter and has two letters or more. */
function wordBefore({shown}: Source, position: Position): string | undefined {
  if (!shown) return undefined
  const offset = offsetAt(shown.lines, position)
  let start = offset
  while (start > 0 && offset - start < longestWord && isWordPart.test(shown.text.charAt(start - 1))) start--
  const word = shown.text.slice(start, offset)
  return word.length >= 2 && opensName.test(word) ? word : undefined
}

/** No name is longer, in UTF-16 units. */
const longestWord = 40
const isWordPart = /[\p{L}\p{N}'’-]/u
const opensName = /^\p{Lu}/u

import type * as Yaml from 'yaml'
import {blockText, type CopyChoice} from '../core/copies/choices.js'
import type {SectionChange} from './edit-team-text.js'

/** What a team says of copies from now on, or takes back. */
export type CopyChange =
  | {readonly kind: 'choose'; readonly choices: readonly CopyChoice[]}
  /** The entry that is about these blocks, and about no other. */
  | {readonly kind: 'take back'; readonly blocks: readonly number[]}

/** The change of the section `copies` that a change of mind is. What was said of a block before gives way. */
export function copyChange(change: CopyChange): SectionChange {
  return {
    section: 'copies',
    change(yaml, document, list) {
      if (change.kind === 'take back') return takeBack(yaml, list, change.blocks.map(blockText))
      for (const choice of change.choices) {
        const blocks = choice.blocks.map(blockText)
        withoutBlocks(yaml, list, new Set(blocks))
        list.flow = false
        list.add(nodeOf(yaml, document, blocks, choice))
      }
      return undefined
    },
  }
}

function nodeOf(
  yaml: typeof Yaml,
  document: Yaml.Document.Parsed,
  blocks: readonly string[],
  choice: CopyChoice,
): Yaml.Node {
  const {words} = choice
  const said =
    choice.kind === 'accept' ? {accept: true} : {keep: choice.path, ...(choice.nth > 1 ? {nth: choice.nth} : {})}
  const node = document.createNode({blocks, words, ...said})
  // A run has many blocks: on one line they leave the rest of the entry to the eye.
  const list = yaml.isMap(node) ? node.get('blocks') : undefined
  if (yaml.isSeq(list)) list.flow = true
  return node
}

function takeBack(yaml: typeof Yaml, list: Yaml.YAMLSeq, blocks: readonly string[]): string | undefined {
  const wanted = new Set(blocks)
  const at = list.items.findIndex((item) => {
    const own = blocksOf(yaml, item)
    return own.length > 0 && own.every((block) => wanted.has(block))
  })
  if (at < 0) return 'expected the entry that is to be taken away, and there is none any more'
  list.items.splice(at, 1)
  return undefined
}

/** Take blocks out of the entries, and entries out of the list with their last block. */
function withoutBlocks(yaml: typeof Yaml, list: Yaml.YAMLSeq, blocks: ReadonlySet<string>): void {
  for (const item of [...list.items]) {
    if (!blocksOf(yaml, item).some((block) => blocks.has(block))) continue
    const own = yaml.isMap(item) ? item.get('blocks') : undefined
    if (!yaml.isSeq(own)) continue
    own.items = own.items.filter((node) => !blocks.has(textOf(yaml, node)))
    if (own.items.length === 0) list.items.splice(list.items.indexOf(item), 1)
  }
}

function blocksOf(yaml: typeof Yaml, item: unknown): readonly string[] {
  const blocks = yaml.isMap(item) ? item.get('blocks') : undefined
  return yaml.isSeq(blocks) ? blocks.items.map((node) => textOf(yaml, node)) : []
}

function textOf(yaml: typeof Yaml, node: unknown): string {
  return yaml.isScalar(node) ? String(node.value) : ''
}

import type * as Yaml from 'yaml'
import {correctionFields, type CorrectionField} from '../core/corrections/corrections.js'
import type {SectionChange} from './edit-team-text.js'

/** A change of one field of one correction. */
export interface CorrectionChange {
  /** As `hashText` gives it. */
  readonly block: string
  /** The first words of the block, for people who read the file. */
  readonly words: string
  /** Null for the correction as a whole, which can only be taken away. */
  readonly field: CorrectionField | null
  /** What the file is to say; null takes the field away, and the correction with its last field. */
  readonly value: string | null
}

/** The change of the section `corrections` that a change of a correction is. */
export function correctionChange(change: CorrectionChange): SectionChange {
  return {section: 'corrections', change: (yaml, document, list) => changeList(yaml, document, list, change)}
}

/** Change the list in place; gives why it cannot be. */
function changeList(
  yaml: typeof Yaml,
  document: Yaml.Document.Parsed,
  list: Yaml.YAMLSeq,
  {block, words, field, value}: CorrectionChange,
): string | undefined {
  const at = list.items.findIndex((item) => yaml.isMap(item) && item.get('block') === block)
  const entry = list.items[at]
  if (!yaml.isMap(entry)) {
    if (value === null || field === null)
      return 'expected the correction that is to be taken away, and there is none any more'
    list.flow = false
    list.add(document.createNode({block, words, [field]: value}))
    return undefined
  }
  if (field !== null && value !== null) entry.set(field, value)
  else if (field !== null) entry.delete(field)
  if (field === null || !correctionFields.some((other) => entry.has(other))) list.items.splice(at, 1)
  return undefined
}

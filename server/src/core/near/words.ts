import type {Duplicate, WordDifference} from '../duplicates.js'

const copied = {code: 'redundant-copy'} as const
/** News of its own, and nothing that is to be removed. */
const revised = {code: 'revised-item'} as const

/** The codes under which duplicates are reported. */
export const duplicateCodes = [copied.code, revised.code] as const

/** The code of a duplicate. */
export function codeOfDuplicate({kind}: Pick<Duplicate, 'kind'>): (typeof duplicateCodes)[number] {
  return (kind === 'revision' ? revised : copied).code
}

/** More differences are not told one by one. */
const mostTold = 3
/** A run of more words is shown by its first ones. */
const mostWords = 8

/**
 * A duplicate in words: what it is, where the kept text stands, how alike they are and why they are no copies.
 *
 * @param where The place of the kept text, for people: `b.txt, line 3`.
 */
export function duplicateWords(
  duplicate: Pick<Duplicate, 'kind' | 'others' | 'similarity' | 'reason' | 'differences'>,
  where: string,
): string {
  const {kind, others, similarity, differences} = duplicate
  const more = others > 1 && kind !== 'revision' ? `, and ${others - 1} more` : ''
  switch (kind) {
    case 'copy':
      return `Redundant copy: the same words stand in ${where}${more}.`
    case 'near':
      return `Near copy of ${where}${more}, ${percent(similarity)} alike: ${reasonWords(duplicate)}${told(differences)}.`
    case 'revision':
      return `Revision of ${where}, ${percent(similarity)} alike: ${reasonWords(duplicate)}${told(differences)}.`
  }
}

/** Why a duplicate is no copy word for word. */
export function reasonWords({reason, differences}: Pick<Duplicate, 'reason' | 'differences'>): string {
  switch (reason) {
    case 'same':
      return 'the words are the same'
    case 'signs':
      return 'the words are the same, and the punctuation is not'
    case 'cut':
      return differences.some(({kept}) => kept !== '') ? 'the end is cut off' : 'the end of the other is cut off'
    case 'words':
      return 'words differ'
    case 'letters':
      return 'letters of another alphabet look alike'
    case 'composition':
      return 'letters with marks are put together otherwise'
    case 'number':
      return 'a number differs'
    case 'name':
      return 'a name differs'
    case 'date':
      return 'a date differs'
  }
}

function told(differences: readonly WordDifference[]): string {
  if (differences.length === 0) return ''
  const shown = differences.slice(0, mostTold).map(({here, kept}) => {
    if (here === '') return `without "${short(kept)}"`
    return kept === '' ? `with "${short(here)}"` : `"${short(here)}" for "${short(kept)}"`
  })
  const left = differences.length - shown.length
  return ` (${shown.join(', ')}${left > 0 ? `, and ${left} more` : ''})`
}

function short(words: string): string {
  const all = words.split(' ')
  return all.length <= mostWords ? words : `${all.slice(0, mostWords).join(' ')} …`
}

/** How much of the words of a near copy or revision is the same: never 100 % for what is not. */
export function percent(similarity: number): string {
  return `${Math.min(99, Math.round(similarity * 100))} %`
}

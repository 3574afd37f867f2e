import type {ItemLabel, MentionLabel} from './label.js'

/** What is hard about one labelled item, read off its label: the form of its date, its kind. At least one tag. */
export function phenomenaOfItem(label: ItemLabel): readonly string[] {
  const tags = [`kind: ${label.kind}`, `date: ${dateForm(label)}`]
  if (label.bodyLine !== undefined && label.altDate !== undefined) tags.push('date: line and event differ')
  return tags
}

function dateForm({date, dateEvidence, dateBasis, altDate}: ItemLabel): string {
  const words = dateEvidence ?? ''
  if (date === null) {
    if (altDate !== undefined) return 'dated copy elsewhere'
    return words === '' ? 'none' : /\d[./]\d/u.test(words) ? 'no such day, or cut' : 'none but "today"'
  }
  if (dateBasis === 'inferred-beyond-page') return 'no year anywhere'
  if (dateBasis === 'inferred-from-page') return altDate === undefined ? 'no year' : 'no year, range'
  if (/^\d{4}-\d\d-\d\d/u.test(words)) return 'ISO'
  if (/^\d{1,2} ?[./] ?\d/u.test(words)) return 'numbers'
  if (altDate !== undefined && /\p{L}/u.test(words)) return 'words, range'
  return 'words'
}

/**
 * What is hard about one labelled mention, read off its label and its line: name form, place of the title, rank.
 *
 * @param before
 *   The text before the name, a few hundred characters of it, to tell a title before the name from one after it.
 */
export function phenomenaOfMention(label: MentionLabel, before: string): readonly string[] {
  const tags = [`name: ${nameForm(label.surface)}`, `title: ${titlePlace(label, before)}`]
  if (label.title !== null && /(?: and | [–—-] | ?\/ ?|, | и )\p{Lu}/u.test(label.title)) tags.push('title: joint')
  if (label.rankOrHonorific !== undefined) tags.push('rank or honorific')
  if (label.endLine !== undefined) tags.push('name: over a line end')
  if (label.official === false) tags.push('no official')
  return tags
}

function nameForm(surface: string): string {
  const words = surface.split(' ')
  if (/(?:^|[\s.])\p{Lu}\p{Ll}?\./u.test(surface)) return 'initials'
  if (words.length === 1) return surface.includes('-') ? 'one word, hyphen' : 'one word'
  if (words.some((word) => word.length > 2 && word === word.toUpperCase())) return 'capitals'
  if (/\b(?:al|bin|van|von|da|de)\b|[-‘’']/iu.test(surface)) return 'particle or hyphen'
  if (words.some((word) => /(?:ovich|evich|ovna|evna|ович|евич|овна|евна)\p{L}{0,3}$/u.test(word))) return 'patronymic'
  return words.length > 2 ? 'three parts' : 'two parts'
}

function titlePlace({title}: MentionLabel, before: string): string {
  if (title === null) return 'none'
  if (title.includes(' … ')) return 'both sides or split'
  return before
    .replace(/\s+/gu, ' ')
    .slice(-title.length - 60)
    .includes(title)
    ? 'before'
    : 'after'
}

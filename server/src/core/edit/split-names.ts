import {romanize} from '../romanize.js'

/** What the name of a file is made of. */
export interface Nameable {
  /** `2024-02-16`; null for none. */
  readonly day: string | null
  /** The first words of what the file holds. */
  readonly head: string
}

/** No slug is longer, so that no file system finds a name too long. */
const longest = 60

/**
 * A name for each file: `2024-02-16-slug.txt`, or `undated-slug.txt`. A name has small Latin letters, digits and hyphens
 * only and begins with the day or with `undated`, so that whatever the words of the dump are, it is hidden nowhere, read
 * as no option, reserved by no system and has no folder in it. No two are alike; what would be gets a number.
 *
 * @param taken The stems that are given already; the new ones are put to them.
 */
export function splitNames(
  files: readonly Nameable[],
  ending: string,
  taken: Set<string> = new Set(),
): readonly string[] {
  return files.map(({day, head}) => {
    const slug = slugOf(head)
    const stem = [day ?? 'undated', ...(slug === '' ? [] : [slug])].join('-')
    let name = stem
    for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`
    taken.add(name)
    return `${name}${ending}`
  })
}

/** The first words in small Latin letters, hyphens between; empty where none can be written so. */
function slugOf(head: string): string {
  const words = head.slice(0, 400).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  let slug = ''
  for (const word of words) {
    const written = plainDigits(word)
    if (written === '') continue
    const next = slug === '' ? written : `${slug}-${written}`
    if (next.length > longest) return slug === '' ? written.slice(0, longest) : slug
    slug = next
  }
  return slug
}

/** Letters as they are spelled abroad, digits as they are, and nothing else. */
function plainDigits(word: string): string {
  return word
    .split(/(\d+)/)
    .map((part) => (/^\d/.test(part) ? part : romanize(part).replace(/[^a-z]/g, '')))
    .join('')
}

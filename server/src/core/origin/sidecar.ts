import {fieldIn} from './front-matter.js'
import {originOfFields, type Field, type Origin} from './origin.js'

/**
 * The files beside a dump that can say where it comes from, the likelier first: what downloaders with an option for
 * metadata write (`page.txt.json`), and what people and scripts do (`page.json`, `page.meta.json`, `page.txt.yml`).
 *
 * @param name The name of the dump, without its folder.
 */
export function sidecarNames(name: string): readonly string[] {
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  return [`${name}.json`, `${stem}.json`, `${stem}.meta.json`, `${name}.yml`]
}

/** The dumps that a sidecar can belong to, by the names that dumps have; the other way round of `sidecarNames`. */
export function namesBeside(sidecar: string): readonly string[] {
  const stem = sidecar.replace(/\.(?:json|yml)$/i, '')
  const bare = stem.replace(/\.meta$/i, '')
  return [stem, bare, ...['.txt', '.md', '.markdown'].map((ending) => bare + ending)]
}

/** True for a name that `sidecarNames` gives for some dump. */
export function isSidecarName(name: string): boolean {
  return /\.(?:json|yml)$/i.test(name)
}

/** Objects inside the object that are looked into: where crawling services put what they know of the request. */
const inner = ['metadata', 'meta', 'crawl', 'request', 'page']

/** What a sidecar says; nothing where it is not an object of JSON, or lines of names and values. */
export function originInSidecar(name: string, text: string): Origin {
  return originOfFields(name.endsWith('.json') ? jsonFields(name, text) : lineFields(name, text))
}

function lineFields(file: string, text: string): readonly Field[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const field = fieldIn(line)
    return field ? [{...field, evidence: {place: 'sidecar' as const, file, text: field.value}}] : []
  })
}

function jsonFields(file: string, text: string): readonly Field[] {
  if (text === '') return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  if (!isRecord(value)) return []
  const objects = [value, ...inner.map((name) => value[name]).filter(isRecord)]
  return objects.flatMap((object) =>
    Object.entries(object).flatMap(([name, field]) => {
      if (typeof field !== 'string' && typeof field !== 'number') return []
      return [{name, value: String(field), evidence: {place: 'sidecar' as const, file, text: String(field)}}]
    }),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

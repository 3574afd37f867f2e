import {frontMatterFields} from './front-matter.js'
import {momentOf} from './moment.js'

/** Where it is written where a dump comes from: at its top, in a file beside it, in its name. */
export type OriginPlace = 'front matter' | 'sidecar' | 'file name'

/** The words that a fact of origin was read from. */
export interface OriginEvidence {
  readonly place: OriginPlace
  /** Of front matter: where the value stands in the dump, from 1. */
  readonly line?: number
  readonly column?: number
  /** Of a sidecar: the name of that file, which lies in the folder of the dump. */
  readonly file?: string
  /** As written. */
  readonly text: string
}

/** A fact of origin: an address, or a time. */
export interface OriginFact {
  readonly value: string
  readonly evidence: OriginEvidence
}

/** Where a dump comes from, as far as it is known. It says nothing of when the news in it was published. */
export interface Origin {
  /** The address of the page; of a file name, the host alone may be known. */
  readonly source: OriginFact | null
  /** The time of retrieval: `2024-02-16`, or with a time of day and its zone as far as they are given. */
  readonly retrieved: OriginFact | null
}

/** What is known of a dump that says nothing. */
export const noOrigin: Origin = {source: null, retrieved: null}

/** A name with its value, out of front matter or a sidecar. */
export interface Field {
  readonly name: string
  readonly value: string
  readonly evidence: OriginEvidence
}

/** What the front matter of a text says of its origin. Costs nothing where the text does not begin with dashes. */
export function originIn(text: string): Origin {
  const fields = frontMatterFields(text)
  return fields.length === 0 ? noOrigin : originOfFields(fields)
}

/** Each fact from the first origin that has it. */
export function firstOf(...origins: readonly Origin[]): Origin {
  const known = origins.filter((origin) => origin !== noOrigin)
  if (known.length <= 1) return known[0] ?? noOrigin
  const first = (name: keyof Origin): OriginFact | null => known.find((origin) => origin[name])?.[name] ?? null
  return {source: first('source'), retrieved: first('retrieved')}
}

/** Facts of a file with what is known of its origin from elsewhere; what its text says counts first. */
export function withOrigin<Facts extends {readonly origin: Origin}>(
  facts: Facts,
  ...elsewhere: readonly Origin[]
): Facts {
  const origin = firstOf(facts.origin, ...elsewhere)
  return origin === facts.origin ? facts : {...facts, origin}
}

/**
 * What fields say of an origin. Names are compared without case, hyphens and underscores; where several say the same
 * kind of thing, the one listed first here counts. A value that is no address, or no time, counts for nothing.
 */
export function originOfFields(fields: readonly Field[]): Origin {
  const source = best(fields, sourceNames, addressOf)
  const retrieved = best(fields, retrievedNames, momentOf)
  return source || retrieved ? {source, retrieved} : noOrigin
}

/**
 * What tools call the address of the page. `WARC-Target-URI` is that of web archives, `sourceURL` and `loadedUrl` those
 * of crawling services, `canonical` what the page calls itself.
 */
const sourceNames = [
  'url',
  'sourceurl',
  'source',
  'pageurl',
  'originalurl',
  'warctargeturi',
  'targeturi',
  'loadedurl',
  'uri',
  'permalink',
  'link',
  'canonicalurl',
  'canonical',
]

/**
 * What tools call the time of retrieval. `date`, `published`, `created` and `modified` are not among them: they are told
 * of the page, and nobody can say which is meant.
 */
const retrievedNames = [
  'retrieved',
  'retrievedat',
  'retrievaldate',
  'crawled',
  'crawledat',
  'crawldate',
  'crawltime',
  'fetched',
  'fetchedat',
  'fetchtime',
  'scraped',
  'scrapedat',
  'saved',
  'savedat',
  'datesaved',
  'downloaded',
  'downloadedat',
  'archived',
  'archivedat',
  'captured',
  'capturedat',
  'accessed',
  'accessedat',
  'accessdate',
  'warcdate',
  'loadedtime',
  'timestamp',
]

function best(
  fields: readonly Field[],
  names: readonly string[],
  valueOf: (text: string) => string | undefined,
): OriginFact | null {
  let found: OriginFact | null = null
  let rank = names.length
  for (const field of fields) {
    const at = names.indexOf(field.name.toLowerCase().replace(/[-_ .:]/g, ''))
    const value = at !== -1 && at < rank ? valueOf(field.value) : undefined
    if (value === undefined) continue
    found = {value, evidence: field.evidence}
    rank = at
  }
  return found
}

/** An address of the web, of a length that a browser takes. */
function addressOf(text: string): string | undefined {
  return text.length <= 2_048 && /^https?:\/\/[^\s<>"]+$/i.test(text) ? text : undefined
}

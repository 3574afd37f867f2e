import {decode} from '../border/decode.js'
import {encodeAlike} from '../border/encode.js'
import {reasonOf} from '../border/failure.js'
import {keyOf, type Key} from '../border/places.js'
import {heldBy} from '../border/write.js'
import {formatOf} from '../core/dump-reader.js'
import {applyEdits} from '../core/edit/apply.js'
import type {CommandParts} from './commands.js'
import type {NormalizedFile} from './normalize-report.js'
import {normalized, recoveredIn} from './normalize-plan.js'
import type {RewriteParams, RewriteResult, RewrittenText} from './protocol.js'

/** A file on the disk in canonical form, whatever the editor has of it. */
export type NormalizedOnDisk =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'left'; readonly key: Key; readonly why: string}
  | (NormalizedFile & {
      readonly kind: 'bytes'
      /** SHA-256 of what the file holds, in hexadecimal digits. */
      readonly hash: string
      readonly before: string
      readonly after: string
      /** What it is to hold, in its own encoding. */
      readonly bytes: Uint8Array
    })

/**
 * Bring a file on the disk into canonical form, as bytes. In its own encoding, with its byte-order mark: what cannot be
 * decoded and encoded back to the same bytes is left.
 */
export async function normalizedOnDisk(key: Key, {view, disk, legacy}: CommandParts): Promise<NormalizedOnDisk> {
  const now = view()
  const rules = now.rulesOf(key)
  let bytes: Buffer
  try {
    bytes = Buffer.from(disk.read(key, rules.settings['files.maxSize'] * 1_000_000))
  } catch (error) {
    return left(reasonOf(error))
  }
  const first = decode(bytes, legacy.loaded())
  const decoded = first.kind === 'legacy wanted' ? decode(bytes, await legacy.load()) : first
  if (decoded.kind === 'binary') return left(`it is ${decoded.what}`)
  const found = rules.reader.recognize(decoded.text, formatOf(key))
  const result = normalized(found, rules, recoveredIn(now, key, found))
  if (result.refused !== undefined) return left(result.refused)
  if (result.edits.length === 0) return {kind: 'nothing'}
  if (decoded.certainty === 'doubtful')
    return left(`it may be ${decoded.encoding} or something else; open it in its encoding first`)
  const after = applyEdits(decoded.text, result.edits)
  const written = encodeAlike(after, decoded, bytes, legacy.loaded())
  if (!written) return left(`its bytes could not be had back from what was read as ${decoded.encoding}`)
  const {changes, left: places} = result
  return {
    kind: 'bytes',
    key,
    changes,
    left: places,
    hash: heldBy(bytes).hash,
    before: decoded.text,
    after,
    bytes: written,
  }

  function left(why: string): NormalizedOnDisk {
    return {kind: 'left', key, why}
  }
}

/** What a file is to hold that a client writes itself, if it is still the file that was looked at. */
export async function rewritten(params: RewriteParams, parts: CommandParts): Promise<RewriteResult> {
  const result = await sameFile(params, parts)
  return result.kind === 'left'
    ? {kind: 'left', why: result.why}
    : {kind: 'bytes', base64: Buffer.from(result.bytes).toString('base64')}
}

/** The same, to be looked at. */
export async function rewrittenText(params: RewriteParams, parts: CommandParts): Promise<RewrittenText> {
  const result = await sameFile(params, parts)
  return result.kind === 'left'
    ? {kind: 'left', why: result.why}
    : {kind: 'text', before: result.before, after: result.after}
}

async function sameFile(
  {uri, hash}: RewriteParams,
  parts: CommandParts,
): Promise<Exclude<NormalizedOnDisk, {readonly kind: 'nothing'}>> {
  const key = keyOf(uri)
  const result = await normalizedOnDisk(key, parts)
  const same = result.kind === 'left' || (result.kind === 'bytes' && result.hash === hash)
  return same ? result : {kind: 'left', key, why: 'it has changed since it was looked at'}
}

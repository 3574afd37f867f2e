import type {DumpReader} from '../dump-reader.js'
import type {FileFacts} from '../facts.js'
import type {Recognized} from '../recognize.js'

/** A dump, and its facts for whoever needs them: to read those costs more than all else, and most checks need none. */
export interface Known {
  readonly found: Recognized
  /** Read at the first call. */
  readonly facts: () => FileFacts
}

/** @param facts What `reader` says of `found`, where that is known already. */
export function known(found: Recognized, reader: DumpReader, facts?: FileFacts): Known {
  let read = facts
  return {found, facts: () => (read ??= reader.facts(found))}
}

import type {DumpReader} from '../dump-reader.js'
import {factsWithoutPeople, type FileFacts} from '../facts.js'
import {noMentions} from '../mentions.js'
import type {Recognized} from '../recognize.js'
import {placesOf, type Place} from './places.js'

/** A dump, and what is known of it, worked out when somebody first asks. */
export interface Known {
  readonly found: Recognized
  readonly places: () => readonly Place[]
  /** To find the people costs more than all else, and most checks do without. */
  readonly facts: () => FileFacts
  /** The facts without the people. */
  readonly unpeopled: () => FileFacts
}

/** @param facts What `reader` says of `found`, where that is known already. */
export function known(found: Recognized, reader: DumpReader, facts?: FileFacts): Known {
  let places: readonly Place[] | undefined
  let whole = facts
  let unpeopled: FileFacts | undefined
  return {
    found,
    places: () => (places ??= placesOf(found)),
    facts: () => (whole ??= reader.facts(found)),
    unpeopled: () => (unpeopled ??= whole ? {...whole, mentions: noMentions} : factsWithoutPeople(found)),
  }
}

import {shownJson} from '../shown-json.js'

/** The way to a value in a team's file: names of fields, and places in lists from 0. */
export type TeamPath = readonly (string | number)[]

/**
 * Tell of a value that cannot be used: where it stands, what was expected there, what was found, and what happens now,
 * the last three as parts of one sentence without its full stop.
 */
export type Complain = (place: TeamPath, expected: string, found: unknown, now: string) => void

/** `corrections[2].event`: a way as people write it. */
export function placeText(path: TeamPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  )
}

/** A value in a message: nothing, the length of a list, else JSON, cut off where it is long. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  return shownJson(value)
}

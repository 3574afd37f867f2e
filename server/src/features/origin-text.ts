import type {OriginEvidence, OriginFact} from '../core/origin/origin.js'
import {visible} from './plain.js'

/** `2024-02-16T10:30:00Z (sidecar page.txt.json)`: a fact of origin for people to read; null when there is none. */
export function originText(fact: OriginFact | null | undefined): string | null {
  return fact ? `${visible(fact.value)} (${placeText(fact.evidence)})` : null
}

/** Where a fact of origin is written. */
function placeText({place, line, file}: OriginEvidence): string {
  if (line !== undefined) return `${place}, line ${line}`
  return file === undefined ? place : `${place} ${visible(file)}`
}

import {DiagnosticSeverity} from 'vscode-languageserver-types'
import type {Duplicate} from '../core/duplicates.js'
import {nthMention} from '../core/mentions.js'
import {contradictionAt, type Contradiction} from '../core/roles/contradiction.js'
import {rangeOf} from './convert.js'
import {visible} from './plain.js'
import type {Problem} from './problems.js'
import type {Source, Surroundings} from './source.js'

/**
 * Posts that a dump gives somebody while the rest of the workspace gives them to another: one report for a person in an
 * item, and none in text that is kept elsewhere.
 *
 * @param copies The redundant runs of the file.
 */
export function postProblems(source: Source, around: Surroundings, copies: readonly Duplicate[]): Problem[] {
  const {facts, key} = source
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const [at, {named}] of facts.mentions.said.entries()) {
    if (named.title === null) continue
    const mention = nthMention(facts, at)
    if (!mention) break
    const found = contradictionAt(around.index, key, facts, mention)
    if (!found || copies.some(({line, endLine}) => line <= mention.line && mention.line <= endLine)) continue
    const item = `${mention.unit} ${found.person.id}`
    if (seen.has(item)) continue
    seen.add(item)
    problems.push(problemOf(found, around))
  }
  return problems
}

function problemOf(found: Contradiction, around: Surroundings): Problem {
  const {mention, day, person, other, evidence, registered} = found
  const by = registered ? 'the register gives' : 'items before and after that day give'
  const entry = registered?.person.places.flatMap(({path, entry}) => {
    const range = around.rangeInRegister(path, entry.name)
    return range ? [{location: {uri: around.uriOf(path), range}, message: `The entry of ${visible(other.name)}`}] : []
  })
  return {
    range: rangeOf(mention),
    severity: DiagnosticSeverity.Information,
    source: 'dateline',
    code: 'post-contradicted',
    message: `"${visible(mention.named.title ?? '')}" is given to ${visible(person.name)} on ${day}; ${by} it to ${visible(other.name)}.`,
    relatedInformation: [
      ...(entry ?? []),
      ...evidence.map(({path, mention: given, day: when}) => ({
        location: {uri: around.uriOf(path), range: rangeOf(given)},
        message: `${when ?? 'undated'}: ${visible(given.named.title ?? '')} ${visible(given.named.surface)}`,
      })),
    ],
  }
}

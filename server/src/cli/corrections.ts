import {correctionFields, fieldText, hashText, type Correction} from '../core/corrections/corrections.js'
import type {Answer} from './gather.js'
import {teamOf} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import type {FoundTeam} from './nearest-team.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline corrections`. */
export interface CorrectionsOptions extends InputOptions {
  readonly format: JsonFormat | 'text'
}

/** A correction with where its block stands among the inputs. */
interface ListedCorrection {
  /** The team's file. */
  readonly file: string
  readonly block: string
  readonly words: string
  readonly published: string | null
  readonly event: string | null
  readonly item: string | null
  /** Empty for a correction whose block none of the inputs has. */
  readonly places: readonly {readonly file: string; readonly line: number}[]
}

/**
 * `dateline corrections`: what the teams of the inputs have corrected, and where. A correction that meets no block any
 * more is named, for whoever tidies up; the status is then `found`.
 */
export async function corrections(
  session: Session,
  paths: readonly string[],
  options: CorrectionsOptions,
): Promise<Status> {
  const {answers, teams, failed} = await readAll(session, paths, options, {people: false})
  const listed = teams.flatMap((team) => (team.file === undefined ? [] : listOf(team, team.file, answers)))
  if (options.format === 'text') for (const one of listed) session.out.write(textOf(one))
  else printJson(session.out, options.format, listed)
  return listed.some(({places}) => places.length === 0) ? status.found : failed ? status.failed : status.fine
}

function listOf(team: FoundTeam, file: string, answers: readonly Answer[]): readonly ListedCorrection[] {
  const places = new Map<string, {readonly file: string; readonly line: number}[]>()
  for (const answer of answers) {
    if (answer.kind !== 'read' || teamOf(answer.input) !== team) continue
    for (const {line, correction} of answer.facts.corrected) {
      const block = hashText(correction.block)
      const known = places.get(block)
      if (known) known.push({file: answer.file, line})
      else places.set(block, [{file: answer.file, line}])
    }
  }
  return [...team.corrections.values()].flat().map((correction) => {
    const block = hashText(correction.block)
    return {
      file,
      block,
      words: correction.words,
      ...fieldsOf(correction),
      places: places.get(block) ?? [],
    }
  })
}

function fieldsOf(correction: Correction): Pick<ListedCorrection, 'published' | 'event' | 'item'> {
  const [published = null, event = null, item = null] = correctionFields.map((field) => fieldText(correction, field))
  return {published, event, item}
}

function textOf({file, words, block, published, event, item, places}: ListedCorrection): string {
  const says = [published && `published ${published}`, event && `event ${event}`, item && `item ${item}`]
  const lines = [`${visible(file)}: ${says.filter(Boolean).join(', ')}: ${visible(words === '' ? block : words)}`]
  for (const place of places) lines.push(`  ${visible(place.file)}:${place.line}`)
  if (places.length === 0) lines.push(`  no file that was read has this text (block ${block})`)
  return `${lines.join('\n')}\n`
}

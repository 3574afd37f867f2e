import {existsSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {blockText, choicesIn, type Chosen} from '../core/copies/choices.js'
import {duplicatesIn, type Duplicate, type DuplicateKind, type WordDifference} from '../core/duplicates.js'
import type {LineSpan} from '../core/facts.js'
import {codeOfDuplicate, duplicateWords, reasonWords} from '../core/near/words.js'
import type {Answer} from './gather.js'
import type {Input} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {printSarif, type SarifResult, type SarifRule} from './sarif.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline duplicates`. */
export interface DuplicatesOptions extends InputOptions {
  readonly format: JsonFormat | 'text' | 'sarif'
  /** List what teams have accepted or chosen, in place of the copies. */
  readonly silenced: boolean
}

/** A redundant run, with the file it stands in. */
interface FoundDuplicate extends LineSpan {
  readonly file: string
  readonly kind: DuplicateKind
  readonly similarity: number
  readonly of: Duplicate['of']
  /** How many copies there are besides this one, the kept one included. */
  readonly others: number
  readonly group: string
  readonly reason: Duplicate['reason']
  readonly differences: readonly WordDifference[]
}

/** `dateline duplicates`: every redundant run of lines, with the copy to keep, and every revision. */
export async function duplicates(
  session: Session,
  paths: readonly string[],
  options: DuplicatesOptions,
): Promise<Status> {
  const {answers, index, failed} = await readAll(session, paths, options, {people: false})
  const {format, silenced} = options
  const {out} = session
  if (silenced) {
    const listed = choicesIn(index.choices).map((chosen) => listedOf(chosen, answers))
    if (format === 'text') for (const one of listed) out.write(choiceText(one))
    else printJson(out, format === 'jsonl' ? 'jsonl' : 'json', listed)
    return listed.some(({places, state}) => places.length === 0 || isStale(state))
      ? status.found
      : failed
        ? status.failed
        : status.fine
  }
  let count = 0
  if (format === 'text') for (const found of all()) out.write(`${textOf(found)}\n`)
  else if (format === 'sarif') printSarif(out, rules, results())
  else printJson(out, format, all())
  return count > 0 ? status.found : failed ? status.failed : status.fine

  function* all(): Generator<FoundDuplicate> {
    for (const answer of answers) {
      // A folder whose settings switch the reports off has none here either, as in the editor.
      if (answer.kind === 'unreadable' || (answer.input.kind === 'file' && answer.input.found?.duplicates === false))
        continue
      for (const found of duplicatesIn(index, answer.file)) {
        count++
        const {line, endLine, kind, similarity, of, others, group, reason, differences} = found
        yield {file: answer.file, line, endLine, kind, similarity, of, others, group, reason, differences}
      }
    }
  }

  function* results(): Generator<SarifResult> {
    const levelOf = new Map(
      answers.map(({file, ...answer}) => [file, answer.kind === 'read' ? levelAt(answer.input) : 'note']),
    )
    for (const found of all()) {
      const {file, line, endLine, of, kind, group} = found
      yield {
        rule: codeOfDuplicate(found),
        level: levelOf.get(file) ?? 'note',
        message: duplicateWords(found, of.file === file ? `line ${of.line}` : `${of.file}, line ${of.line}`),
        file,
        line,
        endLine,
        related: {...of, message: kind === 'revision' ? 'The text that it revises' : 'The copy that is kept'},
        fingerprint: `${group} ${file}`,
      }
    }
  }
}

/** How much a copy asks of a reader, as the settings of the folder it was found in say. */
function levelAt(input: Input): SarifResult['level'] {
  const severity = (input.kind === 'file' && input.found?.severity) || 'information'
  return severity === 'information' || severity === 'hint' ? 'note' : severity
}

function textOf(found: FoundDuplicate): string {
  const {file, line, endLine, kind, of} = found
  const here = `${visible(file)}:${line}-${endLine}`
  const there = `${of.file === file ? 'lines ' : `${visible(of.file)}:`}${of.line}-${of.endLine}`
  if (kind === 'copy') return `${here}: copy of ${there}`
  return `${here}: ${kind === 'near' ? 'near copy' : 'revision'} of ${there}: ${visible(reasonWords(found))}`
}

const rules: readonly SarifRule[] = [
  {
    id: 'redundant-copy',
    says: 'The same words, or nearly the same, stand elsewhere, and the other place is the one to keep.',
    help: 'Remove the copy, keep it in place of the other one, or accept it as intended.',
  },
  {
    id: 'revised-item',
    says: 'A text that stands elsewhere with another number, name or day.',
    help: 'Look at both: it is news of its own.',
  },
]

/** Something that a team says of copies, with where they stand among the inputs. */
interface SilencedCopies {
  /** The team's file. */
  readonly file: string
  readonly choice: 'keep' | 'accept'
  /** The file whose copy is kept; null for accepted copies. */
  readonly kept: string | null
  /** What became of that copy; null for accepted ones. */
  readonly state: KeptState | null
  readonly blocks: readonly string[]
  readonly words: string
  /** Of the first block; empty when none of the inputs has it. */
  readonly places: readonly {readonly file: string; readonly line: number}[]
}

/**
 * A kept copy is there; or its file has other words by now, or is gone; or the file was not read, so that nothing is
 * known of it.
 */
type KeptState = 'there' | 'changed' | 'gone' | 'not read'

/** True where what the team says holds no more. */
function isStale(state: KeptState | null): boolean {
  return state === 'changed' || state === 'gone'
}

function listedOf({choice, team, file}: Chosen, answers: readonly Answer[]): SilencedCopies {
  const [first] = choice.blocks
  const places = answers.flatMap((answer) =>
    answer.kind === 'read'
      ? answer.facts.paragraphs.flatMap(({copy, line}) => (copy === first ? [{file: answer.file, line}] : []))
      : [],
  )
  return {
    file: team,
    choice: choice.kind,
    kept: choice.kind === 'keep' ? file : null,
    state: choice.kind === 'keep' ? stateOf(resolve(dirname(team), choice.path)) : null,
    blocks: choice.blocks.map(blockText),
    words: choice.words,
    places,
  }

  function stateOf(path: string): KeptState {
    if (places.some((place) => place.file === file)) return 'there'
    if (answers.some((answer) => answer.kind === 'read' && answer.file === file)) return 'changed'
    return existsSync(path) ? 'not read' : 'gone'
  }
}

const keptStates: Readonly<Record<KeptState, string>> = {
  there: '',
  changed: 'the kept file does not have this text any more, so the rule decides which copy is kept',
  gone: 'the kept file is gone, so the rule decides which copy is kept',
  'not read': 'the kept file was not read',
}

function choiceText({file, kept, state, blocks, words, places}: SilencedCopies): string {
  const says = kept === null ? 'accepted as intended' : `kept in ${visible(kept)}`
  const lines = [`${visible(file)}: ${says}: ${visible(words === '' ? (blocks[0] ?? '') : words)}`]
  for (const place of places) lines.push(`  ${visible(place.file)}:${place.line}`)
  if (places.length > 0 && state !== null && state !== 'there') lines.push(`  ${keptStates[state]}`)
  if (places.length === 0) lines.push(`  no file that was read has this text (block ${blocks[0] ?? ''})`)
  return `${lines.join('\n')}\n`
}

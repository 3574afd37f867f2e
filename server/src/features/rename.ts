import type {ChangeAnnotation, Position, Range, TextEdit} from 'vscode-languageserver-types'
import {dossierOf} from '../core/dossier.js'
import type {FileFacts, Mention, Place} from '../core/facts.js'
import {isInOtherCase, nameOf} from '../core/names.js'
import {mentionBy} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import type {PersonName} from '../core/rules/official.js'
import {rangeOf} from './convert.js'
import {mentionAt, type Source, type Surroundings} from './source.js'

/** What can be renamed at a position, and what the box begins with. */
export interface Renamable {
  readonly range: Range
  readonly placeholder: string
}

/** The name at a position; undefined where nobody is named, or it is not sure who. */
export function prepareRename(source: Source, around: Surroundings, position: Position): Renamable | undefined {
  const mention = mentionAt(source, position)
  if (!mention) return undefined
  const {candidates, name} = personOf(around.index, source.key, mention)
  return candidates ? undefined : {range: rangeOf(mention), placeholder: name}
}

/** A name that is written anew: the edit, what it is filed under in the preview, and where. */
export interface RenameEdit {
  readonly key: string
  readonly edit: TextEdit
  readonly group: RenameGroup
}

/** Kinds of places that people judge apart: only running text is written anew unless they say otherwise. */
export type RenameGroup = 'text' | 'title' | 'quotation'

/** What each group is called in a preview. Titles and quotations are other people's words: they want a tick. */
export const renameGroups: Readonly<Record<RenameGroup, ChangeAnnotation>> = {
  text: {label: 'Names in running text'},
  title: {label: 'Names in titles', needsConfirmation: true},
  quotation: {label: 'Names inside quotation marks', needsConfirmation: true},
}

/** Why a new name cannot be taken, as half a sentence; undefined when it can. */
export function nameFault(newName: string): string | undefined {
  const name = nameOf(newName.trim())
  if (newName.length > 200) return 'it is longer than 200 characters'
  if (!/^[\p{L}\p{M}.'’`\s-]+$/u.test(newName))
    return 'a name holds letters, blanks, full stops, hyphens and apostrophes only'
  return name.given === undefined || name.surname === undefined ? 'expected a given name and a surname' : undefined
}

/**
 * Unify the spellings of the official at a position: each mention is written anew in its own form, a full name as a
 * full name, initials as initials, a surname as a surname, capitals as capitals. Names in another script, Russian
 * ones in another case than the nominative, and mentions that are only taken for him, stay. Costs the mentions of the person.
 *
 * @param wordsAt The words of a place in a file; undefined where the file cannot be read.
 */
export function renameEdits(
  source: Source,
  around: Surroundings,
  position: Position,
  newName: string,
  wordsAt: (key: string, place: Place) => MentionWords | undefined,
): readonly RenameEdit[] {
  const mention = mentionAt(source, position)
  if (!mention) return []
  const name = nameOf(newName.trim())
  return dossierOf(around.index, source.key, mention).mentions.flatMap((numbered) => {
    const {path, facts} = numbered
    const mention = mentionBy(numbered)
    const words = wordsAt(path, mention)
    const written = words && inItsForm(words.name, mention.named.name, name)
    if (!words || written === undefined || written === words.name) return []
    const group = isInTitle(facts, mention) ? 'title' : words.quoted ? 'quotation' : 'text'
    return [{key: path, edit: {range: rangeOf(mention), newText: written}, group}]
  })
}

/** The files that name the official at a position: those to read before a rename. */
export function filesNaming(source: Source, around: Surroundings, position: Position): ReadonlySet<string> {
  const mention = mentionAt(source, position)
  return new Set(mention ? dossierOf(around.index, source.key, mention).mentions.map(({path}) => path) : [])
}

/** The words of a mention as they stand in the file now. */
export interface MentionWords {
  readonly name: string
  /** True inside quotation marks. */
  readonly quoted: boolean
}

function isInTitle({units}: FileFacts, {unit, line}: Mention): boolean {
  return units[unit]?.parts.some((part) => part.kind === 'title' && part.line <= line && line <= part.endLine) ?? false
}

/** A name in the form that the old one has; undefined where it cannot be brought into it. */
export function inItsForm(written: string, old: PersonName, name: PersonName): string | undefined {
  const {given, patronymic, surname} = name
  if (given === undefined || surname === undefined) return undefined
  // A name over a line end keeps its line end, and one in another script its letters.
  if (/[\r\n]/.test(written) || scriptOf(written) !== scriptOf(surname)) return undefined
  // A sentence that needs the genitive is broken by the nominative.
  if (isInOtherCase(old, name)) return undefined
  const last = capitalsOf(old.surname, surname)
  if (old.surname === undefined || last === undefined) {
    return old.given !== undefined && old.patronymic !== undefined && patronymic !== undefined
      ? `${given} ${patronymic}`
      : undefined
  }
  if (old.given !== undefined) {
    const first = capitalsOf(old.given, given) ?? given
    const middle = old.patronymic === undefined || patronymic === undefined ? old.patronymic : patronymic
    const before = middle === undefined ? first : `${first} ${middle}`
    return written.startsWith(old.surname) && !written.startsWith(old.given) ? `${last} ${before}` : `${before} ${last}`
  }
  if (old.initials === undefined) return last
  const blank = /\.\s/.test(written.replace(/\.\s*$/, '')) ? ' ' : ''
  const initials = initialsLike(old.initials, given, patronymic).join(
    `.${/\p{Lu}\.\s+\p{Lu}\p{Ll}{0,2}\./u.test(written) ? ' ' : ''}`,
  )
  return written.startsWith(old.surname) ? `${last} ${initials}.` : `${initials}.${blank}${last}`
}

/** As many initials as there were, of the new name; `Kh` stays two letters where the old one had two. */
function initialsLike(old: string, given: string, patronymic: string | undefined): string[] {
  const known = old.match(/\p{Lu}\p{Ll}*/gu) ?? [old]
  return known.map((initial, at) => {
    const name = at === 0 ? given : (patronymic ?? initial)
    return initial.length > 1 && name.startsWith(initial) ? initial : name.charAt(0)
  })
}

function capitalsOf(old: string | undefined, name: string): string | undefined {
  if (old === undefined) return undefined
  return old.length > 1 && old === old.toUpperCase() && old !== old.toLowerCase() ? name.toUpperCase() : name
}

function scriptOf(words: string): 'Latin' | 'Cyrillic' | 'other' {
  return /\p{Script=Cyrillic}/u.test(words) ? 'Cyrillic' : /\p{Script=Latin}/u.test(words) ? 'Latin' : 'other'
}

import type {CodeAction, Range} from 'vscode-languageserver-types'
import {dossierOf} from '../core/dossier.js'
import {personsBeside} from '../core/people.js'
import {shownName} from '../core/shown-name.js'
import {exactKey} from '../core/register/register.js'
import {nameOf} from '../core/names.js'
import {visible} from './plain.js'
import {mentionAt, type Source, type Surroundings} from './source.js'

/** How the actions are named to the client. */
export interface RegisterCommands {
  /** Takes a place, the section of the register that is written to, and the other name where there is one. */
  readonly judge: string
  /** The kind of the actions. */
  readonly kind: string
  /** The client asks for the edit of an action that has `data`, so that it can show the edit before it is made. */
  readonly resolved: boolean
}

/** So many other names are offered at once. */
const most = 8

/** What can be written into the register about the official at the beginning of a range. */
export function registerActions(
  source: Source,
  around: Surroundings,
  {start}: Range,
  commands: RegisterCommands,
): CodeAction[] {
  const mention = mentionAt(source, start)
  if (!mention) return []
  const {index} = around
  const {link, spellings} = dossierOf(index, source.key, mention)
  const own = shownName(mention.identity)
  const person = index.register.persons.get(link.id)
  const beside = personsBeside(index, source.key, mention).slice(0, most)
  const within = link.candidates
    ? []
    : [...new Set([link.name, ...spellings.map(({surface}) => surface)])]
        .filter((name) => exactKey(nameOf(name)) !== exactKey(nameOf(own)) && nameOf(name).given !== undefined)
        .slice(0, most)
  return [
    ...(person && person.places.length > 0 ? [] : [action(`Add ${visible(link.name)} to officials.yml`, 'people')]),
    ...beside.map((name) => action(`${visible(own)} and ${visible(name)} are the same person`, 'same', name)),
    ...(link.candidates ? beside : within).map((name) =>
      action(`${visible(own)} and ${visible(name)} are different persons`, 'different', name),
    ),
    action(`"${visible(mention.named.surface)}" is never a name`, 'never'),
  ]

  function action(title: string, kind: 'people' | 'same' | 'different' | 'never', other?: string): CodeAction {
    const {line, character} = start
    const params = {uri: source.uri, line, character, kind, ...(other === undefined ? {} : {other})}
    if (commands.resolved) return {title, kind: commands.kind, data: params}
    return {title, kind: commands.kind, command: {title, command: commands.judge, arguments: [params]}}
  }
}

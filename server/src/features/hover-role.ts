import type {Location, Position} from 'vscode-languageserver-types'
import type {Contradiction} from '../core/roles/contradiction.js'
import type {Holder} from '../core/roles/holders.js'
import type {RegisteredHolder} from '../core/roles/registered.js'
import type {DatedAttested} from '../core/roles/attested.js'
import {rangeOf} from './convert.js'
import type {HoverText} from './hover.js'
import {code, fileLink} from './markdown.js'
import {roleAt, type RoleAt} from './role-at.js'
import type {Source, Surroundings} from './source.js'

/** So many persons are listed; the rest is counted. */
const most = 8

/** Who held the post that a text speaks of without a name, on the day of the item; undefined where no such words stand. */
export function roleHover(source: Source, around: Surroundings, position: Position): HoverText | undefined {
  const role = roleAt(source, around, position)
  if (!role) return undefined
  const {holders, ownerGuessed, office, range} = role
  const left = holders.length - most
  const parts = [
    `${code(role.words)}${role.day === null ? '' : `, on ${role.day}`}: ${answer(role)}`,
    holders
      .slice(0, most)
      .map((holder) => `- ${holderText(holder, holders.length === 1 || !office.single, around)}`)
      .join('\n') + (left > 0 ? `\n- ${left} more` : ''),
    ownerGuessed
      ? `The words name no organization; that of others in the text is taken: ${code(office.key.split(':')[0] ?? '')}.`
      : '',
    'Nobody is named here: it counts as no mention.',
  ]
  return {range, markdown: parts.filter((part) => part !== '').join('\n\n')}
}

/** The places that tell who held the post at a position, the surest first; undefined where no such words stand. */
export function roleDefinition(source: Source, around: Surroundings, position: Position): Location[] | undefined {
  const role = roleAt(source, around, position)
  const places = role?.holders.flatMap(({before, after}) => before ?? after ?? []) ?? []
  if (places.length === 0) return undefined
  return places.slice(0, most).map(({path, mention}) => ({uri: around.uriOf(path), range: rangeOf(mention)}))
}

function answer({holders, office, day}: RoleAt): string {
  const [first] = holders
  if (!first) return 'nothing tells who held it.'
  if (day === null) return 'the item has no date, so who held it then is not known. It was held by'
  if (holders.length > 1)
    return office.single ? 'not sure, one of these.' : 'several hold such a post; known for that day or near it are'
  return first.sure ? code(first.link.name) : `not sure, perhaps ${code(first.link.name)}`
}

/** @param each Whether it is sure is told of each; else the line above tells it of all. */
function holderText(holder: Holder, each: boolean, around: Surroundings): string {
  const {link, why, before, after, registered, sure} = holder
  const attested = [before, after].flatMap((one) => (one ? placeText(one, around) : []))
  const said = registered ? [registerText(registered)] : []
  const not = link.candidates ? ', not sure who that is' : ''
  const certainty = each ? [sure ? 'sure' : 'not sure'] : []
  return `${code(link.name)}${not}: ${[...certainty, reasons[why], ...said, ...attested].join(', ')}`
}

const reasons: Readonly<Record<Holder['why'], string>> = {
  register: 'the register gives the day',
  'that-day': 'an item of that day says so',
  around: 'items before and after say so',
  before: 'the nearest item before says so',
  after: 'the nearest item after says so',
  undated: 'no day is given',
}

function registerText({post: {from, to}}: RegisteredHolder): string {
  if (from === null && to === null) return 'in the register without days'
  return `in the register ${from === null ? 'until' : `${from} to`} ${to ?? 'now'}`
}

function placeText({path, mention, day, held}: DatedAttested, around: Surroundings): string {
  const link = fileLink(`${around.labelOf(path)}:${mention.line}`, around.linkOf(path), mention.line)
  return `${held === 'acting' ? 'acting ' : ''}${day ?? 'undated'} ${link}`
}

/** What the rest of the workspace says against a post that a text gives somebody. */
export function contradictionText({other, evidence, registered}: Contradiction, around: Surroundings): string {
  const places = evidence.map((one) => placeText(one, around))
  return `Contradicted: ${registered ? registerText(registered) : 'other items'} give${registered ? 's' : ''} this post to ${code(other.name)}${
    places.length > 0 ? `, ${places.join(' and ')}` : ''
  }.`
}

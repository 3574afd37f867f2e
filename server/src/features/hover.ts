import type {Position, Range} from 'vscode-languageserver-types'
import {definitionOf, dossierOf, type Dossier} from '../core/dossier.js'
import type {Mention} from '../core/facts.js'
import {learnedAt} from '../core/learned-lines.js'
import {placeBy} from '../core/mentions.js'
import type {PersonMention} from '../core/person-mentions.js'
import {dayOf} from '../core/recovered.js'
import type {RegisteredPerson} from '../core/register/register.js'
import {get} from '../core/sharded-map.js'
import {rangeOf, rangeOfLines} from './convert.js'
import {dateHover} from './hover-date.js'
import {againstPost, otherPosts, postText} from './hover-posts.js'
import {roleHover} from './hover-role.js'
import {code, fileLink, webLink} from './markdown.js'
import {mentionAt, type Source, type Surroundings} from './source.js'

/** What a hover shows, in Markdown that is ours but for code spans, and where it belongs to. */
export interface HoverText {
  readonly markdown: string
  readonly range: Range
}

/** So many spellings, posts and notes are listed; the rest is counted. */
const most = 8

/**
 * What is known of the person, the date, the role without a name, or the line of the site at a position; undefined where
 * none stands. For a person it costs what his dossier does.
 */
export function hover(source: Source, around: Surroundings, position: Position): HoverText | undefined {
  const mention = mentionAt(source, position)
  if (mention) return {range: rangeOf(mention), markdown: personText(source, around, mention)}
  return (
    dateHover(source, around, position) ??
    roleHover(source, around, position) ??
    siteLineHover(source, around, position)
  )
}

/** Says of a line that it was learned to belong to the site; undefined elsewhere. */
function siteLineHover({facts, shown}: Source, {index}: Surroundings, {line}: Position): HoverText | undefined {
  const found = learnedAt(index.siteLines, facts, {line: line + 1}, index.files.size)
  const count = found && get(index.siteLines.lines, found.key)
  if (!count) return undefined
  const markdown = `Learned to belong to the site: it stands on ${count.pages} pages beside different news. It is no copy and no item. If it is news, name it under \`boilerplate.never\` in the settings or in \`.dateline.yml\`.`
  return {markdown, range: rangeOfLines({line: line + 1, endLine: line + 1}, shown?.lines)}
}

function personText(source: Source, around: Surroundings, mention: Mention): string {
  const dossier = dossierOf(around.index, source.key, mention)
  const day = dayOf(around.index, source.key, source.facts, mention.unit)
  const {link} = dossier
  const person = around.index.register.persons.get(link.id)
  const here = {dossier, mention, day, person}
  return [
    code(link.name),
    mention.named.official ? postText(here) : 'Byline: not an official.',
    againstPost(source, around, here),
    registerText(person),
    otherPosts(here),
    dossier.spellings.length > 1
      ? `Spellings: ${dossier.spellings
          .slice(0, most)
          .map(({surface, count}) => `${code(surface)} (${count})`)
          .join(', ')}${rest(dossier.spellings.length)}`
      : '',
    countText(dossier),
    placesText(dossier, around),
    link.candidates
      ? `Not sure who this is: ${link.reason}. Possible: ${link.candidates.slice(0, most).map(code).join(', ')}${rest(link.candidates.length)}.`
      : dossier.spellings.length > 1 || person
        ? `Taken for one person because of ${link.reason}.`
        : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What the register says of somebody: posts, notes and addresses. */
function registerText(person: RegisteredPerson | undefined): string {
  if (!person) return ''
  const {posts, notes, links} = person
  const said = [
    ...posts.slice(0, most).map(({title, organisation, from, to}) => {
      const words = [title, organisation].flatMap((part) => (part === null ? [] : code(part)))
      const days = from === null ? (to === null ? '' : ` until ${to}`) : ` ${from} to ${to ?? 'now'}`
      return `- ${words.join(', ')}${days}`
    }),
    ...(posts.length > most ? [`- ${posts.length - most} more posts`] : []),
    ...notes.slice(0, most).map((note) => `- ${code(shortened(note))}`),
    ...links.slice(0, most).map((link) => `- ${webLink(link)}`),
  ]
  return said.length === 0 ? 'In the register.' : `The register says:\n\n${said.join('\n')}`
}

/** Notes can be long; the rest is in the register. */
function shortened(note: string): string {
  return note.length > 600 ? `${note.slice(0, 599)}…` : note
}

function countText({mentions, items, dumps}: Dossier): string {
  return `Named in ${counted(mentions.length, 'place')}, ${counted(items, 'distinct item')}, of ${counted(dumps, 'dump')}.`
}

function placesText(dossier: Dossier, around: Surroundings): string {
  const definition = definitionOf(around.index, dossier)
  const first = dossier.mentions[0]
  const last = dossier.mentions.findLast(({day}) => day !== null)
  const parts = [
    first && dossier.mentions.length > 1 ? `First: ${placeText(first, around)}` : '',
    last && last !== first ? `last: ${placeText(last, around)}` : '',
    definition && definition !== first ? `introduced: ${placeText(definition, around)}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function placeText(mention: PersonMention, around: Surroundings): string {
  const {path, day} = mention
  const {line} = placeBy(mention)
  const link = fileLink(`${around.labelOf(path)}:${line}`, around.linkOf(path), line)
  return day === null ? link : `${day} ${link}`
}

function rest(count: number): string {
  return count > most ? ` and ${count - most} more` : ''
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

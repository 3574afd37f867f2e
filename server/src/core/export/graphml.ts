import type {Dossier} from '../dossier.js'
import {coMentionsOf} from '../persons.js'

/**
 * Officials and who is named together with whom, as GraphML (graphml.graphdrawing.org): a node for each person, an
 * undirected edge for each pair with the number of items as its weight. In parts, for the whole can be long.
 */
export function* graphml(persons: readonly Dossier[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  for (const [id, owner, type] of keys)
    yield `  <key id="${id}" for="${owner}" attr.name="${id}" attr.type="${type}"/>\n`
  yield '  <graph edgedefault="undirected">\n'
  for (const {link, mentions, items, posts} of persons) {
    yield `    <node id="${escaped(link.id)}">${data('label', link.name)}${data('mentions', mentions.length)}`
    yield `${data('items', items)}${data('posts', posts.map(({title}) => title).join('; '))}</node>\n`
  }
  for (const {one, other, items, first, last} of coMentionsOf(persons)) {
    yield `    <edge source="${escaped(one.link.id)}" target="${escaped(other.link.id)}">${data('weight', items)}`
    yield `${first === null ? '' : data('first', first)}${last === null ? '' : data('last', last)}</edge>\n`
  }
  yield '  </graph>\n</graphml>\n'
}

const keys = [
  ['label', 'node', 'string'],
  ['mentions', 'node', 'int'],
  ['items', 'node', 'int'],
  ['posts', 'node', 'string'],
  ['weight', 'edge', 'int'],
  ['first', 'edge', 'string'],
  ['last', 'edge', 'string'],
] as const

function data(key: (typeof keys)[number][0], value: string | number): string {
  return `<data key="${key}">${escaped(String(value))}</data>`
}

/** Text inside XML 1.0: what it has no place for at all, control characters and half pairs, is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

import assert from 'node:assert/strict'
import type {Node, Point} from 'unist'
import {dumpReader, type Format} from '../../../server/src/core/dump-reader.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {treeOf, type Recognized} from '../../../server/src/core/recognize.js'
import {tilesOf} from './tiles.js'

/** One reader for all: it is a value in all but speed. */
export const reader = dumpReader(defaultLexicon())

/** White space and what shows nothing, written down a second time and on purpose not taken from the product. */
const nothing = /^[\s\u0085\u00ad\u200b-\u200f\u2060]*$/u

/**
 * Recognize a text, and check what holds of every text: facts and a tree come out, the tiles are the file, and every
 * node of the tree stands where it says, inside its parent, in order.
 */
export function holdsTogether(text: string, format: Format): Recognized {
  const found = reader.recognize(text, format)
  reader.facts(found)
  tile(found, text)
  const tree = treeOf(found, {inline: true})
  assert.equal(tree.position?.start.offset, 0)
  assert.equal(tree.position.end.offset, text.length)
  inside(tree, linesOf(text), format === 'plain' ? text : undefined)
  return found
}

function tile(found: Recognized, text: string): void {
  let whole = ''
  let blocks = 0
  for (const {kind, start, end} of tilesOf(found)) {
    assert.ok(end > start && start === whole.length, 'tiles touch and are not empty')
    const words = text.slice(start, end)
    if (kind === 'gap') assert.match(words, nothing)
    else {
      assert.doesNotMatch(words, nothing)
      blocks++
    }
    whole += words
  }
  assert.equal(whole, text)
  assert.equal(blocks, found.entries.length)
}

/** Offsets of the first unit of each line, and of the line that a last line end begins. */
function linesOf(text: string): readonly number[] {
  const starts = [0]
  for (const {0: end, index} of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
  return starts
}

/** @param text Of a plain dump: there the words of a part are its range, unit for unit. */
function inside(node: Node, lines: readonly number[], text: string | undefined): void {
  const {position} = node
  if (!position) return assert.fail(`a ${node.type} without a position`)
  const start = offsetOf(position.start, lines)
  const end = offsetOf(position.end, lines)
  assert.ok(start <= end)
  if ('value' in node) {
    if (text !== undefined) assert.equal(node.value, text.slice(start, end))
  } else if ('children' in node) {
    let done = start
    let whole = ''
    for (const child of node.children as Node[]) {
      inside(child, lines, text)
      assert.ok((child.position?.start.offset ?? -1) >= done, `a ${child.type} begins where the one before it ends`)
      done = child.position?.end.offset ?? Infinity
      if ('value' in child) whole += String(child.value)
    }
    assert.ok(done <= end, `a ${node.type} holds its children`)
    if (whole !== '' && text !== undefined) assert.equal(whole, text.slice(start, end))
  }
}

/** The three numbers of a point must tell one place. */
function offsetOf({line, column, offset}: Point, lines: readonly number[]): number {
  assert.equal((lines[line - 1] ?? NaN) + column - 1, offset)
  return offset ?? NaN
}

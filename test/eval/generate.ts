import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {DumpLabels, SameBlock} from './label.js'
import {readMarked, type Marked} from './marked.js'
import {readPeople} from './people.js'

/** One dump of the set, ready to be written: its text, and its labels as JSON. */
export interface Written {
  readonly id: string
  /** Name of the text: the id, and `.txt` or `.md`. */
  readonly name: string
  readonly text: string
  readonly labels: string
}

/** Turn every marked source below `folder` into text and labels, in order of id. Writes nothing. */
export function generate(folder: string): readonly Written[] {
  const people = readPeople(readFileSync(join(folder, 'marked', 'people.txt'), 'utf8'))
  const sources = readdirSync(join(folder, 'marked'))
    .filter((name) => /^\d+\.txt$/u.test(name))
    .sort()
    .map((name) => ({
      id: name.slice(0, -4),
      marked: readMarked(readFileSync(join(folder, 'marked', name), 'utf8'), people, name),
    }))
  const copies = copiesOf(sources)
  return sources.map(({id, marked}) => {
    const labels: DumpLabels = {
      lang: marked.lang,
      lines: marked.text.replace(/\r?\n$/u, '').split('\n').length,
      items: marked.items,
      mentions: marked.mentions,
      notOfficials: marked.notOfficials,
      boilerplateLines: marked.boilerplateLines,
      attachments: marked.attachments,
      sameBlockAs: copies.get(id) ?? [],
      phenomena: marked.phenomena,
    }
    return {id, name: `${id}.${marked.ext}`, text: marked.text, labels: `${JSON.stringify(labels, null, 1)}\n`}
  })
}

/** For each dump, its items whose words stand again in an item of another dump; date lines do not count. */
function copiesOf(
  sources: readonly {readonly id: string; readonly marked: Marked}[],
): ReadonlyMap<string, SameBlock[]> {
  const places = new Map<string, {readonly id: string; readonly line: number}[]>()
  for (const {id, marked} of sources) {
    const lines = marked.text.split(/\r\n|\n/u)
    for (const item of marked.items) {
      const words = (lines[(item.bodyLine ?? item.line) - 1] ?? '').replace(/\s+/gu, ' ').trim()
      if (words.split(' ').length < 8) continue
      const at = places.get(words) ?? []
      at.push({id, line: item.line})
      places.set(words, at)
    }
  }
  const copies = new Map<string, SameBlock[]>()
  for (const at of places.values()) {
    for (const here of at) {
      for (const there of at) {
        if (there.id === here.id) continue
        const list = copies.get(here.id) ?? []
        list.push({line: here.line, otherFile: there.id, otherLine: there.line})
        copies.set(here.id, list)
      }
    }
  }
  for (const list of copies.values())
    list.sort((a, b) => a.line - b.line || a.otherFile.localeCompare(b.otherFile, 'en'))
  return copies
}

/** Write `text/` and `labels/` of the set in `folder` anew. */
export function writeSet(folder: string): number {
  const dumps = generate(folder)
  for (const part of ['text', 'labels']) mkdirSync(join(folder, part), {recursive: true})
  for (const dump of dumps) {
    writeFileSync(join(folder, 'text', dump.name), dump.text)
    writeFileSync(join(folder, 'labels', `${dump.id}.json`), dump.labels)
  }
  return dumps.length
}

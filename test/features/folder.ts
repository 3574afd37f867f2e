import {formatOf} from '../../server/src/core/dump-reader.js'
import {emptyIndex, withFiles} from '../../server/src/core/workspace-index.js'
import {shownOf, type Source, type Surroundings} from '../../server/src/features/source.js'
import {reader} from '../core/reading.js'
import {marked, type MarkedText} from '../marked.js'

/** Some dumps as features see them. Keys are paths such as `/w/a.txt`. */
export interface Folder {
  readonly around: Surroundings
  readonly source: (name: string) => Source
  readonly marks: (name: string) => MarkedText
}

/** A folder of texts by file name; texts may bear marks. */
export function folder(files: Readonly<Record<string, string>>): Folder {
  const texts = new Map(Object.entries(files).map(([name, source]) => [name, marked(source)]))
  const sources = new Map<string, Source>()
  for (const [name, {text}] of texts) {
    const found = reader.recognize(text, formatOf(name))
    sources.set(name, {key: `/w/${name}`, uri: `file:///w/${name}`, facts: reader.facts(found), shown: shownOf(found)})
  }
  const index = withFiles(
    emptyIndex,
    [...sources.values()].map(({key, facts}) => [key, facts] as const),
  )
  return {
    around: {
      index,
      uriOf: (key) => `file://${key}`,
      linkOf: (key) => `file://${key}`,
      labelOf: (key) => key.slice('/w/'.length),
      severalFolders: false,
      rangeInRegister: () => undefined,
    },
    source: (name) => known(sources.get(name), name),
    marks: (name) => known(texts.get(name), name),
  }
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the folder has no ${name}`)
  return value
}

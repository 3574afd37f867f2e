import {sayFailure} from '../border/failure.js'
import type {Key} from '../border/places.js'
import {marks} from '../core/facts.js'
import {problemWords} from '../core/problems.js'
import {factsAt} from '../core/workspace-index.js'
import {originText} from '../features/origin-text.js'
import {switchesOf, type Folders} from './folders.js'
import type {Explanation} from './protocol.js'
import type {DiskFile, World} from './world.js'

/** Say why a document is a dump, or is none: the marks found and missed, and what overrules them. */
export function explain(world: World, folders: Folders, key: Key, file: DiskFile | undefined): Explanation {
  const open = world.open.get(key)
  const {always, never} = switchesOf(folders, key)
  const facts = open?.facts ?? factsAt(world.index, key)
  const found = facts?.marks ?? []
  const unread = facts?.problems.filter(({code}) => code === 'markup-not-read') ?? []
  return {
    dump: open?.dump ?? file?.dump ?? false,
    decidedBy: open?.language === 'bulletin' ? 'language' : never ? 'dumps.never' : always ? 'dumps.always' : 'marks',
    found,
    missed: marks.filter((mark) => !found.includes(mark)),
    encoding: file?.encoding ?? null,
    certainty: file?.certainty ?? 'stated',
    source: originText(facts?.origin.source),
    retrieved: originText(facts?.origin.retrieved),
    failure: file?.failure ? sayFailure(file.failure) : null,
    notes: unread.map((problem) => `Line ${problem.line}: ${problemWords(problem)}`),
  }
}

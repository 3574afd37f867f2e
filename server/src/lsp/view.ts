import {isFile, keyOf, uriOf, type Key} from '../border/places.js'
import {withoutNever} from '../core/register/never.js'
import {factsAt} from '../core/workspace-index.js'
import {shownOf, type Source, type Surroundings} from '../features/source.js'
import {labelOf, rulesOf, type Folders, type Rules} from './folders.js'
import type {Registers} from './registers.js'
import type {World} from './world.js'

/** One world as a request sees it, from its beginning to its end. */
export interface View {
  readonly world: World
  readonly around: Surroundings
  readonly registers: Registers
  /** What holds for a file: its settings, and how it is read. */
  readonly rulesOf: (key: Key) => Rules
  /** The dump with this URI, open or not; undefined for anything else, which is left in peace. */
  readonly source: (uri: string) => Source | undefined
  readonly isOpen: (uri: string) => boolean
}

/** Look at a world. */
export function viewOf(world: World, folders: Folders, registers: Registers): View {
  const around: Surroundings = {
    index: world.index,
    uriOf: (key) => world.open.get(key)?.uri ?? registers.documentOf(key)?.uri ?? uriOf(key),
    linkOf: (key) => (isFile(key) ? uriOf(key) : undefined),
    labelOf: (key) => labelOf(folders, key),
    severalFolders: folders.all.length > 1,
    rangeInRegister: registers.rangeOf,
  }
  return {
    world,
    around,
    registers,
    rulesOf: (key) => rulesOf(folders, key),
    isOpen: (uri) => world.open.has(keyOf(uri)),
    source(uri) {
      const key = keyOf(uri)
      const open = world.open.get(key)
      if (open) {
        const facts = withoutNever(open.facts, world.index.register.never)
        return open.dump ? {key, uri, facts, shown: shownOf(open.found)} : undefined
      }
      const facts = factsAt(world.index, key)
      return facts && {key, uri, facts}
    },
  }
}

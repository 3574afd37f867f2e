import type {Disk} from '../border/disk.js'
import type {Failure} from '../border/failure.js'
import type {LegacyLoader} from '../border/legacy.js'
import type {Key} from '../border/places.js'
import {scan} from '../border/scan.js'
import type {Folder} from './folders.js'
import {slice, turn} from './pause.js'
import type {Session} from './session.js'
import type {DiskReading} from './world.js'

/** Reads files in the background, a slice of at most ten milliseconds in each turn of the event loop. */
export interface Indexer {
  /** Walk a folder, or what is below a place in it, and read all that is wanted there. */
  readonly addFolder: (folder: Folder, below?: string) => void
  /** Read these files again, or for the first time. */
  readonly addFiles: (keys: Iterable<Key>) => void
  readonly state: () => IndexState
  /** Resolves when nothing is left to do. */
  readonly idle: () => Promise<void>
  /** Stop for good. */
  readonly stop: () => void
}

/** How far the indexer is. */
export interface IndexState {
  readonly busy: boolean
  /** True while folders are walked: more files may come. */
  readonly scanning: boolean
  /** Files read in this run of work, and files known to be waiting. */
  readonly done: number
  readonly waiting: number
  /** Files and folders that could not be read. */
  readonly failures: readonly Failure[]
}

/** Told at the beginning, at most ten times a second while it works, and at the end. */
export type IndexListener = (state: IndexState) => void

/** An indexer that has nothing to do yet. */
export function createIndexer(
  session: Session,
  disk: Disk,
  legacy: Pick<LegacyLoader, 'load'>,
  changed: IndexListener,
): Indexer {
  const folders: Generator<Key | Failure | undefined, void>[] = []
  const files = new Set<Key>()
  const failures = new Map<string, Failure>()
  let done = 0
  let told = 0
  let running: Promise<void> | undefined
  let stopped = false

  return {
    addFolder(folder, below) {
      folders.push(walk(disk, folder, below))
      run()
    },
    addFiles(keys) {
      for (const key of keys) files.add(key)
      run()
    },
    state,
    idle: () => running ?? Promise.resolve(),
    stop() {
      stopped = true
      folders.length = 0
      files.clear()
    },
  }

  function state(): IndexState {
    return {
      busy: running !== undefined,
      scanning: folders.length > 0,
      done,
      waiting: files.size,
      failures: [...failures.values()],
    }
  }

  function run(): void {
    if (running || stopped || (folders.length === 0 && files.size === 0)) return
    done = 0
    running = work().finally(() => {
      running = undefined
      changed(state())
      run()
    })
    changed(state())
  }

  async function work(): Promise<void> {
    // Whoever added something may add more.
    await turn()
    while (!stopped && (folders.length > 0 || files.size > 0)) {
      const until = performance.now() + slice
      const readings: DiskReading[] = []
      let wanted = false
      while (performance.now() < until) {
        const key = nextKey()
        if (key === undefined && folders.length === 0 && files.size === 0) break
        if (key === undefined) continue
        const reading = session.readDisk(key)
        if (!('key' in reading)) {
          files.add(key)
          wanted = true
          break
        }
        readings.push(reading)
        if (reading.file?.failure) failures.set(key, reading.file.failure)
        else failures.delete(key)
        done++
      }
      if (readings.length > 0) session.take(readings)
      if (wanted) await legacy.load()
      if (performance.now() - told > 100) {
        told = performance.now()
        changed(state())
      }
      await turn()
    }
  }

  /** The next file to read; undefined when this step only walked. Files are found first, so that their number is known. */
  function nextKey(): Key | undefined {
    const [folder] = folders
    if (folder) {
      const step = folder.next()
      if (step.done === true) folders.shift()
      else if (typeof step.value === 'string') files.add(step.value)
      else if (step.value) failures.set(step.value.file, step.value)
      return undefined
    }
    for (const key of files) {
      files.delete(key)
      return key
    }
    return undefined
  }
}

function* walk(disk: Disk, folder: Folder, below?: string): Generator<Key | Failure | undefined, void> {
  for (const found of scan(disk, folder.key, folder.tests, below)) {
    yield found.kind === 'file' ? found.path : found.kind === 'failure' ? found.failure : undefined
  }
}

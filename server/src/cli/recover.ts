import {join, resolve} from 'node:path'
import {
  completed,
  finishSteps,
  FileNotWritten,
  operationsFolder,
  sweepOperations,
  undoSteps,
  type Operation,
} from '../border/operation.js'
import {whyNotWritten} from '../border/write.js'
import {complain, status, type Session, type Status} from './session.js'
import {visible} from './visible.js'
import {interruptedIn, shown} from './write-together.js'

/** The options of `dateline recover`, one of them at most. */
export interface RecoverOptions {
  readonly finish?: boolean
  readonly takeBack?: boolean
}

/**
 * `dateline recover`: what becomes of files when a command that wrote several was interrupted. Lists what was interrupted
 * in the folders, or goes on with it, or takes it back.
 */
export function recover(session: Session, folders: readonly string[], {finish, takeBack}: RecoverOptions): Status {
  let ended: Status = status.fine
  let kept = false
  for (const folder of folders) {
    const store = join(resolve(folder), operationsFolder)
    attempt(folder, () => {
      const operations = interruptedIn(resolve(folder))
      if (operations.length === 0) session.out.write(`${visible(folder)}: nothing was interrupted\n`)
      for (const operation of operations) {
        if (takeBack === true) attempt(folder, () => goBack(store, operation))
        else if (finish === true) attempt(folder, () => goOn(folder, store, operation))
        else list(operation)
      }
      if (!kept) sweepOperations(store, 0)
    })
  }
  return ended

  function list({label, state, paths}: Operation): void {
    if (ended === status.fine) ended = status.found
    session.out.write(
      `${visible(label)}: interrupted ${state === 'undoing' ? 'when it was taken back' : 'in the middle'}\n`,
    )
    for (const path of paths) session.out.write(`  ${visible(shown(path))}\n`)
  }

  function goOn(folder: string, store: string, {id, label, state, paths}: Operation): void {
    if (state === 'undoing') {
      fail(folder, `"${label}" was being taken back and cannot be finished; --take-back goes on with that`)
      return
    }
    completed(finishSteps(store, id))
    for (const path of paths) session.out.write(`${visible(shown(path))}: written\n`)
  }

  function goBack(store: string, {id, label, paths}: Operation): void {
    const {left, keptIn} = completed(undoSteps(store, id))
    if (keptIn !== null) kept = true
    const old =
      keptIn === null ? '' : `; what it was before is kept in ${shown(keptIn)} until files are written there again`
    for (const path of left) fail(shown(path), `it holds something else by now; it is left${old}`)
    session.out.write(
      `${visible(label)}: taken back, ${paths.length - left.length} of ${paths.length} files are what they were\n`,
    )
  }

  function attempt(folder: string, act: () => void): void {
    try {
      act()
    } catch (error) {
      if (error instanceof FileNotWritten)
        fail(shown(error.path), `${error.why}; the operation waits, --take-back is still possible`)
      else fail(folder, whyNotWritten(error))
    }
  }

  function fail(file: string, what: string): void {
    ended = status.failed
    complain(session, file, what)
  }
}

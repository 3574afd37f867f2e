/** Does a work when all works before it have ended, however they ended. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A row that nothing waits in yet. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

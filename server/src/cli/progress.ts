import process from 'node:process'
import {performance} from 'node:perf_hooks'

/** A bar that shows how far a command is. */
export interface Progress {
  readonly step: (done: number) => void
  readonly stop: () => void
}

/** Work that is over sooner shows no bar, in milliseconds. */
const patience = 1000

/** A bar on standard error, once the work takes longer than a second; nothing at all where that is no terminal. */
export async function progressOf(total: number): Promise<Progress> {
  if (!process.stderr.isTTY || total < 2) return {step: () => undefined, stop: () => undefined}
  const {default: progress} = await import('cli-progress')
  const bar = new progress.SingleBar({
    format: 'Reading {bar} {value} of {total} files, {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: false,
    barsize: 30,
    fps: 5,
    etaBuffer: 1_000,
  })
  const start = performance.now()
  let shown = false
  return {step, stop}

  function step(done: number): void {
    if (shown) bar.update(done)
    else if (done > 0 && performance.now() - start > patience) {
      shown = true
      bar.start(total, done)
    }
  }

  function stop(): void {
    if (shown) bar.stop()
  }
}

import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/** Bytes that a value takes. */
export function weightOf(make: () => unknown): number {
  // Made once before, so that what the compiler keeps of the making is not weighed.
  make()
  const before = heapUsed()
  const value = make()
  const weight = heapUsed() - before
  return value === undefined ? 0 : weight
}

/** Bytes in use once everything that nobody refers to is gone, buffers outside the heap included. */
export function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const {heapUsed: inside, external} = process.memoryUsage()
  return inside + external
}

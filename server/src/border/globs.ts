import {Minimatch} from 'minimatch'

/** True for a path, parts divided by `/` and counted from the folder that the patterns are about. */
export type PathTest = (path: string) => boolean

/**
 * Compile glob patterns to one test; no patterns match nothing. Patterns can come from a file beside the dumps, that is
 * from strangers: `isGlob` of core/settings.ts lets none through that could take long.
 */
export function globs(patterns: readonly string[]): PathTest {
  const tests = patterns.flatMap((pattern) => {
    const made = new Minimatch(pattern, {dot: true, noext: true, nocomment: true, nonegate: true}).makeRe()
    return made === false ? [] : [made]
  })
  return (path) => tests.some((test) => test.test(path))
}

import {resolve} from 'node:path'
import type {Unreadable} from './gather.js'
import {filesIn} from './stand-in.js'

/** Something to read. `file` is the name it goes by in everything printed; `named` is false for a file of a folder. */
export type Input =
  | {readonly kind: 'stdin'; readonly file: string; readonly named: true}
  | {readonly kind: 'file'; readonly file: string; readonly path: string; readonly named: boolean}
  | (Unreadable & {readonly named: true})

/**
 * The inputs that the arguments of a command name: a file, a folder (its text and Markdown files and those of the folders
 * in it, sorted by path), or `-` for standard input. A file that is named twice is read once, where it comes first.
 *
 * @param standardInput
 *   The name that standard input goes by.
 */
export function inputsOf(paths: readonly string[], standardInput: string): readonly Input[] {
  const inputs: Input[] = []
  const seen = new Set<string>()
  for (const path of paths) {
    if (path === '-') {
      if (!seen.has('-')) inputs.push({kind: 'stdin', file: standardInput, named: true})
      seen.add('-')
      continue
    }
    try {
      for (const found of filesIn(path)) add(found, found === path)
    } catch (error) {
      inputs.push({kind: 'unreadable', file: path, reason: error instanceof Error ? error.message : '', named: true})
    }
  }
  return inputs

  function add(path: string, named: boolean): void {
    const whole = resolve(path)
    if (seen.has(whole)) return
    seen.add(whole)
    inputs.push({kind: 'file', file: path, path, named})
  }
}

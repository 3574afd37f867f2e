import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import type {FactsJson} from '../../server/src/core/facts-json.js'

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** The command line as the build left it for tests. */
export const main = join(root, 'out', 'server', 'src', 'cli', 'main.js')

/** How a run of the command line ended. */
export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** What stdout is, before anything was decoded. */
  readonly bytes: Buffer
}

/** Run `dateline` with arguments, in a folder, with bytes on standard input. It is given a minute. */
export function dateline(args: readonly string[], options: {cwd?: string; input?: string | Uint8Array} = {}): Run {
  const {status, stdout, stderr} = spawnSync(process.execPath, [main, ...args], {
    cwd: options.cwd ?? root,
    input: options.input ?? '',
    maxBuffer: 2 ** 30,
    timeout: 60_000,
  })
  return {status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8'), bytes: stdout}
}

/** The objects of JSON lines. */
export function objects(lines: string): readonly FactsJson[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FactsJson)
}

/** Files by their path inside a folder that is new and is gone when `use` has its result. */
export function inFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'))
  let result: Result | undefined
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), content)
    }
    result = use(folder)
    return result instanceof Promise ? (result.finally(remove) as Result) : result
  } finally {
    if (!(result instanceof Promise)) remove()
  }

  function remove(): void {
    rmSync(folder, {recursive: true, force: true})
  }
}

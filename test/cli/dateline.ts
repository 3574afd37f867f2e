import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {run} from '../../server/src/cli/program.js'
import type {Session} from '../../server/src/cli/session.js'
import type {Writer} from '../../server/src/cli/terminal.js'
import type {FactsJson} from '../../server/src/core/facts-json.js'

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** The command line as the build left it for tests. */
export const main = join(root, 'out', 'server', 'src', 'cli', 'main.js')

/** How a run of the command line ended. */
export interface Run {
  readonly status: number | null | undefined
  readonly stdout: string
  readonly stderr: string
  /** What stdout is, before anything was decoded. */
  readonly bytes: Buffer
}

/** Where a run takes place, the repository when absent, and what it finds on standard input. */
export interface Surroundings {
  readonly cwd?: string
  readonly input?: string | Uint8Array
}

/** Run `dateline` as a program of its own, as a shell would. It is given a minute. */
export function program(args: readonly string[], {cwd = root, input = ''}: Surroundings = {}): Run {
  const {status, stdout, stderr} = spawnSync(process.execPath, [main, ...args], {
    cwd,
    input,
    maxBuffer: 2 ** 30,
    timeout: 60_000,
  })
  return {status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8'), bytes: stdout}
}

/** Run `dateline` inside this process: the same but for `main.ts`, and ten times as fast. `more` goes into its session. */
export async function dateline(
  args: readonly string[],
  {cwd = root, input = ''}: Surroundings = {},
  more: Partial<Session> = {},
): Promise<Run> {
  const before = process.cwd()
  const out = collector()
  const err = collector()
  process.chdir(cwd)
  try {
    const session = {out, err, terminal: false, input: () => Buffer.from(input), ...more}
    const status = await run(session, args)
    const bytes = out.bytes()
    return {status, stdout: bytes.toString('utf8'), stderr: err.bytes().toString('utf8'), bytes}
  } finally {
    process.chdir(before)
  }
}

function collector(): Writer & {readonly bytes: () => Buffer} {
  const parts: Buffer[] = []
  return {
    write: (text) => void parts.push(Buffer.from(text)),
    flush: () => undefined,
    closed: () => false,
    bytes: () => Buffer.concat(parts),
  }
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

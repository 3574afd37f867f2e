import {spawn, spawnSync} from 'node:child_process'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import type {Cost} from './measure.js'

/** What a child process took. */
export interface ChildCost extends Cost {
  readonly status: number | null
  /** Highest resident memory in MB; null for programs that are not Node. */
  readonly peak: number | null
}

/** Runs programs and says what they took; their output is read and thrown away. */
export interface Children {
  /** A program through bash, whose `time` gives the CPU time of a child: Node has no call for it. */
  program(command: string, args: readonly string[]): Promise<ChildCost>
  /** A program started as a server is, timed from the spawn to its end; no CPU time. */
  bare(command: string, args: readonly string[]): Promise<ChildCost>
  /** A Node script, with memory and CPU time told by the script's own process when it ends. */
  script(args: readonly string[]): Promise<ChildCost>
}

/**
 * @param dir
 *   Where a small script may be written that reports a Node process's usage at its end.
 */
export function children(dir: string): Children {
  const hook = join(dir, 'usage.cjs')
  const answer = join(dir, 'usage.json')
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(answer)}, JSON.stringify(process.resourceUsage())))\n`,
  )
  return {
    async program(command, args) {
      const {status, errors} = await run('bash', [
        '-c',
        'TIMEFORMAT=\'%3R %3U %3S\'; time "$@"',
        'bash',
        command,
        ...args,
      ])
      const [wall = NaN, user = NaN, system = NaN] = (errors.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number)
      return {status, wall: wall * 1000, cpu: (user + system) * 1000, peak: null}
    },
    async bare(command, args) {
      const start = performance.now()
      const {status} = await run(command, args)
      return {status, wall: performance.now() - start, cpu: NaN, peak: null}
    },
    async script(args) {
      rmSync(answer, {force: true})
      const start = performance.now()
      const {status, errors} = await run(process.execPath, ['--require', hook, ...args])
      const wall = performance.now() - start
      if (status === null) throw new Error(`child: node ${args.join(' ')} was killed: ${errors.slice(0, 500)}`)
      const usage = JSON.parse(readFileSync(answer, 'utf8')) as NodeJS.ResourceUsage
      return {status, wall, cpu: (usage.userCPUTime + usage.systemCPUTime) / 1000, peak: usage.maxRSS / 1024}
    },
  }
}

/** Whether a program can be started here. */
export function isInstalled(command: string): boolean {
  return spawnSync(command, ['--version'], {stdio: 'ignore'}).error === undefined
}

function run(command: string, args: readonly string[]): Promise<{status: number | null; errors: string}> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe']})
    let errors = ''
    child.stdout.resume()
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk))
    child.on('error', reject)
    child.on('close', (status) => resolve({status, errors}))
  })
}

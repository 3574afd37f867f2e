import {isInstalled, type ChildCost, type Children} from './child.js'
import {interleaved, median} from './measure.js'
import type {Row} from './table.js'

/** A word that many dumps hold, and many do not. */
export const searchWord = 'Secretary'

/**
 * The whole `dateline check` over a folder as a child process, beside `rg -c` of a word over the same files in turns.
 *
 * @param megabytes
 *   Size of the folder, for the rate.
 */
export async function checkRows(options: {
  readonly group: string
  readonly run: Children
  readonly cli: string
  readonly dir: string
  readonly megabytes: number
  readonly rounds: number
}): Promise<readonly Row[]> {
  const {group, run, cli, dir, megabytes, rounds} = options
  const hasRg = isInstalled('rg')
  let peak = 0
  const [checks = [], searches = []] = await interleaved(rounds, [
    async () => {
      const cost = await run.script([cli, 'check', dir])
      // 0 is nothing found and 2 something found; anything else is no measurement.
      if (cost.status !== 0 && cost.status !== 2)
        throw new Error(`dateline check ${dir}: expected exit status 0 or 2, got ${cost.status}`)
      peak = Math.max(peak, cost.peak ?? 0)
      return cost
    },
    ...(hasRg ? [(): Promise<ChildCost> => run.program('rg', ['-c', searchWord, dir])] : []),
  ])
  const wall = median(checks.map((cost) => cost.wall))
  const cpu = median(checks.map((cost) => cost.cpu))
  const rows: Row[] = [
    {
      group,
      name: 'dateline check',
      value: wall,
      unit: 'ms',
      note: `${show(megabytes / (wall / 1000))} MB/s, cpu ${show(cpu)} ms, ${rounds} rounds`,
    },
    {group, name: 'peak memory of check', value: peak, unit: 'MB', target: {most: 300}},
  ]
  if (!hasRg)
    return [
      ...rows,
      {group, name: 'rg -c', value: NaN, unit: 'ms', note: 'rg is not installed: no ratio (apt-get install ripgrep)'},
    ]
  const rgWall = median(searches.map((cost) => cost.wall))
  const rgCpu = median(searches.map((cost) => cost.cpu))
  const ratios = checks.map((cost, at) => cost.wall / (searches[at]?.wall ?? NaN))
  return [
    {group, name: `rg -c ${searchWord}`, value: rgWall, unit: 'ms', note: `cpu ${show(rgCpu)} ms`},
    ...rows,
    {
      group,
      name: 'check / rg, wall',
      value: wall / rgWall,
      unit: 'x',
      // With a thousand files the start of Node alone is four times as long as rg.
      ...(megabytes > 40 ? {target: {most: 20}} : {}),
      note: `rounds ${ratios.map((ratio) => ratio.toFixed(1)).join(' ')}`,
    },
    {group, name: 'check / rg, cpu', value: cpu / rgCpu, unit: 'x'},
  ]
}

function show(value: number): string {
  return value.toFixed(0)
}

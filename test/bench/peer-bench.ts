import {isInstalled, type Children} from './child.js'
import {median} from './measure.js'
import type {Row} from './table.js'

/**
 * Other people's programs on the same files: `sim_text` (Debian: similarity-tester) looks for runs of 20 equal words
 * across all files. Rows say so where it is not installed.
 */
export async function peerRows(group: string, run: Children, dir: string): Promise<readonly Row[]> {
  const name = 'sim_text -r 20'
  if (!isInstalled('sim_text'))
    return [{group, name, value: NaN, unit: 'ms', note: 'not installed (apt-get install similarity-tester)'}]
  const costs = [await search(), await search(), await search()]
  return [
    {
      group,
      name,
      value: median(costs.map((cost) => cost.wall)),
      unit: 'ms',
      note: `cpu ${median(costs.map((cost) => cost.cpu)).toFixed(0)} ms, 3 rounds`,
    },
  ]

  function search(): ReturnType<Children['program']> {
    // Ten thousand paths are too many for a command line, so it reads them from its standard input.
    return run.program('bash', ['-c', 'find "$1" -type f | sim_text -i -n -T -r20', 'bash', dir])
  }
}

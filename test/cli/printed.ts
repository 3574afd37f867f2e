import {strict as assert} from 'node:assert'
import Papa from 'papaparse'
import {dateline, inFolder} from './dateline.js'

/** What a command prints about a folder of these files, when it has nothing to complain of. */
export async function printed(files: Readonly<Record<string, string>>, ...command: readonly string[]): Promise<string> {
  return inFolder(files, async (cwd) => {
    const {status, stdout, stderr} = await dateline([...command, '.'], {cwd})
    assert.equal(stderr, '')
    assert.equal(status, 0)
    return stdout
  })
}

/** The rows of CSV by the names of its columns, read by a parser that is not ours. */
export function rowsIn(text: string): readonly Readonly<Record<string, string>>[] {
  const {data, errors} = Papa.parse<Record<string, string>>(text, {header: true, skipEmptyLines: true})
  assert.deepEqual(errors, [])
  return data
}

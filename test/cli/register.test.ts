import {strict as assert} from 'node:assert'
import {dateline, inFolder} from './dateline.js'

const spoke = (who: string): string => `01.05.2024\n\nOn 1 May 2024, ${who} spoke in Minsk.\n\nGo back\n`

const files = {
  'dumps/a.txt': spoke('the Minister Maria Petrova'),
  'dumps/b.txt': spoke('the Minister Maria Sokolskaya'),
  'dumps/c.txt': spoke('the Minister Oleg Orlov'),
  'dumps/officials.yml':
    'people:\n  - name: Maria Sokolskaya\n    aliases: [Maria Petrova]\n  - nam: x\nnever: ["Oleg Orlov"]\n',
}

describe('the register of a folder on the command line', () => {
  it('decides who is who in officials, facts and outline, and its faults are told with their lines', async () =>
    inFolder(files, async (cwd) => {
      const {status, stdout, stderr} = await dateline(['officials', '--format', 'jsonl', 'dumps'], {cwd})
      assert.equal(status, 0)
      const persons = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as {readonly person: string; readonly mentions: number})
      assert.deepEqual(
        persons.map(({person, mentions}) => [person, mentions]),
        [['Maria Sokolskaya', 2]],
      )
      assert.match(stderr, /^dateline: dumps\/officials\.yml:4:5: A field: expected one of name, /m)
      const facts = await dateline(['facts', 'dumps'], {cwd})
      assert.equal(facts.stdout.match(/"person":"Maria Sokolskaya"/g)?.length, 2)
      assert.match(facts.stdout, /"reason":"the register says so"/)
      assert.doesNotMatch(facts.stdout, /"Oleg Orlov"/)
      const outline = await dateline(['outline', '--format', 'jsonl', 'dumps'], {cwd})
      assert.match(outline.stdout, /Maria Sokolskaya/)
      assert.doesNotMatch(outline.stdout, /"Oleg Orlov"/)
    }))

  it('is not asked about a file that is named by itself', async () =>
    inFolder(files, async (cwd) => {
      const {stdout} = await dateline(['facts', 'dumps/a.txt'], {cwd})
      assert.match(stdout, /"person":"Maria Petrova"/)
    }))
})

import {strict as assert} from 'node:assert'
import {printJson, type JsonFormat} from '../../server/src/cli/json.js'

describe('JSON', () => {
  const values = [
    {a: 1, long: Array.from({length: 2_500}, (_, at) => ({at, text: 'x\u202e\n'})), none: null, short: [1, 2]},
    {},
    'text',
    {list: []},
  ]

  it('is one value a line, however long its lists are', () => {
    const lines = printed('jsonl').split('\n')
    assert.equal(lines.pop(), '')
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      values,
    )
    assert.equal(lines[0], JSON.stringify(values[0]).replaceAll('\u202e', '\\u202E'))
  })

  it('is one array', () => assert.deepEqual(JSON.parse(printed('json')), values))

  it('is an empty array where there is nothing', () => assert.equal(printed('json', []), '[]\n'))

  function printed(format: JsonFormat, printedValues: readonly unknown[] = values): string {
    let text = ''
    const write = (part: string | Uint8Array): void => void (text += Buffer.from(part).toString('utf8'))
    printJson({write, flush: () => undefined, closed: () => false}, format, printedValues)
    return text
  }
})

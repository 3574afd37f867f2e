import {strict as assert} from 'node:assert'
import {dateline, inFolder} from './dateline.js'

const dump =
  '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'

describe('options that would be passed over without a word', () => {
  const refused: readonly (readonly [args: string, says: RegExp])[] = [
    ['officials --format graphml --table posts a.txt', /--table needs --format csv, json or jsonl, found graphml\./],
    ['officials --format ftm --table officials a.txt', /--table needs --format csv, json or jsonl, found ftm\./],
    ['officials --table posts a.txt', /--table needs --format csv, json or jsonl, found text\./],
    ['officials --bom a.txt', /--bom needs --format csv, found text\./],
    ['export --bom --format markdown a.txt', /--bom needs --format csv, found markdown\./],
    ['duplicates --silenced --format sarif a.txt', /--silenced needs --format text, json or jsonl, found sarif\./],
    ['merge --format json a.txt', /--format needs --dropped, which is not given\./],
    ['merge --write a.txt', /--write needs --output, which is not given\./],
    ['merge --by day a.txt', /--by needs --output, which is not given\./],
    ['merge --force -o b.txt a.txt', /--force needs --write, which is not given\./],
    ['merge -o - a.txt', /--output needs the name of a file, found -; without it the text is printed\./],
    ['split --force a.txt', /--force needs --write, which is not given\./],
    ['convert --write -', /standard input cannot be written to; without --write its text is printed\./],
  ]
  for (const [args, says] of refused) {
    it(`are refused: ${args}`, () =>
      inFolder({'a.txt': dump}, async (cwd) => {
        const run = await dateline(args.split(' '), {cwd, input: dump})
        assert.deepEqual([run.status, run.stdout], [1, ''])
        assert.match(run.stderr, says)
        assert.match(run.stderr, /^dateline: [^\n]*\.\n$/)
      }))
  }
  it('are taken with what they need', () =>
    inFolder({'a.txt': dump}, async (cwd) => {
      for (const args of [
        'officials --format csv --table posts --bom a.txt',
        'officials --format jsonl --table mentions a.txt',
        'export --bom a.txt',
        'duplicates --silenced --format json a.txt',
        'merge --dropped --format json a.txt',
      ]) {
        const run = await dateline(args.split(' '), {cwd})
        assert.deepEqual([run.status, run.stderr], [0, ''], args)
      }
    }))
})

describe('a folder without a dump', () => {
  for (const command of ['normalize', 'convert', 'split', 'export'])
    it(`is told by ${command}`, () =>
      inFolder({'in/notes.txt': 'Milk, bread\n'}, async (cwd) => {
        const run = await dateline([command, 'in'], {cwd})
        assert.equal(run.status, 0)
        assert.equal(
          run.stderr,
          'dateline: in: no dump by its marks is in it. A file is taken for one where it is named.\n',
        )
        const named = await dateline([command, 'in/notes.txt'], {cwd})
        assert.deepEqual([named.status, named.stderr], [0, ''])
      }))
})

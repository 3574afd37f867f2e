import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {objects, program, root} from './dateline.js'
import {labelledTexts} from '../labelled-texts.js'

const schema = JSON.parse(readFileSync(join(root, 'docs', 'facts.schema.json'), 'utf8')) as object
const validate = new Ajv2020({allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false}).compile(
  schema,
)

describe('the promise of dateline facts', () => {
  it('holds for every example', () => assert.ok(kept(['examples']).some((facts) => facts.duplicates.length > 0)))

  it('holds for an empty text', () => kept(['-'], ''))

  it('holds for a file that is not there', () => {
    const [facts] = kept(['nosuch.txt'], '', 1)
    assert.equal(facts?.problems[0]?.code, 'unreadable')
    assert.equal(facts.encoding, null)
  })

  it('is closed: an object with one property more breaks it', () => {
    const [facts] = kept(['examples/notes.txt'])
    assert.ok(facts)
    assert.equal(validate({...facts, extra: true}), false)
    assert.equal(validate({...facts, attachments: [{line: 1, name: 'a.docx', extra: true}]}), false)
  })

  it('ties `from` to recovered dates', () => {
    const evidence = {line: 1, column: 1, text: '16.02.2024'}
    const published = {date: '2024-02-16', evidence, certainty: 'stated'}
    assert.ok(validate(withItem(published)), said())
    // A date line can say of itself that its day was recovered.
    assert.ok(validate(withItem({...published, certainty: 'recovered'})), said())
    assert.ok(validate(withItem({...published, certainty: 'recovered', from: {file: 'a.txt', line: 1}})), said())
    assert.equal(validate(withItem({...published, from: {file: 'a.txt', line: 1}})), false)
  })

  const labelled = labelledTexts()
  if (labelled !== undefined) it('holds for the labelled texts', () => kept([join(labelled.gold, 'text')]))
})

/** Run `facts`, hold every line to the schema and give the objects. */
function kept(paths: readonly string[], input = '', status = 0): ReturnType<typeof objects> {
  const run = program(['facts', '--format', 'jsonl', ...paths], {input})
  assert.equal(run.status, status, run.stderr)
  const all = objects(run.stdout)
  assert.ok(all.length > 0)
  for (const facts of all) assert.ok(validate(facts), `${facts.file}: ${said()}`)
  return all
}

function said(): string {
  return JSON.stringify(validate.errors, null, 1)
}

function withItem(published: object): object {
  const item = {kind: 'item', line: 1, endLine: 3, title: null, date: '2024-02-16', published, event: null}
  return {
    schema: 1,
    file: 'a.txt',
    dump: true,
    source: null,
    retrieved: null,
    items: [item],
    mentions: [],
    duplicates: [],
    boilerplate: [],
    attachments: [],
    encoding: 'utf-8',
    problems: [],
  }
}

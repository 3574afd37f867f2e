import assert from 'node:assert/strict'
import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {root} from './facts.js'
import {generate, writeSet} from './generate.js'
import {readLabelledSet} from './labelled-set.js'
import {flat} from './outcome.js'

const folder = join(root, 'test', 'labelled')

describe('the labelled set', () => {
  it('is what its marked sources give', () => {
    if (process.env['UPDATE'] === '1') writeSet(folder)
    const dumps = generate(folder)
    assert.deepEqual(
      readdirSync(join(folder, 'text')).sort(),
      dumps.map(({name}) => name),
    )
    for (const {id, name, text, labels} of dumps) {
      assert.equal(readFileSync(join(folder, 'text', name), 'utf8'), text, `text/${name} differs; UPDATE=1 rewrites it`)
      assert.equal(
        readFileSync(join(folder, 'labels', `${id}.json`), 'utf8'),
        labels,
        `labels/${id}.json differs; UPDATE=1 rewrites it`,
      )
    }
  })

  it('has at least sixty dumps, of which a fifth is of other organizations and a fifth Russian', () => {
    const dumps = readLabelledSet(folder)
    const sites = ['nato', 'un', 'osce', 'sco', 'cis', 'eaeu']
    const others = dumps.filter(
      ({id, labels}) => /^1\d\d$/u.test(id) || (labels.phenomena ?? []).some((tag) => sites.includes(tag)),
    ).length
    const russian = dumps.filter(({labels}) => labels.lang === 'ru').length
    assert.ok(dumps.length >= 60)
    const least = dumps.length * 0.18
    assert.ok(others >= least && russian >= least, `${others} and ${russian} of ${dumps.length}`)
  })

  it('shows every phenomenon of phenomena.txt in both halves, and no other', () => {
    const known = readFileSync(join(folder, 'marked', 'phenomena.txt'), 'utf8')
      .split('\n')
      .filter((row) => row !== '' && !row.startsWith('#'))
      .map((row) => row.split(' ')[0] ?? '')
    for (const half of ['write', 'proof']) {
      const shown = readLabelledSet(folder)
        .filter((dump) => dump.half === half)
        .flatMap(({labels}) => labels.phenomena ?? [])
      assert.deepEqual([...new Set(shown)].sort(), [...known].sort(), `the ${half} half`)
    }
  })

  it('names people and dates where the text has them', () => {
    for (const {id, text, labels} of readLabelledSet(folder)) {
      const lines = text.split(/\r\n|\r|\n/u)
      for (const {line, endLine, col, surface} of labels.mentions) {
        const stretch = flat(
          lines
            .slice(line - 1, endLine ?? line)
            .join('\n')
            .slice(col - 1),
        )
        assert.ok(
          stretch.startsWith(surface),
          `${id}:${line}:${col} expected "${surface}", found "${stretch.slice(0, 40)}"`,
        )
      }
      for (const [at, {line, dateEvidence, bodyLine}] of labels.items.entries()) {
        const block = flat(lines.slice(line - 1, (labels.items[at + 1]?.line ?? lines.length + 1) - 1).join('\n'))
        assert.ok(dateEvidence === null || block.includes(dateEvidence), `${id}:${line} has no "${dateEvidence ?? ''}"`)
        assert.ok(
          bodyLine === undefined || flat(lines[bodyLine - 1] ?? '') !== '',
          `${id}:${line} has no text at line ${bodyLine ?? 0}`,
        )
      }
    }
  })
})

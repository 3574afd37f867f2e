import assert from 'node:assert/strict'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {factsByCommandLine, nothingFound, root} from './facts.js'
import {readLabelledSet, type Half} from './labelled-set.js'
import {compare} from './outcome.js'
import {score} from './score.js'

/** Least figures by language and half: shares from 0 to 1, but `wrongStated`, a count that may not grow. */
type Floor = Readonly<Record<string, Readonly<Record<string, number>>>>

const floorFile = join(root, 'test', 'eval', 'floor.json')

describe('recognition on the labelled set', function () {
  this.timeout(60_000)

  it('is no worse than the figures of floor.json', () => {
    const measured = measure()
    if (process.env['UPDATE'] === '1') writeFileSync(floorFile, `${JSON.stringify(raised(measured), null, 2)}\n`)
    assert.ok(
      existsSync(floorFile),
      'test/eval/floor.json: expected the least figures, found no file; UPDATE=1 writes it',
    )
    const floor = JSON.parse(readFileSync(floorFile, 'utf8')) as Floor
    const worse: string[] = []
    for (const [group, figures] of Object.entries(floor)) {
      for (const [name, least] of Object.entries(figures)) {
        const value = measured[group]?.[name] ?? -1
        const fell = name === 'wrongStated' ? value > least : value < least
        if (fell) worse.push(`${group}, ${name}: ${least} before, ${value} now`)
      }
    }
    assert.deepEqual(worse, [], 'npm run eval -- --set own --half write --misses shows what is missed')
  })
})

/** The better of the old floor and the new figures: rewriting other fixtures must not lower it unseen. */
function raised(measured: Floor): Floor {
  if (!existsSync(floorFile)) return measured
  const floor = JSON.parse(readFileSync(floorFile, 'utf8')) as Floor
  const groups: Record<string, Record<string, number>> = {}
  for (const [group, figures] of Object.entries(measured)) {
    groups[group] = {}
    for (const [name, value] of Object.entries(figures)) {
      const before = floor[group]?.[name] ?? value
      groups[group][name] = name === 'wrongStated' ? Math.min(before, value) : Math.max(before, value)
    }
  }
  return groups
}

function measure(): Floor {
  const dumps = readLabelledSet(join(root, 'test', 'labelled'))
  // The fresh dumps are read on their own: the persons of other dumps shall neither help nor hurt them, nor they those.
  const found = new Map(
    [['write', 'proof'], ['fresh'], ['newest']].flatMap((halves) => [
      ...factsByCommandLine(dumps.filter(({half}) => halves.includes(half)).map(({path}) => path)),
    ]),
  )
  const groups: Record<string, Record<string, number>> = {}
  for (const lang of ['en', 'ru']) {
    for (const half of ['write', 'proof', 'fresh', 'newest'] satisfies Half[]) {
      const outcomes = dumps
        .filter((dump) => dump.labels.lang === lang && dump.half === half)
        .map((dump) => compare(dump, found.get(basename(dump.path)) ?? nothingFound))
      const scores = score(outcomes)
      groups[`${lang} ${half}`] = {
        items: down(scores.items.f1),
        dates: down(scores.dates.f1),
        spans: down(scores.spans.f1),
        titles: down(scores.titles.f1),
        persons: down(scores.persons.f1),
        personsPrecision: down(scores.persons.precision),
        boilerplate: down(scores.boilerplate.f1),
        traps: down(scores.traps.right / scores.traps.asked),
        wrongStated: scores.wrongStated,
      }
    }
  }
  return groups
}

/** Rounded down to four places, so that the written figure is never above the measured one. */
function down(share: number): number {
  return Math.floor(share * 10_000) / 10_000
}

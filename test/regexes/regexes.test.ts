import assert from 'node:assert/strict'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {checkSync} from 'recheck'
import {collectRegexes, type OurRegex} from './collect.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Where an expression may be made of a string, and why that is safe. */
const allowed: Readonly<Record<string, string>> = {
  'server/src/core/in-any-case.ts': 'every sign is escaped',
  'test/cli/duplicates.test.ts': 'the patterns are those of package.json',
  'test/grammar/word-pattern.test.ts': 'the pattern is that of language-configuration.json, which is collected',
}

/** Proofs of expressions that were found linear before, by this version of recheck: an unchanged one is not proved again. */
const proofs = join(root, 'out', '.linear-regexes.json')

/** Milliseconds for one proof. Most take one; what takes seconds had better be written more simply. */
const patience = 120_000

describe('every regular expression of ours', function () {
  this.timeout(1_200_000)
  const {regexes, dynamic} = collectRegexes(root)

  it('is written down, and none is made of what somebody else wrote', () => {
    const files = new Set(dynamic.map((place) => place.replace(/:\d+$/, '')))
    assert.deepEqual([...files].sort(), Object.keys(allowed).sort(), dynamic.join(', '))
  })
  it('is found where expressions stand', () => {
    const places = regexes.flatMap((regex) => regex.places)
    for (const file of ['server/src/core/rules/date.ts', 'scripts/build.mjs', 'language-configuration.json'])
      assert.ok(
        places.some((place) => place.startsWith(file)),
        file,
      )
  })
  it('takes linear time, says recheck', () => {
    // The part of recheck that is written in JavaScript: the same answer on every machine.
    process.env['RECHECK_SYNC_BACKEND'] = 'pure'
    assert.equal(checkSync('^(a|a)*$', '').status, 'vulnerable')
    assert.equal(checkSync('\\s+$', '').status, 'vulnerable')
    const proved = knownProofs()
    const wrong: string[] = []
    for (const regex of regexes) {
      const key = `/${regex.source}/${regex.flags}`
      if (proved.has(key)) continue
      const verdict = verdictOn(regex)
      if (verdict === 'linear') proved.add(key)
      else wrong.push(`${regex.places.join(', ')}: ${key} is ${verdict}`)
    }
    keepProofs(proved)
    assert.deepEqual(wrong, [])
  })
})

/** `linear`, or what it is instead. */
function verdictOn({source, flags}: OurRegex): string {
  const found = checkSync(source, flags, {timeout: patience})
  switch (found.status) {
    case 'safe':
      return 'linear'
    case 'vulnerable':
      return `${found.complexity.summary}, on ${found.attack.pattern.slice(0, 200)}`
    case 'unknown':
      return `not decided: ${found.error.kind}`
  }
}

/** The version that proved them stands first. */
function knownProofs(): Set<string> {
  try {
    const [version, ...keys] = JSON.parse(readFileSync(proofs, 'utf8')) as string[]
    return new Set(version === versionOfRecheck() ? keys : [])
  } catch {
    return new Set()
  }
}

function keepProofs(proved: ReadonlySet<string>): void {
  mkdirSync(dirname(proofs), {recursive: true})
  writeFileSync(proofs, JSON.stringify([versionOfRecheck(), ...proved]))
}

function versionOfRecheck(): string {
  const {version} = JSON.parse(readFileSync(join(root, 'node_modules', 'recheck', 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

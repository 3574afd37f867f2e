import assert from 'node:assert/strict'
import {nearestName} from '../../server/src/core/nearest-name.js'

describe('the name that somebody may have meant', () => {
  const known = ['normalize.titles', 'normalize.dashes', 'problems.off', 'problems.limit']
  const meant: readonly (readonly [name: string, nearest: string | undefined])[] = [
    ['normalise.titles', 'normalize.titles'],
    ['normalize.title', 'normalize.titles'],
    ['normalize.TITLES', 'normalize.titles'],
    ['normalize.titlse', 'normalize.titles'],
    ['normalize.dates', 'normalize.dashes'],
    ['problem.of', 'problems.off'],
    ['problems', undefined],
    ['', undefined],
  ]
  for (const [name, nearest] of meant)
    it(`is ${nearest ?? 'none'} for "${name}"`, () => assert.equal(nearestName(name, known), nearest))
})

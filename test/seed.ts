import process from 'node:process'

/**
 * The seed of the random tests: the same in every run of `npm test`, so that a run says something of the change and not
 * of its luck; a new one each round of `npm run soak`. Named in the titles of the tests that use it.
 */
export const seed = Number(process.env['DATELINE_SEED'] ?? 1)

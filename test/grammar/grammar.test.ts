import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {dateLineCases} from './date-lines.js'
import {fromRoot, loadTokenizer, type Tokenize} from './tokenize.js'

describe('grammar', () => {
  let tokenize: Tokenize

  before(async () => {
    tokenize = await loadTokenizer()
  })

  describe('date lines', () => {
    for (const {line, dateLine, shows} of dateLineCases) {
      it(`${dateLine ? 'takes' : 'leaves'} ${shows}: ${JSON.stringify(line)}`, () => {
        const found = tokenize(line).some(({scopes}) => scopes.includes('meta.date-line.bulletin'))
        assert.equal(found, dateLine)
      })
    }

    it('marks the date of every date line as a date inside a sentence too', () => {
      for (const {line, dateLine} of dateLineCases) {
        const date = dateLine ? dateIn(line) : undefined
        // Months in small letters are dates on a line of their own only: "may" is a word.
        if (date === undefined || /\p{N}\s\p{Ll}{4}\s/u.test(date)) continue
        const sentence = `In ${date} the Council met, and the meeting was a long one.`
        assert.ok(
          tokenize(sentence).some(({scopes}) => scopes.includes('constant.numeric.date.bulletin')),
          sentence,
        )
      }
    })

    function dateIn(line: string): string | undefined {
      const span = tokenize(line).find(({scopes}) => scopes.includes('constant.numeric.date.bulletin'))
      return span === undefined ? undefined : line.slice(span.start, span.end)
    }
  })

  describe('marked lines', () => {
    for (const {source, number, claims} of marked('test/grammar/marked.txt')) {
      it(`line ${String(number)}: ${source.slice(0, 60)}`, () => {
        const spans = tokenize(source)
        for (const {from, to, scopes} of claims) {
          for (let column = from; column < to; column++) {
            const found = (spans.find(({start, end}) => start <= column && column < end)?.scopes ?? []).slice(1)
            assert.deepEqual(found.map(withoutLanguage), scopes, `column ${String(column + 1)} of ${source}`)
          }
        }
      })
    }
  })

  describe('limits', () => {
    it('takes time in proportion to the length of a line, whatever the line repeats', () => {
      // Each unit is what some rule begins to match and cannot finish.
      const openings = ['', '10 June', 'CSTO Press Secretary', 'A title of many words: “']
      const units = [
        'a',
        'A',
        ' ',
        '\u00a0',
        '1.',
        '16.02.',
        'May ',
        '* ',
        'a.',
        'a-b_',
        '+7',
        'a@',
        'of ',
        '– ',
        'a, ',
      ]
      for (const opening of openings) {
        for (const unit of units) {
          const short = `${opening}${unit.repeat(1_500 / unit.length)}!`
          const long = `${opening}${unit.repeat(12_000 / unit.length)}!`
          // Below two milliseconds the clock says little.
          const limit = 24 * Math.max(leastTime(short, 0), 2)
          const time = leastTime(long, limit)
          assert.ok(
            time < limit,
            `${JSON.stringify([opening, unit])}: ${time.toFixed(1)} ms, at most ${limit.toFixed(1)}`,
          )
        }
      }
    })

    it('leaves no image, rule or comment in ordinary prose', () => {
      const prose = 'We leave on a Friday, take the bus at 7:40 (the small one), and pay 12.5 for the ticket_a.'
      assert.deepEqual(
        tokenize(prose).flatMap(({scopes}) => scopes.slice(1)),
        [],
      )
    })

    /** The best of three runs, and of ten while it is over a limit: the machine is noisy, and no noise makes it fast. */
    function leastTime(line: string, limit: number): number {
      let least = Infinity
      for (let run = 0; run < 3 || (run < 10 && least > limit && limit > 0); run++) {
        const start = performance.now()
        tokenize(line)
        least = Math.min(least, performance.now() - start)
      }
      return least
    }
  })
})

interface Claim {
  readonly from: number
  readonly to: number
  readonly scopes: readonly string[]
}

interface MarkedLine {
  readonly source: string
  readonly number: number
  readonly claims: readonly Claim[]
}

/**
 * Read lines marked with carets. A line behind `>` is text; below it stand lines of carets, each followed by the scopes
 * of the text above them, outermost first, without the root and without `.bulletin`; `plain` stands for no scope. `␣`
 * is a no-break space and `→` a tab. Lines that begin otherwise are comments.
 */
function marked(path: string): MarkedLine[] {
  const lines: {source: string; number: number; claims: Claim[]}[] = []
  for (const [at, line] of readFileSync(fromRoot(path), 'utf8').split('\n').entries()) {
    if (line.startsWith('>')) {
      lines.push({source: line.slice(1).replaceAll('␣', '\u00a0').replaceAll('→', '\t'), number: at + 1, claims: []})
      continue
    }
    const carets = /^ +(?<carets>\^+) (?<scopes>\S.*)$/u.exec(line)
    if (carets?.groups === undefined) continue
    const {carets: run = '', scopes = ''} = carets.groups
    const from = line.indexOf('^') - 1
    const claim = {from, to: from + run.length, scopes: scopes === 'plain' ? [] : scopes.split(' ')}
    lines.at(-1)?.claims.push(claim)
  }
  return lines
}

function withoutLanguage(scope: string): string {
  return scope.replace(/\.bulletin$/u, '')
}

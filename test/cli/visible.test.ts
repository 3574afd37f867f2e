import {strict as assert} from 'node:assert'
import fc from 'fast-check'
import {jsonText, visible, visibleLines} from '../../server/src/cli/visible.js'

/** Signs that drive a terminal, turn the direction of writing or show nothing, and a few that do none of it. */
const signs = fc.constantFrom(
  ...Array.from(
    '\u0000\u0007\b\t\n\v\f\r\u001b\u007f\u0085\u009b\u009d\u00ad\u061c\u200b\u200d\u200e\u200f\u2028\u2029',
  ),
  ...Array.from('\u202a\u202e\u2066\u2069\ufeff\ufe0f\ud83d\u{e0041}\u{1f600}aЯ“–… []0;52'),
)
const texts = fc.oneof(fc.string({unit: signs}), fc.string({unit: 'binary'}))

describe('text for a terminal', () => {
  it('has nothing left in it that the reader does not see', () => {
    const seen = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u
    fc.assert(
      fc.property(texts, (text) => {
        assert.match(visible(text), seen)
        assert.match(visibleLines(text).replace(/[\n\t]/g, ''), seen)
        assert.match(jsonText({[text]: [text]}), seen)
      }),
    )
  })

  it('is the text itself where all of it can be seen', () => {
    const text = 'Сессия “в Минске” – 16.02.2024… 😀 \\n'
    assert.equal(visible(text), text)
    assert.equal(visibleLines(`${text}\n\t`), `${text}\n\t`)
  })

  it('shows what it was', () =>
    assert.equal(visible('\u001b[2J\u202egone\n\u{e0041}\ud83d'), '\\u001B[2J\\u202Egone\\n\\u{E0041}\\uD83D'))

  it('reads back from JSON as it was', () =>
    fc.assert(fc.property(texts, (text) => assert.deepEqual(JSON.parse(jsonText({text})), {text}))))
})

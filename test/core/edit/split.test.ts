import assert from 'node:assert/strict'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {mergeInput} from '../../../server/src/core/edit/merge-units.js'
import {merge} from '../../../server/src/core/edit/merge.js'
import {splitNames} from '../../../server/src/core/edit/split-names.js'
import {split, type SplitFile} from '../../../server/src/core/edit/split.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {onlyFile} from '../merges.js'

const reader = dumpReader(defaultLexicon())

const osh = 'On 16 May 2024, the Secretary General opened a round table on border security in Osh.'
const courses = 'On 14 May 2024, experts of five states agreed on a common list of training courses.'
const undated = 'Staff of the Secretariat planted forty apple trees in front of the new archive building.'
const second = 'The courses begin in autumn and are open to officers of every member state.'
const yearless = 'On 13 May, the Secretary General received the Ambassador of a state that borders on three members.'
const page = `Five states agree\nFive states agree 18.05.2024\n\nThey spoke for open borders.\n\nGo back\nBack to the section\n`

function parts(text: string, format: 'plain' | 'markdown' = 'plain'): readonly SplitFile[] {
  return split(reader.recognize(text, format), reader, {format, ending: '.txt'})
}

function mergedText(texts: readonly string[]): string {
  const inputs = texts.map((text, at) => {
    const found = reader.recognize(text, 'plain')
    return mergeInput(String(at), found, reader.facts(found), reader.lexicon)
  })
  return onlyFile(merge(inputs, reader)).text
}

/** The dump splits into files of these names, and they merge to what it merges to. */
function check(text: string, ...names: readonly string[]): readonly SplitFile[] {
  const files = parts(text)
  assert.deepEqual(
    files.map(({name}) => name),
    names,
  )
  assert.equal(mergedText(files.map((file) => file.text)), mergedText([text]))
  assert.equal(files.map((file) => file.text.replace(/\s+/g, '')).join(''), text.replace(/\s+/g, ''))
  return files
}

describe('splitting', () => {
  it('makes a file for each item and article, the footer with the article', () => {
    const files = check(
      `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n\n\n${page}`,
      '2024-05-17-on-16-may-2024-the-secretary-general-opened-a-round-table-on.txt',
      '2024-05-15-on-14-may-2024-experts-of-five-states-agreed-on-a-common.txt',
      '2024-05-18-five-states-agree.txt',
    )
    assert.equal(files[0]?.text, `17.05.2024\n\n${osh}\n`)
    assert.equal(files[2]?.text, page)
    assert.deepEqual([files[1]?.line, files[1]?.endLine], [6, 8])
  })
  it('leaves an item without a day with the one below it, whose place tells when it was', () => {
    const files = check(
      `17.05.2024\n\n${osh}\n\n\n${undated}\n\n\n15.05.2024\n\n${courses}\n`,
      '2024-05-17-on-16-may-2024-the-secretary-general-opened-a-round-table-on.txt',
      '2024-05-15-staff-of-the-secretariat-planted-forty-apple-trees-in-front.txt',
    )
    assert.equal(files[1]?.units, 2)
  })
  it('makes a file for each item of a strip without dates', () =>
    void check(
      `${osh}\n\n\n${courses}\n\n${second}\n\n\n${page}`,
      '2024-05-16-on-16-may-2024-the-secretary-general-opened-a-round-table-on.txt',
      '2024-05-14-on-14-may-2024-experts-of-five-states-agreed-on-a-common.txt',
      '2024-05-18-five-states-agree.txt',
    ))
  it('leaves an item whose year only its neighbor tells with that neighbor', () => {
    const files = check(
      `${osh}\n\n\n${courses}\n\n\n${yearless}\n\n\n${page}`,
      '2024-05-16-on-16-may-2024-the-secretary-general-opened-a-round-table-on.txt',
      '2024-05-14-on-14-may-2024-experts-of-five-states-agreed-on-a-common.txt',
      '2024-05-18-five-states-agree.txt',
    )
    assert.deepEqual(
      files.map(({units}) => units),
      [1, 2, 1],
    )
  })
  it('gives each file the lines as they stand', () => {
    const [first] = check(
      `17.05.2024\r\n  ${osh}\r\n15.05.2024\r\n  ${courses}`,
      '2024-05-17-on-16-may-2024-the-secretary-general-opened-a-round-table-on.txt',
      '2024-05-15-on-14-may-2024-experts-of-five-states-agreed-on-a-common.txt',
    )
    assert.equal(first?.text, `17.05.2024\r\n  ${osh}\r\n`)
  })
  it('makes one file of a dump that is only boilerplate', () => void check('Go back\n', 'undated-go-back.txt'))
  it('makes nothing of blanks', () => assert.deepEqual(parts(' \n\n'), []))
})

describe('names of split files', () => {
  const named = (...heads: readonly string[]): readonly string[] =>
    splitNames(
      heads.map((head) => ({day: null, head})),
      '.txt',
    )

  it('have nothing in them that a system could take amiss', () => {
    const hostile = ['-rf /', '../../etc/passwd', 'CON', 'a\nb"\'', '\u202egnp.exe', '.hidden', 'NUL.txt', '']
    for (const name of named(...hostile)) assert.match(name, /^undated(?:-[a-z0-9-]*[a-z0-9])?\.txt$/)
  })
  it('differ by a number where the words are alike', () =>
    assert.deepEqual(named('Same', 'same', 'SAME!', 'Same 2'), [
      'undated-same.txt',
      'undated-same-2.txt',
      'undated-same-3.txt',
      'undated-same-2-2.txt',
    ]))
  it('are Latin whatever the letters of the words', () =>
    assert.deepEqual(named('Встреча в Ереване', '北京 2022'), ['undated-vstrecha-v-erevane.txt', 'undated-2022.txt']))
  it('are short enough for every file system', () => {
    for (const name of named('x'.repeat(300), 'щ'.repeat(300))) assert.ok(Buffer.byteLength(name) <= 100, name)
  })
})

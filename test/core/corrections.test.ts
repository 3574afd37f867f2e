import {strict as assert} from 'node:assert'
import {
  byBlock,
  changedBlocks,
  hashOfText,
  hashText,
  noCorrections,
  type Correction,
  type Corrections,
} from '../../server/src/core/corrections/corrections.js'
import {datedBlock, unitsOf} from '../../server/src/core/corrections/blocks.js'
import type {DumpReader, Format} from '../../server/src/core/dump-reader.js'
import type {FileFacts} from '../../server/src/core/facts.js'
import {treeOf, type Recognized} from '../../server/src/core/recognize.js'
import {readTeam, type ReadTeam} from '../../server/src/core/team/team.js'
import {anyDump, generateText, sequence} from '../bench/generate.js'
import {seed} from '../seed.js'
import {reader} from './reading.js'

const first = 'The Permanent Council approved the plan of joint training for the whole of the next year.'
const second = 'The observers came to the capital on 3 June and looked at the work of the stations all day.'
const third = 'The staff met in the capital for a talk about the autumn and the plans that come with it.'
const strip = ['16.02.2024', first, '15.02.2024', second, '14.02.2024', third, ''].join('\n\n')

/** Corrections of blocks by their words. */
function saying(
  ...said: readonly (readonly [words: string, says: Omit<Correction, 'block' | 'words'>])[]
): Corrections {
  return byBlock(said.map(([words, says]) => ({block: hashOfWords(words), words, ...says})))
}

function hashOfWords(words: string): Correction['block'] {
  const [entry] = reader.recognize(words, 'plain').entries
  assert.ok(entry)
  return entry.facts.copy
}

function factsBy(corrections: Corrections, text: string, format: Format = 'plain'): FileFacts {
  const own = reader.correctedBy(corrections)
  return own.facts(own.recognize(text, format))
}

/** Days and heads of the items: `2024-02-16 The Permanent`. */
function items({units}: FileFacts): readonly string[] {
  return units.map(
    ({published, event, head}) => `${(published ?? event)?.date ?? '-'} ${head.split(' ').slice(1, 2).join()}`,
  )
}

describe('corrections', () => {
  it('of a day hold for the item of the block, in any file and in Markdown', () => {
    const said = saying([first, {published: {date: '2023-12-31'}}])
    assert.deepEqual(items(factsBy(said, strip)), ['2023-12-31 Permanent', '2024-02-15 observers', '2024-02-14 staff'])
    assert.deepEqual(
      items(factsBy(said, `**16.02.2024**\n\n**${first.slice(0, 3)}**${first.slice(3)}\n`, 'markdown')),
      ['2023-12-31 Permanent'],
    )
    assert.deepEqual(items(factsBy(said, `01.01.2024\n\n  ${first.replaceAll(' ', '\u00a0 ')}\n`)), [
      '2023-12-31 Permanent',
    ])
    assert.deepEqual(items(factsBy(said, strip.replace('approved', 'Approved')))[0], '2024-02-16 Permanent')
  })

  it('carry their own evidence', () => {
    const [unit] = factsBy(saying([first, {published: {date: '2023-12-31'}}]), strip).units
    assert.deepEqual(unit?.published, {
      date: '2023-12-31',
      evidence: {line: 3, column: 1, text: 'corrected by the team'},
      certainty: 'corrected',
    })
  })

  it('settle the year of a day without one, in the item and beside it', () => {
    const undated = `16.02.2024\n\n${first}\n\n\n${second}\n\n\n14.02.2024\n\n${third}\n`
    assert.deepEqual(items(factsBy(noCorrections, undated))[1], '2024-06-03 observers')
    assert.equal(
      factsBy(saying([second, {published: {date: '2019-06-04'}}]), undated).units[1]?.event?.date,
      '2019-06-03',
    )
    assert.equal(
      factsBy(saying([first, {published: {date: '2018-06-04'}}]), undated).units[1]?.event?.date,
      '2018-06-03',
    )
  })

  it('say that no day is right', () => {
    const [, unit] = factsBy(saying([second, {published: null, event: null}]), strip).units
    assert.deepEqual([unit?.published, unit?.event], [null, null])
  })

  it('take the problem away that a wrong date is', () => {
    const wrong = strip.replace('15.02.2024', '02.03.2024').replace('on 3 June', 'on 3 March')
    const swapped = wrong.replace(
      'The observers came to the capital on 3 March',
      'On 3 February 2024 observers came to it',
    )
    const words = swapped.split('\n\n')[3] ?? ''
    assert.deepEqual(
      factsBy(noCorrections, swapped).problems.map(({code}) => code),
      ['date-disagrees'],
    )
    for (const published of [null, {date: '2024-02-03'}])
      assert.deepEqual(factsBy(saying([words, {published}]), swapped).problems, [])
  })

  it('give an event of several days', () => {
    const [unit] = factsBy(saying([first, {event: {date: '2024-02-14', endDate: '2024-02-15'}}]), strip).units
    assert.equal(unit?.published?.certainty, 'stated')
    assert.deepEqual([unit.event?.date, unit.event?.endDate], ['2024-02-14', '2024-02-15'])
  })

  it('read no day off the date line of an item that goes on the one above', () => {
    const said = saying([second.replace(' on 3 June', ''), {item: 'continues'}])
    const whole = strip.replace(' on 3 June', '')
    const [unit, below] = factsBy(said, whole).units
    assert.deepEqual([unit?.published?.date, unit?.event, unit?.endLine], ['2024-02-16', null, 7])
    assert.deepEqual(
      unit?.parts.map(({kind}) => kind),
      ['dateLine', 'paragraph', 'dateLine', 'paragraph'],
    )
    assert.equal(below?.published?.date, '2024-02-14')
    assert.deepEqual(
      factsBy(said, whole).paragraphs.map(({line}) => line),
      [3, 7, 11],
    )
    // Nor does the item above take that day for its own when it has none.
    const [undated] = factsBy(said, `${first}\n\n\n${whole.slice(whole.indexOf('15.02'))}`).units
    assert.deepEqual([undated?.published, undated?.event, undated?.parts.length], [null, null, 3])
  })

  it('join an item to the one above it, and start one with the date line above it', () => {
    assert.deepEqual(items(factsBy(saying([second, {item: 'continues'}]), strip)), [
      '2024-02-16 Permanent',
      '2024-02-14 staff',
    ])
    const joined = strip.replace(third, `${third}\n\n${first} Again.`)
    assert.equal(factsBy(noCorrections, joined).units.length, 3)
    assert.equal(factsBy(saying([`${first} Again.`, {item: 'starts'}]), joined).units.length, 4)
  })

  it('start items again that were joined, so that one correction can stand on another', () => {
    const said = saying([second, {item: 'continues'}], [third, {item: 'continues'}])
    assert.deepEqual(items(factsBy(said, strip)), ['2024-02-16 Permanent'])
    assert.deepEqual(items(factsBy(saying([first, {item: 'continues'}]), strip)).length, 3)
  })

  it('take an item out of the news: it is no copy of anything', () => {
    const facts = factsBy(saying([second, {item: 'none'}]), strip)
    assert.deepEqual(items(facts), ['2024-02-16 Permanent', '2024-02-14 staff'])
    assert.equal(facts.paragraphs.length, 2)
  })

  it('say nothing of date lines, footers and the like', () => {
    const said = saying(['16.02.2024', {item: 'none'}], ['Go back', {item: 'starts'}])
    assert.deepEqual(factsBy(said, `${strip}Go back\n`), factsBy(noCorrections, `${strip}Go back\n`))
  })

  it('are told of a file, wherever their blocks stand in it', () => {
    const said = saying([second, {item: 'continues'}], [third, {published: {date: '2020-01-01'}}])
    assert.deepEqual(
      factsBy(said, strip).corrected.map(({line, correction}) => `${line} ${correction.words.slice(4, 9)}`),
      ['7 obser', '11 staff'],
    )
  })

  it('change nothing of what they say nothing of', () => {
    const said = saying(['Words that no dump of the world holds at all, so far as anybody knows.', {item: 'none'}])
    assert.deepEqual(factsBy(said, strip), factsBy(noCorrections, strip))
  })

  it('keep every block in one part, and lose none, whatever they say', () => {
    const random = sequence(seed)
    for (let round = 0; round < 60; round++) {
      const text = round % 2 === 0 ? anyDump(random).slice(0, 4000) : generateText(seed + round, 3000)
      const plain = reader.recognize(text, 'plain')
      const own = reader.correctedBy(anyCorrections(plain, random))
      const found = own.recognize(text, 'plain')
      assert.deepEqual(blocksIn(found), blocksIn(plain), `seed ${seed}, round ${round}`)
      for (const unit of unitsOf(found.pages)) {
        assert.ok(unit.parts.length > 0)
        for (const [at, part] of unit.parts.entries())
          assert.ok(
            at === 0 || part.first > (unit.parts[at - 1]?.last ?? Infinity),
            `in order, seed ${seed}, round ${round}`,
          )
      }
      own.facts(found)
      treeOf(found, {inline: true})
    }
  })

  it(`give after an edit, and after other corrections, what they give from scratch (DATELINE_SEED=${seed})`, () => {
    const random = sequence(seed)
    for (let round = 0; round < 12; round++) {
      let text = generateText(seed + round, 2500)
      let own: DumpReader = reader
      let found: Recognized = own.recognize(text, 'plain')
      own.facts(found)
      for (let step = 0; step < 25; step++) {
        if (random() < 0.3) own = reader.correctedBy(random() < 0.2 ? noCorrections : anyCorrections(found, random))
        else {
          const at = Math.floor(random() * text.length)
          text =
            text.slice(0, at) +
            (['\n', '\n\n', 'x', '16.02.2024\n', ''][Math.floor(random() * 5)] ?? '') +
            text.slice(at + Math.floor(random() * 30))
        }
        const again = own.recognize(text, 'plain', found)
        const fresh = own.recognize(text, 'plain')
        assert.deepEqual(again, fresh, `round ${round}, step ${step}`)
        assert.deepEqual(own.facts(again, found), own.facts(fresh), `facts, round ${round}, step ${step}`)
        found = again
      }
    }
  })

  it('know the item of an article by its text, whatever stands above', () => {
    const page = (title: string): Recognized =>
      reader.recognize(`${title}\n\n16.02.2024\n\n${first}\n\n${second}\n`, 'plain')
    for (const title of ['Plans of the Council for Training', 'Another Title That Is Longer Than Eight Words By Far']) {
      const found = page(title)
      const [unit] = unitsOf(found.pages)
      assert.ok(unit)
      const entry = found.entries[datedBlock(unit, found.entries) ?? -1]
      assert.equal(entry && found.text.slice(entry.block.start, entry.block.end), first)
    }
  })
})

describe('the hash of a block in a file', () => {
  it('is read as it is written', () => {
    for (const words of [first, second, 'a', 'ы'.repeat(5000)]) {
      const hash = hashOfWords(words)
      assert.match(hashText(hash), /^[0-9a-f]{22}$/)
      assert.deepEqual(hashOfText(hashText(hash)), hash)
    }
    for (const wrong of [
      '',
      '0',
      'f'.repeat(22),
      'F'.repeat(22),
      '0'.repeat(23),
      '0x00000000000000000000',
      '__proto__',
    ])
      assert.equal(hashOfText(wrong), undefined, wrong)
  })
})

describe('the section of corrections', () => {
  const read = (corrections: unknown): ReadTeam => readTeam({corrections}, () => '')
  const block = hashText({key: 12345, check: 678})

  it('gives what is good, and a sentence for what is not', () => {
    const {team, problems} = read([
      {block, words: 'x'.repeat(5000), published: 'none', item: 'sometimes'},
      {block, event: '2024-02-16'},
      {block: hashText({key: 1, check: 1}), event: '2024-02-30'},
      {block: hashText({key: 2, check: 1}), event: '2024-02-16/2024-02-10'},
      {block: hashText({key: 3, check: 1}), words: 'nothing said'},
      {block: hashText({key: 4, check: 1}), event: '2024-02-29/2024-03-01', constructor: 1},
      null,
    ])
    assert.deepEqual(
      [...team.corrections.values()].flat().map(({words, published, event}) => [words.length, published, event]),
      [
        [200, null, undefined],
        [0, undefined, {date: '2024-02-29', endDate: '2024-03-01'}],
      ],
    )
    assert.deepEqual(problems.length, 7, problems.join('\n'))
    assert.equal(
      problems[0],
      'corrections[0].item: expected one of starts, continues, none, found "sometimes"; it is ignored.',
    )
    assert.match(
      problems[1] ?? '',
      /^corrections\[1\]: expected one entry a block, found ".*"; the entry is left out, and the first one counts\.$/,
    )
    assert.equal(
      problems[4],
      'corrections[4]: expected at least one of published, event, item, found nothing; the correction is left out.',
    )
  })

  it('never throws, whatever it is read from', () => {
    const circle: unknown[] = []
    circle.push(circle, {block: circle})
    for (const raw of [
      1,
      'x',
      {},
      circle,
      [[]],
      [undefined],
      JSON.parse('{"__proto__": [1]}'),
      JSON.parse('[{"__proto__": {"block": "x"}}]'),
    ])
      assert.ok(read(raw).problems.length > 0)
    for (const raw of [null, undefined, []]) assert.deepEqual(read(raw).problems, [])
  })

  it('tells which blocks differ', () => {
    const one = read([{block, published: 'none'}]).team.corrections
    const other = read([{block, published: '2024-02-16'}]).team.corrections
    const reworded = read([{block, words: 'x', published: 'none'}]).team.corrections
    assert.deepEqual([...changedBlocks(one, other)], [12345])
    assert.deepEqual([...changedBlocks(one, noCorrections)], [12345])
    assert.deepEqual([...changedBlocks(one, reworded)], [])
  })
})

/** Something said of some of the blocks of a dump. */
function anyCorrections({entries}: Recognized, random: () => number): Corrections {
  const list: Correction[] = []
  for (const {facts} of entries) {
    if (random() < 0.6) continue
    const item = (['starts', 'continues', 'none'] as const)[Math.floor(random() * 3)]
    list.push({
      block: facts.copy,
      words: '',
      ...(random() < 0.7 && item ? {item} : {}),
      ...(random() < 0.3 ? {published: random() < 0.5 ? null : {date: '2020-02-02'}} : {}),
      ...(random() < 0.3 ? {event: random() < 0.5 ? null : {date: '2020-02-02', endDate: '2020-02-04'}} : {}),
    })
  }
  return byBlock(list)
}

/** The blocks that the parts of a dump hold, in order. */
function blocksIn({pages}: Recognized): readonly number[] {
  const blocks: number[] = []
  for (const {children} of pages)
    for (const child of children)
      for (const part of 'parts' in child ? child.parts : [child])
        for (let at = part.first; at <= part.last; at++) blocks.push(at)
  return blocks.sort((a, b) => a - b)
}

import {strict as assert} from 'node:assert'
import {legacyCodecs} from '../../server/src/border/legacy/codecs.js'
import {keyOf} from '../../server/src/border/places.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {noOrigin} from '../../server/src/core/origin/origin.js'
import {fileReader} from '../../server/src/border/read.js'
import {formatOf} from '../../server/src/core/dump-reader.js'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import {isDump, type FileFacts} from '../../server/src/core/facts.js'
import {personOf} from '../../server/src/core/people.js'
import {dayOf} from '../../server/src/core/recovered.js'
import {defaultSettings} from '../../server/src/core/settings.js'
import {emptyIndex, factsAt, filesOf, withFiles, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {testsOf, type Folders} from '../../server/src/lsp/folders.js'
import type {Indexer} from '../../server/src/lsp/indexer.js'
import {createSession, type Session} from '../../server/src/lsp/session.js'
import {fileEvents} from '../../server/src/lsp/watch.js'
import {reader} from '../core/reading.js'
import {memoryDisk, type MemoryDisk} from './memory-disk.js'
import {seed} from '../seed.js'

/** Steps of one run; the figure is a promise, so it is not a matter of how fast the machine is. */
const steps = Number(process.env['DATELINE_STEPS'] ?? 100_000)

/** What dumps are put together from: few lines, so that copies, persons and lost dates come about all the time. */
const lines = [
  '',
  '',
  '',
  '16.02.2024',
  '03.06.2019',
  'Go back',
  'Download document: plan.docx',
  'On 15 February, the Permanent Council approved the plan of joint training for the whole year.',
  'On 15 February the Permanent Council approved the plan of joint training for the whole year.',
  'The CSTO Secretary General Imangali Tasmagambetov met the observers of the parliaments in Minsk.',
  'I. Tasmagambetov received the ambassador of the Republic of Armenia for a talk about the year.',
  'Valery Semerikov, the CSTO Deputy Secretary General, spoke on 3 June.',
  'V.Semerikov answered.',
  'The observers came to the capital and looked at the work of the polling stations all day long.',
  '\u00a0',
]

describe('a session under random keys and file events', () => {
  it(`knows after ${steps} steps what it would know from scratch`, function () {
    this.timeout(300_000)
    const random = sequence(seed)
    const disk = memoryDisk()
    const folders: Folders = {
      all: [{key: '/w', name: 'w', copies: [], settings: defaultSettings, tests: testsOf(defaultSettings), reader}],
      outside: {settings: defaultSettings, tests: testsOf(defaultSettings), reader},
    }
    const session = sessionOn(disk, folders)
    const open = new Map<string, {version: number; language: string}>()
    for (let step = 0; step < steps; step++) {
      oneStep(random, session, disk, folders, open)
      // Now and then somebody looks, which takes in what was typed.
      if (random(4) === 0) session.world()
      if (step % 2_500 === 0) compare(session, disk, open, `step ${step}, seed ${seed}`)
    }
    compare(session, disk, open, `the end, seed ${seed}`)
  })
})

const names = ['a.txt', 'b.txt', 'c.md', 'in/a.txt', 'in/b.txt', 'in/deep/a.md', 'd.txt', 'e.txt'].map(
  (name) => `/w/${name}`,
)

function oneStep(
  random: Random,
  session: Session,
  disk: MemoryDisk,
  folders: Folders,
  open: Map<string, {version: number; language: string}>,
): void {
  const key = names[random(names.length)] ?? ''
  const uri = `file://${key}`
  const document = open.get(key)
  const action = random(10)
  if (document && action < 6) {
    const text = session.textOf(key)
    if (!text) throw new Error(`${key} is open and has no text`)
    const line = random(text.lineCount + 1)
    const character = random(3) === 0 ? random(100) : 0
    const end = random(3) === 0 ? {line: line + random(3), character: random(100)} : {line, character}
    const word = random(2) === 0 ? `${lines[random(lines.length)] ?? ''}\n` : ['x', '', ' ', '\n', '\r'][random(5)]
    document.version++
    session.edit({uri, version: document.version}, [{range: {start: {line, character}, end}, text: word ?? ''}])
  } else if (document && action === 6) {
    open.delete(key)
    session.close(uri)
  } else if (!document && action === 6) {
    const language = random(5) === 0 ? 'bulletin' : key.endsWith('.md') ? 'markdown' : 'plaintext'
    open.set(key, {version: 1, language})
    session.open({uri, languageId: language, version: 1, text: anyText(random)})
  } else if (action === 7) {
    const folder = random(2) === 0 ? '/w/in' : '/w/in/deep'
    disk.remove(folder)
    events([[folder, 3]])
  } else if (action === 8) {
    disk.remove(key)
    events([[key, 3]])
  } else {
    disk.write(key, anyText(random))
    events([[key, random(2) === 0 ? 1 : 2]])
  }

  function events(changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): void {
    fileEvents(
      changes.map(([path, type]) => ({uri: `file://${path}`, type})),
      {
        disk,
        indexer: immediate(session),
        world: session.world,
        folders: () => folders,
        besideChanged: () => undefined,
        isRegister: () => false,
        registerChanged: () => undefined,
        settingsChanged: () => undefined,
        rescan: () => undefined,
      },
    )
  }
}

/** An indexer that reads at once. */
function immediate(session: Session): Indexer {
  return {
    addFiles: (keys) =>
      session.take([...keys].map((key) => session.readDisk(key)).filter((reading) => 'key' in reading)),
    addFolder: () => undefined,
    state: () => ({busy: false, scanning: false, done: 0, waiting: 0, failures: []}),
    idle: () => Promise.resolve(),
    stop: () => undefined,
  }
}

function sessionOn(disk: MemoryDisk, folders: Folders): Session {
  const fail = (message: string): never => {
    throw new Error(message)
  }
  return createSession({
    read: fileReader(disk, {loaded: () => legacyCodecs}),
    folders: () => folders,
    log: {error: fail, warn: fail, info: fail, debug: fail},
    originOf: () => noOrigin,
    readLater: () => fail('the encodings are loaded'),
    changed: () => undefined,
  })
}

/** What is asked of both indexes: the files, their copies, days and persons. */
function compare(
  session: Session,
  disk: MemoryDisk,
  open: ReadonlyMap<string, {language: string}>,
  where: string,
): void {
  const {index, dumps} = session.world()
  const truth: [string, FileFacts][] = []
  for (const key of names) {
    const document = open.get(key)
    const text = document ? session.textOf(key)?.getText() : diskText(disk, key)
    if (text === undefined) continue
    const format =
      document?.language === 'bulletin' ? 'plain' : document?.language === 'markdown' ? 'markdown' : formatOf(key)
    const facts = reader.facts(reader.recognize(text, format))
    if (document?.language === 'bulletin' || isDump(facts)) truth.push([key, facts])
  }
  const scratch = withFiles(emptyIndex, truth)
  assert.equal(dumps, truth.length, where)
  assert.deepEqual([...filesOf(index)].map(([key]) => key).sort(), truth.map(([key]) => key).sort(), where)
  for (const [key] of truth) assert.deepEqual(toldOf(index, key), toldOf(scratch, key), `${key} at ${where}`)
}

function toldOf(index: WorkspaceIndex, key: string): unknown {
  const facts = factsAt(index, key)
  return {
    copies: duplicatesIn(index, key),
    days: facts?.units.map((unit, at) => [unit.line, unit.endLine, dayOf(index, key, facts, at)]),
    persons: mentionsIn(facts).map((mention) => [mention.line, mention.column, personOf(index, key, mention)]),
  }
}

function diskText(disk: MemoryDisk, key: string): string | undefined {
  try {
    return Buffer.from(disk.read(keyOf(`file://${key}`), Infinity)).toString('utf8')
  } catch {
    return undefined
  }
}

type Random = (limit: number) => number

/** Whole numbers below a limit, the same for each run with one seed. */
function sequence(start: number): Random {
  let state = (start % 2_147_483_646) + 1
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * limit)
  }
}

function anyText(random: Random): string {
  const end = random(6) === 0 ? '\r\n' : '\n'
  return Array.from({length: random(14)}, () => lines[random(lines.length)] ?? '').join(end) + end
}

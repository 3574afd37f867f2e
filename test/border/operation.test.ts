import {strict as assert} from 'node:assert'
import fs from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {
  finishOperation,
  operationsIn,
  operationSteps,
  sweepOperations,
  undoOperation,
  type FileChange,
  type OperationCalls,
} from '../../server/src/border/operation.js'
import {NotWritten} from '../../server/src/border/write.js'

let folder = ''
let store = ''

/** Old contents by name; null for a file that the operation makes. */
const old = {'a.txt': 'old a', 'sub/b.txt': null, 'c.txt': 'old c'} as const
const fresh = {'a.txt': 'new a', 'sub/b.txt': 'new b', 'c.txt': 'new c'} as const
const names = Object.keys(old) as (keyof typeof old)[]

function setUp(): void {
  for (const name of names) {
    const text = old[name]
    if (text === null) fs.rmSync(join(folder, name), {force: true})
    else fs.writeFileSync(join(folder, name), text)
  }
  fs.rmSync(store, {recursive: true, force: true})
}

function changes(): readonly FileChange[] {
  return names.map((name) => {
    const before = old[name]
    return {
      path: join(folder, name),
      before: before === null ? null : Buffer.from(before),
      after: Buffer.from(fresh[name]),
    }
  })
}

function textOf(name: keyof typeof old): string | null {
  return fs.existsSync(join(folder, name)) ? fs.readFileSync(join(folder, name), 'utf8') : null
}

function holds(contents: Readonly<Record<keyof typeof old, string | null>>, when: string): void {
  for (const name of names) assert.equal(textOf(name), contents[name], `${name} ${when}`)
}

/** Nothing is left beside the files, of what writes leave behind when they end half-way. */
function isClean(when: string): void {
  const left = fs.readdirSync(folder, {recursive: true}).map(String)
  assert.deepEqual(
    left.filter((name) => name.endsWith('.tmp') && !name.startsWith('store')),
    [],
    when,
  )
}

/** The disk, without waiting for it: what is not lost with the power tells nothing here, and takes most of the time. */
const quick: OperationCalls = {...fs, fsyncSync: () => undefined}

function run(calls: OperationCalls = quick): string {
  const steps = operationSteps(store, 'Test', changes(), calls)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

class Killed extends Error {}

/** Run as far as the process lives. Its last call may be one whose failure nobody is told. */
function dies(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
}

/** The disk of a process that ends at call number `last`: that call and all behind it never happen. */
function mortal(last: number, halfway = false): {readonly calls: OperationCalls; readonly count: () => number} {
  let count = 0
  const calls = new Proxy(quick, {
    get(target, name, receiver) {
      const call: unknown = Reflect.get(target, name, receiver)
      if (typeof call !== 'function') return call
      return (...args: readonly unknown[]): unknown => {
        count++
        if (count > last) throw new Killed()
        // A write may be half done when the process ends.
        if (halfway && count === last && name === 'writeSync') {
          const [file, bytes, at, length] = args as [number, Uint8Array, number, number]
          return fs.writeSync(file, bytes, at, Math.ceil(length / 2))
        }
        return Reflect.apply(call, target, args)
      }
    },
  })
  return {calls, count: () => count}
}

describe('an operation on many files', function () {
  this.timeout(60_000)
  before(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'dateline-operation-'))
    store = join(folder, 'store')
  })
  beforeEach(setUp)
  after(() => fs.rmSync(folder, {recursive: true, force: true}))

  it('changes all, and is taken back whole', () => {
    const id = run()
    holds(fresh, 'after')
    assert.deepEqual(
      operationsIn(store).map(({label, state, paths}) => [label, state, paths.length]),
      [['Test', 'done', 3]],
    )
    assert.deepEqual(undoOperation(store, id, quick), {restored: 3, left: []})
    holds(old, 'taken back')
    assert.deepEqual(operationsIn(store), [])
  })

  it('leaves each file old or new wherever the process ends, and goes on or back from there', () => {
    const all = mortal(Infinity)
    run(all.calls)
    assert.ok(all.count() > 60, `${all.count()} calls`)
    let interrupted = 0
    for (let last = 0; last < all.count(); last++) {
      for (const way of ['finish', 'undo'] as const) {
        setUp()
        dies(() => run(mortal(last, way === 'finish').calls))
        for (const name of names)
          assert.ok([old[name], fresh[name]].includes(textOf(name) as never), `${name}, ${last}`)
        const [operation] = operationsIn(store)
        if (!operation) {
          holds(old, `when it never began, ${last}`)
          continue
        }
        if (operation.state === 'done') {
          holds(fresh, `when it is done, ${last}`)
          continue
        }
        interrupted++
        assert.equal(operation.state, 'applying')
        if (way === 'finish') finishOperation(store, operation.id, quick)
        else assert.deepEqual(undoOperation(store, operation.id, quick).left, [])
        holds(way === 'finish' ? fresh : old, `${way} after ${last}`)
        isClean(`${way} after ${last}`)
      }
    }
    assert.ok(interrupted > 60, `${interrupted} interrupted`)
  })

  it('can be taken back even where that is interrupted', () => {
    run()
    const all = mortal(Infinity)
    const [done] = operationsIn(store)
    undoOperation(store, done?.id ?? '', all.calls)
    for (let last = 0; last < all.count(); last++) {
      setUp()
      const id = run()
      dies(() => undoOperation(store, id, mortal(last).calls))
      const [left] = operationsIn(store)
      if (left) assert.deepEqual(undoOperation(store, id, quick).left, [])
      holds(old, `after ${last}`)
      isClean(`after ${last}`)
    }
  })

  it('touches nothing when the disk is full, and says so', () => {
    let written = 0
    const full = (limit: number): OperationCalls => ({
      ...quick,
      writeSync: ((file: number, bytes: Uint8Array, at: number, length: number) => {
        written += length
        if (written > limit) throw Object.assign(new Error('ENOSPC: no space left on device'), {code: 'ENOSPC'})
        return fs.writeSync(file, bytes, at, length)
      }) as typeof fs.writeSync,
    })
    for (let limit = 0; limit < 700; limit += 7) {
      setUp()
      written = 0
      try {
        run(full(limit))
        holds(fresh, `with room for ${limit}`)
      } catch (error) {
        assert.match(String(error), /ENOSPC/)
        const [left] = operationsIn(store)
        if (left) undoOperation(store, left.id, quick)
        holds(old, `with room for ${limit}`)
      }
      isClean(`with room for ${limit}`)
    }
  })

  it('changes nothing when a file has changed since it was read', () => {
    fs.writeFileSync(join(folder, 'c.txt'), 'somebody else')
    assert.throws(() => run(), NotWritten)
    holds({...old, 'c.txt': 'somebody else'}, 'after')
    assert.deepEqual(operationsIn(store), [])
  })

  it('makes no file where one has come meanwhile', () => {
    fs.mkdirSync(join(folder, 'sub'), {recursive: true})
    fs.writeFileSync(join(folder, 'sub', 'b.txt'), 'somebody else')
    assert.throws(() => run(), /there is a file of that name already/)
    holds({...old, 'sub/b.txt': 'somebody else'}, 'after')
  })

  it('leaves what was changed afterwards when it is taken back, and tells it', () => {
    const id = run()
    fs.writeFileSync(join(folder, 'a.txt'), 'my own words')
    assert.deepEqual(undoOperation(store, id, quick), {restored: 2, left: [join(folder, 'a.txt')]})
    holds({...old, 'a.txt': 'my own words'}, 'taken back')
  })

  it('goes back when the caller wants no more', () => {
    const steps = operationSteps(store, 'Test', changes(), quick)
    for (let step = 0; step < 4; step++) steps.next()
    assert.ok(names.some((name) => textOf(name) === fresh[name]))
    steps.return('')
    holds(old, 'cancelled')
    assert.deepEqual(operationsIn(store), [])
  })

  it('is forgotten when it is old, unless it was interrupted', () => {
    run()
    sweepOperations(store, 60_000)
    assert.equal(operationsIn(store).length, 1)
    sweepOperations(store, 0)
    assert.deepEqual(fs.readdirSync(store), [])
    let last = 40
    while (operationsIn(store).length === 0) {
      setUp()
      dies(() => run(mortal(last++).calls))
    }
    sweepOperations(store, 0)
    assert.equal(operationsIn(store)[0]?.state, 'applying')
  })
})

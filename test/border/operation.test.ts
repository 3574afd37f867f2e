import {strict as assert} from 'node:assert'
import fs from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {
  completed,
  finishSteps,
  operationsIn,
  stageOperation,
  sweepOperations,
  undoSteps,
  type FileChange,
  type OperationCalls,
  type StagedOperation,
  type Undone,
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
const quick: OperationCalls = {...fs, fsyncSync: () => undefined, isAlive: () => false}

function staged(calls: OperationCalls = quick): StagedOperation {
  const operation = stageOperation(store, 'Test', calls)
  try {
    for (const change of changes()) operation.add(change)
  } catch (error) {
    operation.drop()
    throw error
  }
  return operation
}

function run(calls: OperationCalls = quick): void {
  completed(staged(calls).steps())
}

function undo(id = operationsIn(store, quick)[0]?.id ?? '', calls: OperationCalls = quick): Undone {
  return completed(undoSteps(store, id, calls))
}

class Killed extends Error {}

/** Run as far as the process lives. Its last call may be one whose failure nobody is told. */
function dies(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Killed || (error instanceof Error && error.cause instanceof Killed))) throw error
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
    run()
    holds(fresh, 'after')
    assert.deepEqual(
      operationsIn(store, quick).map(({label, state, paths}) => [label, state, paths.length]),
      [['Test', 'done', 3]],
    )
    assert.deepEqual(undo(), {restored: 3, left: [], keptIn: null})
    holds(old, 'taken back')
    assert.deepEqual(operationsIn(store, quick), [])
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
        const [operation] = operationsIn(store, quick)
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
        if (way === 'finish') completed(finishSteps(store, operation.id, quick))
        else assert.deepEqual(undo(operation.id).left, [])
        holds(way === 'finish' ? fresh : old, `${way} after ${last}`)
        isClean(`${way} after ${last}`)
      }
    }
    assert.ok(interrupted > 60, `${interrupted} interrupted`)
  })

  it('can be taken back even where that is interrupted', () => {
    run()
    const all = mortal(Infinity)
    undo(undefined, all.calls)
    for (let last = 0; last < all.count(); last++) {
      setUp()
      run()
      dies(() => undo(undefined, mortal(last).calls))
      const [left] = operationsIn(store, quick)
      if (left) assert.deepEqual(undo(left.id).left, [])
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
        assert.match(String(error), /ENOSPC|the disk is full/)
        const [left] = operationsIn(store, quick)
        if (left) undo(left.id)
        holds(old, `with room for ${limit}`)
      }
      isClean(`with room for ${limit}`)
    }
  })

  it('changes nothing when a file has changed since it was read', () => {
    fs.writeFileSync(join(folder, 'c.txt'), 'somebody else')
    assert.throws(() => run(), NotWritten)
    holds({...old, 'c.txt': 'somebody else'}, 'after')
    assert.deepEqual(operationsIn(store, quick), [])
  })

  it('makes no file where one has come meanwhile', () => {
    fs.mkdirSync(join(folder, 'sub'), {recursive: true})
    fs.writeFileSync(join(folder, 'sub', 'b.txt'), 'somebody else')
    assert.throws(() => run(), /there is a file of that name already/)
    holds({...old, 'sub/b.txt': 'somebody else'}, 'after')
  })

  it('leaves what was changed afterwards when it is taken back, and tells it', () => {
    run()
    fs.writeFileSync(join(folder, 'a.txt'), 'my own words')
    const {restored, left, keptIn} = undo()
    assert.deepEqual({restored, left}, {restored: 2, left: [join(folder, 'a.txt')]})
    holds({...old, 'a.txt': 'my own words'}, 'taken back')
    // Neither the words of before nor those of the operation are in the file: the former must not be lost.
    assert.ok(keptIn)
    assert.deepEqual(
      fs
        .readdirSync(keptIn)
        .filter((name) => name.endsWith('a.txt'))
        .map((name) => fs.readFileSync(join(keptIn, name), 'utf8')),
      [old['a.txt']],
    )
    assert.deepEqual(operationsIn(store, quick), [], 'the operation is over')
  })

  it('goes back when the caller wants no more', () => {
    const steps = staged().steps()
    for (let step = 0; step < 2; step++) steps.next()
    assert.ok(names.some((name) => textOf(name) === fresh[name]))
    const enough = new Error('enough')
    const back: number[] = []
    assert.throws(
      () => {
        for (let step = steps.throw(enough); !step.done; step = steps.next()) back.push(step.value)
      },
      (error) => error === enough,
    )
    assert.deepEqual(back, [2, 1, 0], 'each file that is taken back is told')
    holds(old, 'cancelled')
    assert.deepEqual(operationsIn(store, quick), [])
  })

  it('leaves no folder behind that it made, unless somebody uses it', () => {
    fs.rmSync(join(folder, 'sub'), {recursive: true, force: true})
    run()
    undo()
    assert.equal(fs.existsSync(join(folder, 'sub')), false)
    run()
    fs.writeFileSync(join(folder, 'sub', 'mine.txt'), 'mine')
    undo()
    assert.deepEqual(fs.readdirSync(join(folder, 'sub')), ['mine.txt'])
    fs.rmSync(join(folder, 'sub'), {recursive: true})
  })

  it('is one process’s own while it runs there, and nobody else goes on with it', () => {
    const living: OperationCalls = {...quick, isAlive: (pid) => pid === process.pid}
    const steps = staged(living).steps()
    steps.next()
    const [operation] = operationsIn(store, living)
    assert.equal(operation?.state, 'running')
    assert.throws(() => undo(operation.id, living), /another window or command is at it/)
    assert.throws(() => completed(finishSteps(store, operation.id, living)), /another window or command is at it/)
    assert.equal(operationsIn(store, quick)[0]?.state, 'applying', 'when that process is gone')
    completed(steps)
    assert.equal(operationsIn(store, living)[0]?.state, 'done')
    holds(fresh, 'after')
  })

  it('gives back nothing that is not what was kept', () => {
    run()
    const id = operationsIn(store, quick)[0]?.id ?? ''
    fs.writeFileSync(join(store, id, '0.before'), 'damaged')
    assert.throws(() => undo(id), /is not what was kept there/)
    assert.equal(textOf('a.txt'), 'new a')
  })

  it('is forgotten when it is old, unless it was interrupted', () => {
    run()
    sweepOperations(store, 60_000, quick)
    assert.equal(operationsIn(store, quick).length, 1)
    sweepOperations(store, 0, quick)
    assert.equal(fs.existsSync(store), false)
    let last = 40
    while (operationsIn(store, quick).length === 0) {
      setUp()
      dies(() => run(mortal(last++).calls))
    }
    sweepOperations(store, 0, quick)
    assert.equal(operationsIn(store, quick)[0]?.state, 'applying')
  })
})

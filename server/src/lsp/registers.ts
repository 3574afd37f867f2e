import {TextDocument} from 'vscode-languageserver-textdocument'
import type {
  Diagnostic,
  Range,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
  VersionedTextDocumentIdentifier,
} from 'vscode-languageserver/node'
import type * as Yaml from 'yaml'
import type {Disk} from '../border/disk.js'
import {keyOf, type Key} from '../border/places.js'
import {readRegisterText, registerFile, registerText, type ReadRegister} from '../border/register-file.js'
import {loadYaml} from '../border/yaml.js'
import {defaultLexicon} from '../core/lexicon/default.js'
import {linesOf, type Lines} from '../core/lines.js'
import {emptyText, type RegisterFault, type RegisterText} from '../core/register/entry.js'
import type {ReadPieces} from '../core/register/layout.js'
import type {Span} from '../core/register/located.js'
import {makeRegister, type RegisterFile} from '../core/register/make.js'
import {emptyRegister, type Register} from '../core/register/register.js'
import {organisationOf} from '../core/rules/organisation.js'
import {rangeOfSpan} from '../features/convert.js'
import {registerProblems} from '../features/register-problems.js'
import type {Folders} from './folders.js'

/** The registers of all folders, read live: the text of an open document outranks the disk. */
export interface Registers {
  /** True for a file that is a register, and no dump therefore. */
  readonly has: (key: Key) => boolean
  readonly open: (item: TextDocumentItem) => void
  readonly edit: (id: VersionedTextDocumentIdentifier, changes: TextDocumentContentChangeEvent[]) => void
  readonly close: (uri: string) => void
  /** Look at the disk again: at one file, or at all when the folders changed. */
  readonly readAgain: (key?: Key) => void
  /** Resolves when the register holds that the disk has now. */
  readonly ready: () => Promise<void>
  /** The register that holds, with all in it that has been told so far. Costs what was changed since the last call. */
  readonly current: () => Register
  /** The registers that have problems, or had some. */
  readonly keys: () => readonly Key[]
  readonly problemsOf: (key: Key) => Diagnostic[]
  /** Where a part of an entry stands, in the last text that could be read; undefined when the file is gone. */
  readonly rangeOf: (key: Key, span: Span) => Range | undefined
  /** The text as it is now: null when there is no file, and why where it cannot be read, as half a sentence. */
  readonly textOf: (
    key: Key,
  ) => {readonly text: string; readonly version: number | null} | {readonly what: string} | null
  /** What would be wrong with a register that is not so today, if its text was another; undefined where nothing is. */
  readonly newFault: (key: Key, text: string, parser: typeof Yaml) => string | undefined
  /** The document as the client spells it; undefined for what is not open. */
  readonly documentOf: (key: Key) => {readonly uri: string; readonly version: number} | undefined
}

/** What registers are read by. */
export interface RegisterParts {
  readonly disk: Disk
  readonly folders: () => Folders
  /** The parser of YAML has come, and the register may be another. */
  readonly changed: () => void
  readonly failed: (error: unknown) => void
}

/** A register as it is known. */
interface State {
  /** Of the last text that could be read. */
  readonly said: RegisterText
  readonly goodLines: Lines
  readonly pieces: ReadPieces
  /** Of the text as it is. */
  readonly lines: Lines
  readonly faults: readonly RegisterFault[]
}

const noLines = linesOf('')
const unread: State = {said: emptyText, goodLines: noLines, pieces: new Map(), lines: noLines, faults: []}

/** Registers that are read when somebody asks. */
export function createRegisters({disk, folders, changed, failed}: RegisterParts): Registers {
  const documents = new Map<Key, TextDocument>()
  const states = new Map<Key, State>()
  const stale = new Set<Key>()
  let all = true
  let yaml: typeof Yaml | undefined
  let loading: Promise<void> | undefined
  let register = emptyRegister
  let contradictions: ReadonlyMap<string, readonly RegisterFault[]> = new Map()

  return {
    has: (key) => folders().all.some((folder) => key === `${folder.key}/${registerFile}`),
    open({uri, languageId, version, text}) {
      const key = keyOf(uri)
      documents.set(key, TextDocument.create(uri, languageId, version, text))
      stale.add(key)
      // Who edits it will soon have written what only the parser reads.
      wantParser()
    },
    edit({uri, version}, changes) {
      const key = keyOf(uri)
      const document = documents.get(key)
      if (document) TextDocument.update(document, changes, version)
      stale.add(key)
    },
    close(uri) {
      documents.delete(keyOf(uri))
      stale.add(keyOf(uri))
    },
    readAgain(key) {
      if (key === undefined) all = true
      else if (!documents.has(key)) stale.add(key)
    },
    async ready() {
      settle()
      if (loading) await loading
      settle()
    },
    current() {
      settle()
      return register
    },
    keys: () => [...states.keys()],
    problemsOf(key) {
      const state = states.get(key)
      if (!state) return []
      // What contradicts itself is told of the text that holds: its places are none in one that cannot be read.
      const told = state.lines === state.goodLines ? (contradictions.get(key) ?? []) : []
      return registerProblems([...state.faults, ...told], state.lines)
    },
    rangeOf(key, {start, end}) {
      const state = states.get(key)
      return state && rangeOfSpan(state.goodLines, start, end)
    },
    textOf,
    newFault(key, text, parser) {
      settle()
      const read = readRegisterText(text, parser, states.get(key)?.pieces)
      if (read.kind === 'broken') return read.fault.message
      if (read.kind === 'parser wanted') return undefined
      const others = [...filesBut(key), {path: key, said: read.said}]
      const before = new Set([...(states.get(key)?.faults ?? []), ...(contradictions.get(key) ?? [])].map(wordsOf))
      const after = [...read.faults, ...(makeRegister(others, shortName).faults.get(key) ?? [])].map(wordsOf)
      return after.find((message) => !before.has(message))
    },
    documentOf(key) {
      const document = documents.get(key)
      return document && {uri: document.uri, version: document.version}
    },
  }

  function settle(): void {
    if (all) {
      all = false
      const wanted = new Set(folders().all.map((folder) => `${folder.key}/${registerFile}`))
      for (const key of states.keys()) if (!wanted.has(key)) states.delete(key)
      for (const key of wanted) stale.add(key)
    }
    if (stale.size === 0) return
    for (const key of stale) {
      const next = stateOf(key, states.get(key) ?? unread)
      if (next === 'parser wanted') continue
      stale.delete(key)
      if (next) states.set(key, next)
      else states.delete(key)
    }
    const made = makeRegister(filesBut(undefined), shortName)
    register = made.register
    contradictions = made.faults
  }

  function wantParser(): void {
    loading ??= loadYaml().then((loaded) => {
      yaml = loaded
      changed()
    }, failed)
  }

  function filesBut(key: Key | undefined): RegisterFile[] {
    return Array.from(states, ([path, {said}]) => ({path, said})).filter(({path}) => path !== key)
  }

  /** The register of a file as it is now; undefined when there is none. */
  function stateOf(key: Key, before: State): State | undefined | 'parser wanted' {
    const found = textOf(key)
    if (found === null) return undefined
    if ('what' in found) {
      const message = `The file cannot be read: ${found.what}; what the register said before still holds.`
      return {...before, faults: [{start: 0, end: 0, message}]}
    }
    const read = readRegisterText(found.text, yaml, before.pieces)
    const lines = linesOf(found.text)
    return stateAfter(read, lines, before)
  }

  function stateAfter(read: ReadRegister, lines: Lines, before: State): State | 'parser wanted' {
    switch (read.kind) {
      case 'parser wanted':
        wantParser()
        return 'parser wanted'
      case 'broken':
        return {...before, lines, faults: [read.fault]}
      case 'read':
        return {said: read.said, goodLines: lines, pieces: read.pieces, lines, faults: read.faults}
    }
  }

  function textOf(key: Key): {readonly text: string; readonly version: number | null} | {readonly what: string} | null {
    const document = documents.get(key)
    if (document) return {text: document.getText(), version: document.version}
    const text = registerText(disk, key)
    return text === undefined ? null : typeof text === 'string' ? {text, version: null} : text
  }
}

function shortName(words: string): string | null {
  return organisationOf(words, defaultLexicon())
}

function wordsOf({message}: RegisterFault): string {
  return message
}

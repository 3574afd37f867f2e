import assert from 'node:assert/strict'
import * as yaml from 'yaml'
import {readRegisterText} from '../../server/src/border/register-file.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {lineAt, linesOf} from '../../server/src/core/lines.js'
import {makeRegister, type MadeRegister} from '../../server/src/core/register/make.js'
import {organisationOf} from '../../server/src/core/rules/organisation.js'

/** The register of a text that is fit to be read. */
export function registerOf(text: string): MadeRegister & {readonly said: readonly string[]} {
  const read = readRegisterText(text, yaml)
  assert.ok(read.kind === 'read', JSON.stringify(read))
  const lexicon = defaultLexicon()
  const made = makeRegister([{path: 'officials.yml', said: read.said}], (words) => organisationOf(words, lexicon))
  const lines = linesOf(text)
  const faults = [...read.faults, ...(made.faults.get('officials.yml') ?? [])]
  return {...made, said: faults.map(({start, message}) => `${lineAt(lines, start) + 1}: ${message}`)}
}

import type * as Yaml from 'yaml'
import {lineAt, linesOf} from '../core/lines.js'
import type {RegisterFault} from '../core/register/entry.js'
import {makeRegister, type RegisterFile} from '../core/register/make.js'
import type {Register} from '../core/register/register.js'
import type {Disk} from './disk.js'
import {readRegisterText, registerFile, registerText} from './register-file.js'
import {loadYaml} from './yaml.js'

/** The registers of some folders as one, with a sentence for each thing that cannot be used, where it stands in front. */
export interface LoadedRegisters {
  readonly register: Register
  readonly problems: readonly string[]
}

/** Read the registers of some folders from the disk. A folder without one is no problem. Never throws. */
export async function loadRegisters(
  disk: Disk,
  folders: readonly string[],
  shortName: (words: string) => string | null,
): Promise<LoadedRegisters> {
  const files: RegisterFile[] = []
  const texts = new Map<string, string>()
  const faults = new Map<string, readonly RegisterFault[]>()
  const problems: string[] = []
  let yaml: typeof Yaml | undefined
  for (const folder of folders) {
    const path = `${folder}/${registerFile}`
    const text = registerText(disk, path)
    if (text === undefined) continue
    if (typeof text !== 'string') {
      problems.push(`${path}: ${text.what}; the file is ignored.`)
      continue
    }
    texts.set(path, text)
    let read = readRegisterText(text, yaml)
    if (read.kind === 'parser wanted') read = readRegisterText(text, (yaml = await loadYaml()))
    if (read.kind === 'read') {
      files.push({path, said: read.said})
      faults.set(path, read.faults)
    }
    if (read.kind === 'broken')
      faults.set(path, [{...read.fault, message: `${read.fault.message.replace(/;[^;]*$/, '')}; the file is ignored.`}])
  }
  const made = makeRegister(files, shortName)
  for (const [path, text] of texts) {
    const lines = linesOf(text)
    const all = [...(faults.get(path) ?? []), ...(made.faults.get(path) ?? [])]
    for (const {start, message} of all.sort((a, b) => a.start - b.start)) {
      const line = lineAt(lines, start)
      problems.push(`${path}:${line + 1}:${start - (lines.starts[line] ?? 0) + 1}: ${message}`)
    }
  }
  return {register: made.register, problems}
}

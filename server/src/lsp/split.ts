import {keyOf} from '../border/places.js'
import {split} from '../core/edit/split.js'
import type {CommandParts} from './commands.js'
import {sureText} from './named-files.js'
import type {SplitOutcome} from './protocol.js'

/** Split a file, whatever it is, into one for each item and article. The answer is text; nothing is written. */
export async function splitFile(uri: string, {view: viewNow, texts}: CommandParts): Promise<SplitOutcome> {
  const view = viewNow()
  const key = keyOf(uri)
  const {found} = await sureText(key, texts, view, 'nothing was split')
  const format = found.source ? 'markdown' : 'plain'
  const ending = /\.[a-z]{1,10}$/i.exec(key)?.[0] ?? '.txt'
  const files = split(found, view.rulesOf(key).reader, {format, ending})
  return {files: files.map(({name, text}) => ({name, text}))}
}

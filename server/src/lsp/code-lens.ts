import type {CodeLens} from 'vscode-languageserver/node'
import {lensWords, type LensData} from '../features/code-lenses.js'
import {serverCommands, showMentionsCommand, type MentionPlace} from './protocol.js'
import type {Client} from './server.js'
import type {View} from './view.js'

/** The lens with its words, and what a click does: our client lists all mentions, any other goes to the next one. */
export function resolvedLens(lens: CodeLens, {source, around}: View, {options}: Client): CodeLens {
  const {uri} = lens.data as LensData
  const dump = source(uri)
  const words = dump && lensWords(dump, around, lens.range)
  if (!words) return {...lens, command: {title: '', command: ''}}
  const place: MentionPlace = {uri, ...lens.range.start}
  const command = !words.others ? '' : options.showMentions ? showMentionsCommand : serverCommands.goToMention
  return {...lens, command: {title: words.title, command, arguments: [place]}}
}

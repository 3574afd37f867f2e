import {nextMention} from '../features/next-mention.js'
import type {CommandParts} from './commands.js'
import type {MentionPlace} from './protocol.js'
import {Refused} from './serve.js'

/**
 * Show the next, or the previous, mention of the official at a place.
 *
 * @returns `3 of 12`: which it is, by day.
 */
export async function goToMention(place: MentionPlace, {connection, client, view}: CommandParts): Promise<string> {
  const {uri, line, character, step = 1} = place
  const now = view()
  const source = now.source(uri)
  const next = source && nextMention(source, now.around, {line, character}, step)
  if (!next) throw new Refused('Nobody is named at the cursor.')
  const {location, place: at, of} = next
  if (of === 1) throw new Refused('The official is named in this place only.')
  if (!client.capabilities.window?.showDocument?.support)
    throw new Refused(`Mention ${at} of ${of} is in ${location.uri}, line ${location.range.start.line + 1}.`)
  await connection.window.showDocument({uri: location.uri, takeFocus: true, selection: location.range})
  return `${at} of ${of}`
}

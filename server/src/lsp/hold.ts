import type {Key} from '../border/places.js'
import type {CommandParts} from './commands.js'
import {turn} from './pause.js'
import {holdMethod, type HoldParams, type HoldResult} from './protocol.js'

/** So long the changes of documents may be on their way, in milliseconds; a client that closes one sends none. */
const patience = 2_000

/**
 * Have the client open files and keep them open, if it is one that can. Gives what lets go of them: when that resolves,
 * the server has the documents as the client has them, with what was changed meanwhile.
 */
export async function holdFiles(keys: readonly Key[], parts: CommandParts): Promise<() => Promise<void>> {
  const {connection, client, view} = parts
  if (!client.options.holdFiles) return () => Promise.resolve()
  const uris = keys.map((key) => view().around.uriOf(key))
  const ask = (hold: boolean): Promise<HoldResult | null> =>
    connection.sendRequest(holdMethod, {uris, hold} satisfies HoldParams)
  await ask(true)
  return async () => {
    const versions = (await ask(false))?.versions ?? []
    const deadline = performance.now() + patience
    // What was changed is told in a message of its own, which may come behind this answer.
    while (isBehind(versions) && performance.now() < deadline) await turn()
  }

  function isBehind(versions: HoldResult['versions']): boolean {
    const {open} = view().world
    return keys.some((key, at) => (open.get(key)?.version ?? Infinity) < (versions[at] ?? 0))
  }
}

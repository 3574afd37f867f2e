import {isDeepStrictEqual} from 'node:util'
import {
  DocumentSymbolRequest,
  type ClientCapabilities,
  type Connection,
  type Disposable,
  type DocumentSymbol,
} from 'vscode-languageserver/node'
import {keyOf} from '../border/places.js'
import {documentSymbols} from '../features/document-symbols.js'
import type {View} from './view.js'

/**
 * The outlines of dumps, kept true while other files change. The protocol has no request to ask for outlines again, and
 * an editor keeps the one it has until the text or the provider changes: so the provider is registered anew when an
 * outline that was given would be another by now, because a day was corrected, say, or recovered from another dump.
 */
export interface Outlines {
  /** Offer outlines to a client that registers what it is offered later; others were offered them at the start. */
  readonly register: () => Promise<void>
  /** The outline of a dump; empty for anything else. */
  readonly of: (uri: string) => DocumentSymbol[]
  /** Look again at the outlines that were given of the texts as they are. Costs an outline for each that is open. */
  readonly refresh: () => void
  readonly forget: (uri: string) => void
}

/** What was last given of an open text. */
interface Given {
  readonly version: number
  readonly outline: readonly DocumentSymbol[]
}

/** Outlines of which none was given yet. */
export function createOutlines(
  connection: Connection,
  capabilities: ClientCapabilities,
  view: () => View,
  failed: (error: unknown) => void,
): Outlines {
  const given = new Map<string, Given>()
  let registered: Promise<Disposable> | undefined

  return {
    register,
    of(uri) {
      const now = view()
      const outline = outlineOf(now, uri)
      const version = versionOf(now, uri)
      if (registered && version !== undefined) given.set(uri, {version, outline})
      return outline
    },
    refresh() {
      if (!registered) return
      const now = view()
      for (const [uri, {version, outline}] of given) {
        // Of a text that has changed since the client asks again by itself.
        if (versionOf(now, uri) !== version || isDeepStrictEqual(outlineOf(now, uri), outline)) continue
        given.clear()
        register().catch(failed)
        return
      }
    },
    forget: (uri) => void given.delete(uri),
  }

  async function register(): Promise<void> {
    if (!capabilities.textDocument?.documentSymbol?.dynamicRegistration) return
    const before = registered
    registered = (async () => {
      // First the old one goes: two at once would show everything twice.
      ;(await before)?.dispose()
      return connection.client.register(DocumentSymbolRequest.type, {documentSelector: null, label: 'Dateline'})
    })()
    await registered
  }
}

function outlineOf(view: View, uri: string): DocumentSymbol[] {
  const source = view.source(uri)
  return source ? documentSymbols(source, view.around) : []
}

function versionOf({world}: View, uri: string): number | undefined {
  return world.open.get(keyOf(uri))?.version
}

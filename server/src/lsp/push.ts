import type {Connection, Diagnostic} from 'vscode-languageserver/node'
import {problemsIn} from './diagnostics.js'
import type {View} from './view.js'

/** Sends problems to clients that cannot ask for them: after a moment of quiet, and only what changed. */
export interface Push {
  /** Something changed: send what is different, soon. */
  readonly soon: () => void
  readonly stop: () => void
}

/** So long nothing may happen before problems are sent, in milliseconds. */
const quiet = 200

/** A sender that has sent nothing yet. Problems are those of open dumps: nothing else is on anybody's screen. */
export function createPush(connection: Connection, view: () => View): Push {
  const sent = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  return {
    soon() {
      clearTimeout(timer)
      timer = setTimeout(send, quiet)
    },
    stop: () => clearTimeout(timer),
  }

  function send(): void {
    const now = view()
    const shown = new Set<string>()
    for (const {uri, version} of now.world.open.values()) {
      const source = now.source(uri)
      if (!source) continue
      shown.add(uri)
      publish(uri, version, problemsIn(now, source))
    }
    for (const key of now.registers.keys()) {
      const uri = now.around.uriOf(key)
      shown.add(uri)
      publish(uri, now.registers.documentOf(key)?.version, now.registers.problemsOf(key))
    }
    for (const uri of sent.keys()) if (!shown.has(uri)) publish(uri, undefined, [])
  }

  function publish(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const words = JSON.stringify(diagnostics)
    if ((sent.get(uri) ?? '[]') === words) return
    if (diagnostics.length === 0) sent.delete(uri)
    else sent.set(uri, words)
    void connection.sendDiagnostics({uri, diagnostics, ...(version === undefined ? {} : {version})})
  }
}

import type {Connection, WorkDoneProgressServerReporter} from 'vscode-languageserver/node'
import type {IndexState} from './indexer.js'
import type {Client} from './server.js'

/** Shows work-done progress while the index is built; files read one by one are too quick to be worth it. */
export function createProgress(connection: Connection, client: Client): (state: IndexState) => void {
  if (!client.capabilities.window?.workDoneProgress) return () => undefined
  let reporter: Promise<WorkDoneProgressServerReporter> | undefined
  return ({busy, scanning, done, waiting}) => {
    if (!busy) {
      void reporter?.then((shown) => shown.done())
      reporter = undefined
    } else if (reporter) {
      const all = done + waiting
      const percentage = scanning || all === 0 ? 0 : Math.floor((done / all) * 100)
      void reporter.then((shown) => shown.report(percentage, `${done} of ${all}${scanning ? ' or more' : ''} files`))
    } else if (scanning || waiting > 100) {
      reporter = connection.window.createWorkDoneProgress().then((shown) => {
        shown.begin('Reading dumps', 0, undefined, false)
        return shown
      })
    }
  }
}

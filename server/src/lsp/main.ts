import {setFlagsFromString} from 'node:v8'
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {serveConnection} from './server.js'

/**
 * The language server as a program: `--stdio` for any editor, `--node-ipc` for VS Code. Nothing but the protocol is
 * loaded before the client had its answer to `initialize`.
 */
const transport = process.argv.includes('--node-ipc') ? 'ipc' : 'stdio'
if (transport === 'stdio' && !process.argv.includes('--stdio')) process.argv.push('--stdio')
// What a folder of dumps leaves in use grows to the end; the engine would take twice that before it looks for garbage.
setFlagsFromString('--heap-growing-percent=25')
serveConnection(createConnection(ProposedFeatures.all))

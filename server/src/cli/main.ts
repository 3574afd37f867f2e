import process from 'node:process'
import {setFlagsFromString} from 'node:v8'
import {run} from './program.js'
import {processSession, status, type Session} from './session.js'
import {NotPrinted} from './terminal.js'

/** Run the command line with the arguments of this process, and say with its status how it ended. */
async function main(session: Session): Promise<void> {
  try {
    const ended = await run(session, process.argv.slice(2))
    session.out.flush()
    if (ended !== undefined) process.exitCode = ended
  } catch (error) {
    session.err.write(`dateline: ${error instanceof NotPrinted ? notPrinted(error) : faultOf(error)}\n`)
    process.exitCode = status.failed
  }
  session.err.flush()
}

function notPrinted({message}: NotPrinted): string {
  return `standard output: ${message}; what was printed is not whole.`
}

function faultOf(error: unknown): string {
  return `this is a fault in Dateline: ${error instanceof Error ? (error.stack ?? '') : String(error)}`
}

// The engine lets its heap grow to twice what is in use before it looks for what is not. What a folder of dumps leaves
// in use grows to the end, and twice that is more memory than a command line should take.
setFlagsFromString('--heap-growing-percent=25')

void main(processSession())

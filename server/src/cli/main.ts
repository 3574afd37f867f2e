import process from 'node:process'
import {setFlagsFromString} from 'node:v8'
import {run} from './program.js'
import {processSession, status, type Session} from './session.js'

/** Run the command line with the arguments of this process, and say with its status how it ended. */
async function main(session: Session): Promise<void> {
  try {
    const ended = await run(session, process.argv.slice(2))
    if (ended !== undefined) process.exitCode = ended
  } catch (error) {
    session.err.write(
      `dateline: this is a fault in Dateline: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    )
    process.exitCode = status.failed
  }
  session.out.flush()
  session.err.flush()
}

// The engine lets its heap grow to twice what is in use before it looks for what is not. What a folder of dumps leaves
// in use grows to the end, and twice that is more memory than a command line should take.
setFlagsFromString('--heap-growing-percent=25')

void main(processSession())

import {Command} from 'commander'
import {printFacts} from './facts.js'
import {gather} from './gather.js'
import {inputsOf} from './inputs.js'
import {writerTo} from './terminal.js'
import {visible} from './visible.js'

const out = writerTo(1)
const complaints = writerTo(2)

const program = new Command('dateline')
program
  .command('facts')
  .argument('<paths...>')
  .option('--format <format>', 'jsonl', 'jsonl')
  .option('--stdin-name <name>', 'the name that standard input goes by', '-')
  .action((paths: string[], options: {stdinName: string}) => {
    const gathered = gather(inputsOf(paths, options.stdinName), () => undefined)
    printFacts(gathered, out)
    for (const answer of gathered.answers) {
      if (answer.kind !== 'unreadable') continue
      complaints.write(`dateline: ${visible(answer.file)}: ${visible(answer.reason)}\n`)
      process.exitCode = 1
    }
  })
program.parse()
out.flush()
complaints.flush()

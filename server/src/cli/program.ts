import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import {boilerplate, type BoilerplateOptions} from './boilerplate.js'
import {check, type CheckOptions} from './check.js'
import {convert, type ConvertOptions} from './convert.js'
import {corrections, type CorrectionsOptions} from './corrections.js'
import {duplicates, type DuplicatesOptions} from './duplicates.js'
import {exportDumps, exportTables, type ExportOptions} from './export.js'
import {facts, type FactsOptions} from './facts.js'
import {dateStyles, defaultRules, normalizeRules, type NormalizeRule} from '../core/edit/rules.js'
import {periods} from '../core/edit/merge-periods.js'
import {merge, type MergeCommandOptions} from './merge.js'
import {lineEnds, normalize, type NormalizeCommandOptions} from './normalize.js'
import {tableNames} from '../core/export/tables.js'
import {news, type NewOptions} from './new.js'
import {officials, type OfficialsOptions} from './officials.js'
import {outline, type OutlineOptions} from './outline.js'
import {recover, type RecoverOptions} from './recover.js'
import {split, type SplitCommandOptions} from './split.js'
import {isUnicode, unicodeEncodings} from '../border/decode.js'
import {legacyLoader} from '../border/legacy.js'
import {standardInput} from './inputs.js'
import {unmetNeed, type Need} from './needs.js'
import {status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'
import {versionOf} from './version.js'

/**
 * Run the command line.
 *
 * @param args
 *   What the user typed behind `dateline`.
 * @returns
 *   The status to exit with; undefined for a server, which ends when its client says so.
 */
export async function run(session: Session, args: readonly string[]): Promise<Status | undefined> {
  let ended: Status | undefined = status.fine
  const program = new Command('dateline')
    .description('Read dumps of news bulletins: their items, dates, officials and duplicates.')
    .option('--version', 'print the version')
    .on('option:version', () => {
      session.out.write(`${versionOf()}\n`)
      throw new CommanderError(status.fine, 'dateline.version', '')
    })
    .addHelpText('after', examples(...commands.map(({examples: [first = '']}) => first)))
    .exitOverride()
    .configureOutput({writeOut: session.out.write, writeErr: session.err.write})
    .showHelpAfterError('(dateline --help tells more)')
  for (const told of commands) {
    const {name, summary, description, formats, formatOf = 'how to print it', options, examples: shown, act} = told
    const {needs = []} = told
    const command = program
      .command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}. ${description}`)
      .argument('<paths...>', 'files, folders, or - for standard input')
      .option('--stdin-name <name>', 'the name that standard input goes by; .md makes it Markdown', standardInput)
      .option('--encoding <name>', 'the encoding of texts with neither a byte-order mark nor valid UTF-8', smallLetters)
      .addHelpText('after', examples(...shown))
    if (formats) command.addOption(new Option('--format <format>', formatOf).choices(formats).default(formats[0]))
    for (const option of options) command.addOption(option)
    command.action(async (paths: readonly string[], given: unknown) => {
      const {encoding} = given as InputOptions
      const unmet = unmetNeed(needs, command)
      if (unmet !== undefined) {
        session.err.write(`dateline: ${visible(unmet)} Nothing is read.\n`)
        ended = status.failed
      } else if (encoding !== undefined && !(await isEncoding(encoding))) {
        session.err.write(`dateline: --encoding: ${unknownEncoding(encoding)}\n`)
        ended = status.failed
      } else ended = await act(session, paths, given)
    })
  }
  program
    .command('recover')
    .summary('go on with a merge or split that was interrupted, or take it back')
    .description(
      'Go on with a merge or split that was interrupted, or take it back. merge and split write all their files or ' +
        'none; where one was killed in the middle, the folder says so until it is decided. Without an option what was ' +
        'interrupted is listed, and the status is 2.',
    )
    .argument('<folders...>', 'folders that were written to')
    .addOption(new Option('--finish', 'write the files that are not written yet').conflicts('takeBack'))
    .option('--take-back', 'make every file what it was before, and remove those that were made')
    .addHelpText('after', examples('dateline recover dumps/', 'dateline recover --take-back dumps/'))
    .action((folders: readonly string[], given: RecoverOptions) => {
      ended = recover(session, folders, given)
    })
  program
    .command('lsp')
    .summary('serve any editor that speaks the Language Server Protocol')
    .description('Serve an editor with the Language Server Protocol on standard input and output.')
    .option('--stdio', 'use standard input and output, which is what happens anyway')
    .addHelpText('after', examples('dateline lsp --stdio'))
    .action(async () => {
      ended = undefined
      // The server takes a while to load, and no other command needs it.
      await import('../lsp/main.js')
    })
  try {
    await program.parseAsync(args, {from: 'user'})
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? status.fine : status.failed
  }
  return ended
}

/** A command with inputs, as its help tells it. */
interface CommandTold {
  readonly name: string
  /** Half a sentence, in small letters and without a full stop. */
  readonly summary: string
  readonly description: string
  /** What it can be printed in, the default first; absent where there is one form only. */
  readonly formats?: readonly string[]
  /** What the format is of, where that is not plain. */
  readonly formatOf?: string
  readonly options: readonly Option[]
  /** Options that say nothing without others. */
  readonly needs?: readonly Need[]
  readonly examples: readonly string[]
  /** `given` holds what the options above make it hold. */
  readonly act: (session: Session, paths: readonly string[], given: unknown) => Promise<Status>
}

const commands: readonly CommandTold[] = [
  {
    name: 'facts',
    summary: 'print all that is known of each file, as JSON',
    description: 'One object a file, in the form that docs/facts.schema.json promises.',
    formats: ['jsonl', 'json'],
    options: [],
    examples: ['dateline facts --format jsonl dumps/', 'cat page.txt | dateline facts - --stdin-name page.txt'],
    act: (session, paths, given) => facts(session, paths, given as FactsOptions),
  },
  {
    name: 'outline',
    summary: 'list the dated items and articles of each file',
    description: 'With the people named in them. A ~ behind a date says that it is not stated there.',
    formats: ['text', 'json', 'jsonl'],
    options: [],
    examples: ['dateline outline dumps/2024-07.txt', 'dateline outline --format jsonl dumps/*.txt'],
    act: (session, paths, given) => outline(session, paths, given as OutlineOptions),
  },
  {
    name: 'officials',
    summary: 'list the officials named, with spellings and posts by date',
    description: 'The most often named come first. ftm is FollowTheMoney, which Aleph reads.',
    formats: ['text', 'json', 'jsonl', 'csv', 'graphml', 'ftm'],
    options: [
      new Option('--all', 'reporters and photographers too').default(false),
      new Option('--table <name>', 'what csv, json and jsonl list').choices(tableNames).default(tableNames[0]),
      new Option('--bom', 'begin csv with a byte-order mark').default(false),
    ],
    needs: [
      {option: 'table', with: 'format', of: ['csv', 'json', 'jsonl']},
      {option: 'bom', with: 'format', of: ['csv']},
    ],
    examples: [
      'dateline officials dumps/',
      'dateline officials --format csv --table posts dumps/ > posts.csv',
      'dateline officials --format graphml dumps/ > officials.graphml',
    ],
    act: (session, paths, given) => officials(session, paths, given as OfficialsOptions),
  },
  {
    name: 'duplicates',
    summary: 'list the runs of lines that are copies of others',
    description: 'Each with the copy to keep. Exits with 2 when there are any.',
    formats: ['text', 'json', 'jsonl', 'sarif'],
    options: [
      new Option('--silenced', 'list what is accepted as intended, or kept by choice, in .dateline.yml').default(false),
    ],
    needs: [{option: 'silenced', with: 'format', of: ['text', 'json', 'jsonl']}],
    examples: [
      'dateline duplicates dumps/',
      'dateline duplicates --format sarif dumps/ > copies.sarif',
      'dateline duplicates --silenced dumps/',
    ],
    act: (session, paths, given) => duplicates(session, paths, given as DuplicatesOptions),
  },
  {
    name: 'boilerplate',
    summary: 'list the lines learned to belong to the site and not to its news',
    description: 'Those that stand on many pages beside different news. In folders only dumps are looked at.',
    formats: ['text', 'json', 'jsonl'],
    options: [],
    examples: ['dateline boilerplate dumps/'],
    act: (session, paths, given) => boilerplate(session, paths, given as BoilerplateOptions),
  },
  {
    name: 'check',
    summary: 'report the problems of dumps, one line each',
    description: 'In folders only dumps are looked at. Exits with 2 when there are problems.',
    formats: ['text', 'json', 'jsonl'],
    options: [],
    examples: ['dateline check dumps/', 'dateline check --format jsonl dumps/ one-more.txt'],
    act: (session, paths, given) => check(session, paths, given as CheckOptions),
  },
  {
    name: 'corrections',
    summary: 'list what a team has corrected, and where it stands',
    description:
      'Corrections stand in the nearest .dateline.yml, in the folder of a file or above. Exits with 2 when one of them ' +
      'is of a text that none of the files has.',
    formats: ['text', 'json', 'jsonl'],
    options: [],
    examples: ['dateline corrections dumps/', 'dateline corrections --format jsonl dumps/'],
    act: (session, paths, given) => corrections(session, paths, given as CorrectionsOptions),
  },
  {
    name: 'new',
    summary: 'list what is new in dumps: items, officials, posts and revisions',
    description:
      'What older dumps do not have; copies, near copies and lines of the site are not new. In folders only dumps are ' +
      'looked at.',
    formats: ['text', 'json'],
    options: [
      new Option(
        '--since <older>',
        'a folder of older dumps, or the Git ref of a commit that has them',
      ).makeOptionMandatory(),
    ],
    examples: ['dateline new --since dumps/june dumps/july', 'dateline new --since HEAD~1 dumps/'],
    act: (session, paths, given) => news(session, paths, given as NewOptions),
  },
  {
    name: 'normalize',
    summary: 'bring dumps into canonical form without taking a word away',
    description:
      'Standard input comes out as text, a named file as a patch for git apply. Nothing is written without --write. ' +
      'In folders only dumps are taken.',
    options: [
      new Option('--write', 'write the files').conflicts(['stdout', 'check']),
      new Option('--stdout', 'print the text of files, too').conflicts(['write', 'check']),
      new Option('--check', 'print the names of files that would change, and exit with 2 when there are any').conflicts(
        ['write', 'stdout'],
      ),
      new Option('--skip <rule>', `leave out a rule; may be given more than once (${rulesThatAre(true)})`)
        .default([], 'none')
        .argParser(oneMoreRule),
      new Option('--also <rule>', `go by a rule that is off; may be given more than once (${rulesThatAre(false)})`)
        .default([], 'none')
        .argParser(oneMoreRule),
      new Option('--date-style <style>', 'how the days of date lines are written; dd.mm.yyyy when not given').choices(
        dateStyles,
      ),
      new Option('--line-end <name>', 'what ends a line; what most lines of a file end in when not given').choices(
        Object.keys(lineEnds),
      ),
    ],
    examples: [
      'dateline normalize page.txt | git apply',
      'dateline normalize --write dumps/',
      'dateline normalize - < page.txt > clean.txt',
      'dateline normalize --check dumps/',
    ],
    act: (session, paths, given) => normalize(session, paths, given as NormalizeCommandOptions),
  },
  {
    name: 'convert',
    summary: 'write plain dumps as Markdown, and Markdown dumps as plain text',
    description:
      'The text is printed; with --write it makes a file beside each: page.md for page.txt and the other way round, ' +
      'never over another. What would not say the same in the other format is not converted.',
    options: [new Option('--write', 'make the files')],
    examples: ['dateline convert page.txt > page.md', 'dateline convert --write dumps/'],
    act: (session, paths, given) => convert(session, paths, given as ConvertOptions),
  },
  {
    name: 'merge',
    summary: 'make one dump of many, every item once',
    description:
      'Prints the text; with --output a patch that makes the file, in Markdown where its name ends in .md. Nothing is ' +
      'written without --write. In folders only dumps are taken.',
    formats: ['text', 'json', 'jsonl'],
    formatOf: 'how to print what --dropped lists',
    options: [
      new Option('-o, --output <file>', 'the file to make'),
      new Option('--write', 'write it, and beside it NAME.map.jsonl: where each line came from'),
      new Option('--force', 'replace files that are there already'),
      new Option('--dropped', 'list what is left out, with what stands for it, in place of the text'),
      new Option('--undated <place>', 'where items without a day go')
        .choices(['neighbors', 'last'])
        .default('neighbors'),
      new Option('--order <direction>', 'which items come first').choices(['newest', 'oldest']).default('newest'),
      new Option('--by <period>', 'make a file for each, NAME-2024.txt for NAME.txt').choices(periods),
      new Option('--date-style <style>', 'how the days of date lines are written; dd.mm.yyyy when not given').choices(
        dateStyles,
      ),
    ],
    needs: [
      {option: 'format', with: 'dropped'},
      {option: 'write', with: 'output'},
      {option: 'by', with: 'output'},
      {option: 'force', with: 'write'},
    ],
    examples: [
      'dateline merge dumps/ > all.txt',
      'dateline merge --output all.txt --by month --write dumps/',
      'dateline merge --dropped dumps/',
      'dateline merge --output all.txt --write one.txt two.txt',
    ],
    act: (session, paths, given) => merge(session, paths, given as MergeCommandOptions),
  },
  {
    name: 'split',
    summary: 'make a file for each item and article of a dump',
    description:
      'Prints a patch that makes the files, such as 2024-02-16-slug.txt, in a folder by the name of the dump. Nothing ' +
      'is written without --write. Merging the files gives what merging the dump gives.',
    options: [
      new Option('--into <folder>', 'the folder for the files; one beside each dump when not given'),
      new Option('--write', 'write the files'),
      new Option('--force', 'replace files that are there already'),
    ],
    needs: [{option: 'force', with: 'write'}],
    examples: ['dateline split page.txt', 'dateline split --into items --write dumps/'],
    act: (session, paths, given) => split(session, paths, given as SplitCommandOptions),
  },
  {
    name: 'export',
    summary: 'print items, articles, dates or mentions as a table',
    description: 'In the form that docs/export.schema.json promises of jsonl. In folders only dumps are looked at.',
    formats: ['csv', 'jsonl', 'markdown'],
    options: [
      new Option('--table <name>', 'what to list').choices(exportTables).default(exportTables[0]),
      new Option('--bom', 'begin csv with a byte-order mark').default(false),
    ],
    needs: [{option: 'bom', with: 'format', of: ['csv']}],
    examples: [
      'dateline export dumps/ > items.csv',
      'dateline export --table dates --format jsonl dumps/',
      'dateline export --table articles --format markdown page.txt',
    ],
    act: (session, paths, given) => exportDumps(session, paths, given as ExportOptions),
  },
]

/** The rules that are on, or off, when nothing is said. */
function rulesThatAre(on: boolean): string {
  return normalizeRules.filter((rule) => defaultRules[rule] === on).join(', ')
}

/** Adds a rule to those given before it. */
function oneMoreRule(given: string, before: readonly NormalizeRule[]): readonly NormalizeRule[] {
  const rule = normalizeRules.find((name) => name === given)
  if (rule === undefined) throw new InvalidArgumentError(`Rules are ${normalizeRules.join(', ')}.`)
  return [...before, rule]
}

function smallLetters(name: string): string {
  return name.toLowerCase()
}

async function isEncoding(name: string): Promise<boolean> {
  return isUnicode(name) || (await legacyLoader().load()).knows(name)
}

function unknownEncoding(name: string): string {
  const known = [...unicodeEncodings, 'windows-1251', 'windows-1252', 'koi8-r', 'ibm866']
  return `expected an encoding such as ${known.join(', ')}, got ${visible(JSON.stringify(name))}. Nothing is read.`
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

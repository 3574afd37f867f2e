import {learnedLines, type LearnedLine} from '../core/learned-lines.js'
import {filesOf} from '../core/workspace-index.js'
import {isNamed, isDumpAt} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline boilerplate`. */
export interface BoilerplateOptions extends InputOptions {
  readonly format: JsonFormat | 'text'
}

/** A line that was learned to belong to the site. */
interface FoundLine {
  readonly text: string
  readonly pages: number
  readonly example: LearnedLine['example']
}

/** `dateline boilerplate`: the lines that the inputs together show to belong to the site and not to its news. */
export async function boilerplate(
  session: Session,
  paths: readonly string[],
  options: BoilerplateOptions,
): Promise<Status> {
  const {index, failed} = await readAll(session, paths, options, {
    keep: (facts, input) => isNamed(input) || isDumpAt(input, facts),
    people: false,
  })
  const found = learnedLines(index.siteLines, filesOf(index), index.files.size).map(
    ({head, pages, example}): FoundLine => ({text: head, pages, example}),
  )
  const {format} = options
  if (format === 'text') {
    for (const {text, pages, example} of found)
      session.out.write(
        `${String(pages).padStart(6)} pages  ${visible(text)}  (${visible(example.file)}:${example.line})\n`,
      )
  } else printJson(session.out, format, found)
  return failed ? status.failed : status.fine
}

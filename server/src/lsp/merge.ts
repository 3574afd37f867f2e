import {mergeInput, type MergeInput} from '../core/edit/merge-units.js'
import {merge} from '../core/edit/merge.js'
import {normalizeOptionsOf} from '../core/settings.js'
import {mergeReport} from '../features/merge-report.js'
import type {CommandParts} from './commands.js'
import {namedFiles, sureText} from './named-files.js'
import {pauses, type Work} from './pause.js'
import type {MergeOutcome, MergeParams} from './protocol.js'
import {commonReader} from './readers.js'
import {Refused} from './serve.js'

/** More dumps than this are too much for texts in an editor. */
const mostFiles = 20_000

/**
 * Merge files, named ones whatever they are, and the dumps of folders. The answer is text for the client to show;
 * nothing is written.
 */
export async function mergeFiles(
  {uris, order: direction = 'newest', by, format = 'plain'}: MergeParams,
  {view: viewNow, texts, disk}: CommandParts,
  token: Work,
): Promise<MergeOutcome> {
  const view = viewNow()
  const keys = namedFiles(uris, view, disk, 'nothing was merged')
  if (keys.length > mostFiles) {
    throw new Refused(`Expected at most ${mostFiles} dumps, got ${keys.length}: merge them with the command line.`)
  }
  const pause = pauses(token, keys.length)
  const inputs: MergeInput[] = []
  for (const key of keys) {
    const wait = pause()
    if (wait) await wait
    const {found} = await sureText(key, texts, view, 'nothing was merged')
    const {reader} = view.rulesOf(key)
    inputs.push(mergeInput(view.around.labelOf(key), found, reader.facts(found), reader.lexicon))
  }
  const rules = keys.map((key) => view.rulesOf(key))
  const reader = commonReader(rules.map((one) => one.reader))
  const forms = rules.map(({settings}) => normalizeOptionsOf(settings))
  // Where folders want different forms, a merge of both has the usual one.
  const [form, ...others] = new Map(forms.map((one) => [JSON.stringify(one), one])).values()
  const merged = merge(inputs, reader, {
    direction,
    format,
    ...(by ? {split: by} : {}),
    ...(form && others.length === 0 ? {form} : {}),
  })
  if (merged.kind === 'refused') throw new Refused(`Nothing was merged: ${merged.reason}.`)
  return {
    files: merged.files.map(({period, parts, map}) => ({
      period,
      text: [...parts()].join(''),
      map: [...map()].map((line) => `${JSON.stringify(line)}\n`).join(''),
    })),
    report: mergeReport(
      inputs.map(({path}) => path),
      merged,
    ),
  }
}

import {existsSync} from 'node:fs'
import {join} from 'node:path'

/** The labelled dumps that lie beside the project on some machines, and the unlabelled ones beside those. */
export interface LabelledTexts {
  /** Holds `text/` and `labels/`. */
  readonly gold: string
  /** Undefined where only the labelled set is there. */
  readonly dumps: string | undefined
}

/**
 * What the variable `DATELINE_GOLD` names: the folder that holds `gold/` and `dumps/`, or the labelled set itself.
 * Undefined when it is not set. No test needs it to pass.
 */
export function labelledTexts(): LabelledTexts | undefined {
  const folder = process.env['DATELINE_GOLD']
  if (folder === undefined || folder === '') return undefined
  const gold = existsSync(join(folder, 'gold')) ? join(folder, 'gold') : folder
  const dumps = [join(folder, 'dumps'), join(folder, '..', 'dumps')].find(existsSync)
  return {gold, dumps}
}

import type {CopyChoice} from '../copies/choices.js'
import {readCopies} from '../copies/read.js'
import {noCorrections, type Corrections} from '../corrections/corrections.js'
import {readCorrections} from '../corrections/read.js'
import {checkLexicon} from '../lexicon/check.js'
import type {LexiconData} from '../lexicon/lexicon.js'
import {placeText, shownValue, type Complain, type TeamPath} from './section.js'

/**
 * What a team's file says beside settings: one field for each section of it. Recognition goes by nothing of that file
 * but this.
 */
export interface Team {
  /** Words that are read beside those of the product; undefined where the team adds none. */
  readonly words: LexiconData | undefined
  readonly corrections: Corrections
  /** Which copies are intended, and which are kept. */
  readonly copies: readonly CopyChoice[]
}

/** Of a folder without such a file. */
export const noTeam: Team = {words: undefined, corrections: noCorrections, copies: []}

/**
 * How each section is read from whatever its field holds, undefined when it is not there. A reader takes what it can
 * use, tells of the rest, and throws for nothing.
 */
const sections: {readonly [section in keyof Team]: (raw: unknown, complain: Complain) => Team[section]} = {
  words: (raw, complain) =>
    raw === undefined || raw === null
      ? undefined
      : checkLexicon(raw, (path, ...told) => complain(['words', ...path], ...told)),
  corrections: readCorrections,
  copies: readCopies,
}

/** A team's file, taken apart: its sections, what is left of it for settings, and a sentence for each fault. */
export interface ReadTeam {
  readonly team: Team
  readonly settings: unknown
  readonly problems: readonly string[]
}

/**
 * Read the sections of a team's file from its values.
 *
 * @param where
 *   What a sentence about the value at a place begins with: the file, and the line where it is known.
 */
export function readTeam(raw: unknown, where: (path: TeamPath) => string): ReadTeam {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {team: noTeam, settings: raw, problems: []}
  const problems: string[] = []
  const fields = new Map<string, unknown>(Object.entries(raw))
  const complain: Complain = (path, expected, found, now) => {
    const at = where(path)
    problems.push(`${at}${placeText(path)}: expected ${expected}, found ${shownValue(found)}; ${now}.`)
  }
  const team: Team = {
    words: sections.words(take('words'), complain),
    corrections: sections.corrections(take('corrections'), complain),
    copies: sections.copies(take('copies'), complain),
  }
  return {team, settings: Object.fromEntries(fields), problems}

  function take(section: keyof Team): unknown {
    const value = fields.get(section)
    fields.delete(section)
    return value
  }
}

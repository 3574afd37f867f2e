/**
 * What a team says of the copies of some blocks: that they are as they should be and not to be reported, or which of
 * them is kept in place of the one that the rule takes.
 */
export type CopyChoice = AcceptedCopies | KeptCopy

/** Copies that are intended. */
export interface AcceptedCopies extends ChoiceBlocks {
  readonly kind: 'accept'
}

/** The copy that is kept, of each of the blocks. */
export interface KeptCopy extends ChoiceBlocks {
  readonly kind: 'keep'
  /** Of the file, from the folder of the team. */
  readonly path: string
  /** Which of the copies in that file, from 1; the last one where there are fewer. */
  readonly nth: number
}

interface ChoiceBlocks {
  /** The keys of the hashes of the blocks, in the order of their text; one block stands in one choice at most. */
  readonly blocks: readonly number[]
  /** The first words of the first block, for people: nothing goes by them. */
  readonly words: string
}

/** What is said of one block, in all folders together. */
export interface Chosen<Choice extends CopyChoice = CopyChoice> {
  readonly choice: Choice
  /** The team's file that says it. */
  readonly team: string
  /** For a kept copy, its file as the index knows it. */
  readonly file: string
}

/** What all teams say of copies, by the keys of the blocks. A value: it is never changed. */
export interface ChosenCopies {
  readonly accepted: ReadonlyMap<number, Chosen<AcceptedCopies>>
  readonly kept: ReadonlyMap<number, Chosen<KeptCopy>>
}

/** Where nobody says anything. */
export const noChoices: ChosenCopies = {accepted: new Map(), kept: new Map()}

/** A team's choices, and how its files are named. */
export interface TeamChoices {
  readonly choices: readonly CopyChoice[]
  /** The team's file. */
  readonly team: string
  /** A path from the folder of the team as the index knows the file. */
  readonly fileOf: (path: string) => string
}

/** The choices of all teams by their blocks: like what is learned from all files, they hold for all. The first one counts. */
export function chosenCopies(teams: readonly TeamChoices[]): ChosenCopies {
  const accepted = new Map<number, Chosen<AcceptedCopies>>()
  const kept = new Map<number, Chosen<KeptCopy>>()
  for (const {choices, team, fileOf} of teams) {
    for (const choice of choices) {
      for (const block of choice.blocks) {
        if (accepted.has(block) || kept.has(block)) continue
        if (choice.kind === 'accept') accepted.set(block, {choice, team, file: team})
        else kept.set(block, {choice, team, file: fileOf(choice.path)})
      }
    }
  }
  return accepted.size + kept.size === 0 ? noChoices : {accepted, kept}
}

/** All choices, each once, in the order of the teams. */
export function choicesIn({accepted, kept}: ChosenCopies): readonly Chosen[] {
  const seen = new Map<CopyChoice, Chosen>()
  for (const chosen of [...accepted.values(), ...kept.values()]) seen.set(chosen.choice, chosen)
  return [...seen.values()]
}

/** What is said of a block; undefined for nothing. */
export function choiceOf({accepted, kept}: ChosenCopies, block: number): Chosen | undefined {
  return accepted.get(block) ?? kept.get(block)
}

/** The key of a block as the team's file has it: 16 digits to the base of 16. */
export function blockText(key: number): string {
  const high = Math.floor(key / 2 ** 32)
  const low = (key - high * 2 ** 32) >>> 0
  return pairOf(high >>> 16) + pairOf(high & 0xffff) + pairOf(low >>> 16) + pairOf(low & 0xffff)
}

/** The bytes as digits: the engine divides a number for each digit anew. */
const digits = Array.from({length: 0x100}, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Two bytes. */
function pairOf(number: number): string {
  return (digits[number >>> 8] as string) + (digits[number & 0xff] as string)
}

/** The key that 16 hexadecimal digits stand for; undefined for anything else. */
export function blockOfText(text: string): number | undefined {
  if (!/^[0-9a-f]{16}$/.test(text)) return undefined
  const key = Number.parseInt(text, 16)
  return key <= Number.MAX_SAFE_INTEGER ? key : undefined
}

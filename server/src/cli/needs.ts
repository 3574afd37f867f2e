import type {Command} from 'commander'

/** An option that says nothing without another one. */
export interface Need {
  readonly option: string
  /** The other option. */
  readonly with: string
  /** What the other one must be; absent where it is enough that it is given. */
  readonly of?: readonly string[]
}

/**
 * What is wrong with the options that a user gave, as a sentence: the first one that would be passed over without a word.
 * Undefined when nothing is.
 */
export function unmetNeed(needs: readonly Need[], command: Command): string | undefined {
  const {option, with: other, of} = needs.find((need) => isUnmet(need)) ?? {}
  if (option === undefined || other === undefined) return undefined
  if (!of) return `--${option} needs --${other}, which is not given.`
  return `--${option} needs --${other} ${listed(of)}, found ${String(command.getOptionValue(other))}.`

  function isUnmet(need: Need): boolean {
    if (!isGiven(need.option)) return false
    return need.of ? !need.of.includes(String(command.getOptionValue(need.with))) : !isGiven(need.with)
  }

  function isGiven(name: string): boolean {
    return command.getOptionValueSource(name) === 'cli'
  }
}

function listed(values: readonly string[]): string {
  const last = values[values.length - 1] ?? ''
  return values.length > 1 ? `${values.slice(0, -1).join(', ')} or ${last}` : last
}

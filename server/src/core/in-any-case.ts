/**
 * An expression that finds the words as they stand, in capitals or not: the only one that is put together at run time,
 * so that no expression is ever made of what somebody else wrote. Matching is linear.
 */
export function inAnyCase(words: string): RegExp {
  return new RegExp(words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'i')
}

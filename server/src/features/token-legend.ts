/** The kinds of tokens, in the order of the legend. */
export const tokenTypes = ['official', 'byline', 'date', 'title', 'boilerplate'] as const

/** What a token can be beside its kind, in the order of the legend: bit 0 first. */
export const tokenModifiers = ['published', 'event', 'inferred', 'impossible'] as const

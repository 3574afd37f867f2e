/**
 * Markdown constructs that are turned off when a Markdown dump is read, by their names in micromark. A crawler writes
 * headings, links, images, emphasis, lists, escapes and hard breaks; the rest of Markdown in a dump is an accident of
 * the page's own layout, and reading it as markup would lose or change words.
 */
export const disabledConstructs: readonly string[] = [
  // Contacts and paragraphs of saved pages are indented by blanks: they are text, not code.
  'codeIndented',
  // A date above a row of dashes is a date line above a rule, not a heading.
  'setextUnderline',
  // `<mail@example.org>` and `<...>` in a speech are words.
  'htmlFlow',
  'htmlText',
  // A dump defines nothing, so `[Statement]: ...` is text.
  'definition',
]

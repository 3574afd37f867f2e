/** Texts that cost the square of their length if any rule looked further than it should; each is repeated to a size. */
export const shapes: Readonly<Record<string, string>> = {
  'one long line': 'the Council met and ',
  'only blanks': ' ',
  'only brackets': '[(',
  'only date lines': '16.02.2024\n',
  'only names': 'Valery Vetlov said. Vetlov said.\n',
  'only questions': 'Question: what?\n\nAnswer: Nothing at all of the sort.\n\n',
  'only quotes': '"“',
  'only digits': '1',
  'one word a line': 'Word\n',
  'only dots': '.',
  'items of footerless pages':
    '16.02.2024\n\nThe sides agreed.\n\n\nTalks on the border\n\nThey will meet again.\n\n\n',
  'labels between footers': 'All news\n',
}

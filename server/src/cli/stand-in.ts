import type {Lexicon} from '../core/lexicon/lexicon.js'

/** Stands in for the lexicon until it lands. */
export const standardLexicon = (): Lexicon => ({
  languages: [
    {
      language: 'en',
      months: 'january,february,march,april,may,june,july,august,september,october,november,december'
        .split(',')
        .map((month) => [month]),
      footers: ['go back', 'back to the section', 'back to the all news'],
      menus: [],
      attachments: ['download document'],
      signatures: ['press secretary'],
      questions: ['question'],
      answers: ['answer'],
    },
  ],
})

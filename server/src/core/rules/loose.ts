import {nameOf} from '../names.js'
import type {NamedMention} from './official.js'

/** A loose candidate, from `start` to `end` of a text, as the mention it is if the page confirms it. */
export function looseMention(text: string, start: number, end: number): NamedMention {
  const surface = text.slice(start, end).replace(/\s+/g, ' ')
  const name = surface.includes(' ') ? nameOf(surface) : {surname: surface}
  return {start, end, surface, name, title: null, rank: null, organisation: null, official: true}
}

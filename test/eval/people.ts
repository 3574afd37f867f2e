/** A person of `people.txt`: the one name for all spellings, and the organization when a mention does not say. */
export interface Person {
  readonly name: string
  readonly org: string | null
}

/** Read `people.txt`: `alias = Name @ Organization` a line, `#` for remarks. A person is found by alias and by name. */
export function readPeople(source: string): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>()
  for (const row of source.split('\n')) {
    const parts = /^([^#=]+)=([^@]+)@(.+)$/u.exec(row)
    if (!parts) continue
    const [, alias = '', name = '', org = ''] = parts.map((part) => part.trim())
    const person = {name, org: org === '-' ? null : org}
    people.set(alias, person)
    people.set(name, person)
  }
  return people
}

import {mensNames, patronymics, surnameEndings, surnameStems, womensNames, type Spelled} from './cast-names.js'
import {between, chance, pick, sequence} from './random.js'

/** What somebody is, from one year to another, both included. */
export interface Post {
  readonly from: number
  readonly to: number
  /** `CSTO Secretary General`: as English pages write it, without article. */
  readonly en: string
  /** In Russian, nominative and instrumental. */
  readonly ru: readonly [nominative: string, instrumental: string]
  /** `Colonel-General`, only for soldiers. */
  readonly rank: string | null
  readonly role: Role
}

/** What a sentence can ask for. */
export type Role =
  'secretary' | 'deputy' | 'envoy' | 'minister' | 'ambassador' | 'soldier' | 'deputee' | 'guest' | 'press'

/** Somebody who is named in the dumps. */
export interface Person {
  /** Given name and surname in their first spelling: `Valery Vetlov`. Unique in the cast. */
  readonly id: string
  readonly given: Spelled
  readonly patronymic: Spelled | null
  readonly surname: Spelled
  readonly female: boolean
  readonly posts: readonly Post[]
}

const countries: readonly (readonly [en: string, ru: string])[] = [
  ['Republic of Armenia', 'Республики Армения'],
  ['Republic of Belarus', 'Республики Беларусь'],
  ['Republic of Kazakhstan', 'Республики Казахстан'],
  ['Kyrgyz Republic', 'Кыргызской Республики'],
  ['Russian Federation', 'Российской Федерации'],
  ['Republic of Tajikistan', 'Республики Таджикистан'],
]
const abroad = ['India', 'Serbia', 'Iran', 'Mongolia', 'Pakistan', 'Uzbekistan', 'Egypt', 'Viet Nam', 'Cuba', 'Algeria']
const guests = [
  'UN Under-Secretary-General',
  'SCO Deputy Secretary-General',
  'CIS Executive Secretary',
  'Head of the ICRC Delegation',
  'OSCE Secretary General',
]
const ranks = ['Colonel-General', 'Lieutenant General', 'Major General', 'Colonel General', 'Army General']

/** Everybody: 104 people, the same on every call and for every seed of a corpus. */
export const cast: readonly Person[] = makeCast()

/** Everybody who holds a post of this role in a year; may be empty. */
export function holders(role: Role, year: number): readonly (readonly [Person, Post])[] {
  const key = `${role} ${year}`
  let found = byRole.get(key)
  if (found === undefined) {
    found = cast.flatMap((person) =>
      person.posts
        .filter((post) => post.role === role && post.from <= year && year <= post.to)
        .map((post) => [person, post] as const),
    )
    byRole.set(key, found)
  }
  return found
}

const byRole = new Map<string, readonly (readonly [Person, Post])[]>()

function makeCast(): readonly Person[] {
  const random = sequence(2002)
  const people: Person[] = []
  const taken = new Set<string>()
  // The head of the organisation changes every three years and was a deputy before.
  for (let term = 2014; term <= 2026; term += 3) {
    add(
      [
        post(
          term - 4,
          term - 2,
          'CSTO Deputy Secretary General',
          'заместитель Генерального секретаря ОДКБ',
          'заместителем Генерального секретаря ОДКБ',
          'deputy',
        ),
        post(
          term - 1,
          term - 1,
          'CSTO Acting Secretary General',
          'исполняющий обязанности Генерального секретаря ОДКБ',
          'исполняющим обязанности Генерального секретаря ОДКБ',
          'deputy',
        ),
        post(
          term,
          term + 2,
          pick(random, ['CSTO Secretary General', 'Secretary General of the Collective Security Treaty Organization']),
          'Генеральный секретарь ОДКБ',
          'Генеральным секретарем ОДКБ',
          'secretary',
        ),
      ],
      false,
    )
  }
  for (let from = 2012; from <= 2024; from += 2) {
    add(
      [
        post(
          from,
          from + 3,
          'CSTO Deputy Secretary General',
          'заместитель Генерального секретаря ОДКБ',
          'заместителем Генерального секретаря ОДКБ',
          'deputy',
        ),
      ],
      false,
    )
    add(
      [
        post(
          from,
          from + 3,
          pick(random, ['Chief of the CSTO Joint Staff', 'Deputy Chief of the CSTO Joint Staff']),
          'начальник Объединенного штаба ОДКБ',
          'начальником Объединенного штаба ОДКБ',
          'soldier',
          pick(random, ranks),
        ),
      ],
      false,
    )
  }
  for (const [en, ru] of countries) {
    for (let from = 2012; from <= 2024; from += 4) {
      add([
        post(
          from,
          from + 3,
          `Minister of Foreign Affairs of the ${en}`,
          `Министр иностранных дел ${ru}`,
          `Министром иностранных дел ${ru}`,
          'minister',
        ),
      ])
      add(
        [
          post(
            from,
            from + 3,
            `Permanent and Plenipotentiary Representative of the ${en} to the CSTO`,
            `Постоянный и Полномочный Представитель ${ru} при ОДКБ`,
            `Постоянным и Полномочным Представителем ${ru} при ОДКБ`,
            'envoy',
          ),
          post(
            from + 4,
            from + 7,
            `Deputy Minister of Defense of the ${en}`,
            `заместитель Министра обороны ${ru}`,
            `заместителем Министра обороны ${ru}`,
            'minister',
          ),
        ],
        false,
      )
    }
    add([
      post(
        2012,
        2027,
        `Chairman of the Committee on Defense and Security of the Parliament of the ${en}`,
        `Председатель комитета по обороне и безопасности Парламента ${ru}`,
        `Председателем комитета по обороне и безопасности Парламента ${ru}`,
        'deputee',
      ),
    ])
  }
  for (const state of abroad)
    add([
      post(
        2012,
        2027,
        `Ambassador of ${state} to the Russian Federation`,
        `Посол (${state}) в Российской Федерации`,
        `Послом (${state}) в Российской Федерации`,
        'ambassador',
      ),
    ])
  for (const guest of guests) add([post(2012, 2027, guest, guest, guest, 'guest')])
  for (let from = 2012; from <= 2024; from += 4)
    add([post(from, from + 3, 'CSTO Press Secretary', 'Пресс-секретарь ОДКБ', 'Пресс-секретарем ОДКБ', 'press')], false)
  while (people.length < 104)
    add([
      post(
        2012,
        2027,
        `Head of the ${pick(random, ['Political', 'Legal', 'Analytical', 'Organizational'])} Department of the CSTO Secretariat`,
        'начальник управления Секретариата ОДКБ',
        'начальником управления Секретариата ОДКБ',
        'envoy',
      ),
    ])
  return people

  function add(posts: readonly Post[], mayBeFemale = true): void {
    for (;;) {
      const female = mayBeFemale && chance(random, 0.15)
      const given = pick(random, female ? womensNames : mensNames)
      const surname = join(pick(random, surnameStems), pick(random, surnameEndings), female)
      const id = `${given.latin} ${surname.latin}`
      // Two people of one surname are rare in the real pages, too; here there are none, so that a surname alone is settled.
      if (taken.has(surname.latin)) continue
      taken.add(surname.latin)
      people.push({id, given, patronymic: female ? null : pick(random, patronymics), surname, female, posts})
      return
    }
  }

  function post(
    from: number,
    to: number,
    en: string,
    nominative: string,
    instrumental: string,
    role: Role,
    rank: string | null = null,
  ): Post {
    return {from, to, en, ru: [nominative, instrumental], rank, role}
  }
}

function join(stem: Spelled, ending: Spelled, female: boolean): Spelled {
  const suffix = female && /(?:ov|aev|in)$/.test(ending.latin) ? (['a', 'а'] as const) : (['', ''] as const)
  return {
    latin: stem.latin + ending.latin + suffix[0],
    variant: stem.variant + ending.variant + suffix[0],
    cyrillic: stem.cyrillic + ending.cyrillic + suffix[1],
  }
}

/** A year the cast has a head for. */
export function anyYear(random: () => number): number {
  return between(random, 2014, 2027)
}

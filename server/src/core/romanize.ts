/** Cyrillic letters as passports and BGN/PCGN spell them, the letters of Russia's neighbors included. */
const latin = new Map<string, string>(
  Object.entries({
    а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
    н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
    ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ә: 'a', ғ: 'g', қ: 'k',
    ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u', ҳ: 'h', ҹ: 'j', ҝ: 'g', ј: 'j', ђ: 'dj', љ: 'lj',
    њ: 'nj', ћ: 'c', џ: 'dz',
  }),
) // prettier-ignore

/** Latin letters that Unicode does not take apart. */
const plain = new Map<string, string>(
  Object.entries({ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', æ: 'ae', œ: 'oe', ə: 'a', ß: 'ss', þ: 'th'}),
)

const plainWord = /^[a-z]*$/

/** A word in small Latin letters without marks: `Хачатуров` gives `khachaturov`, `José` `jose`. Linear. */
export function romanize(word: string): string {
  const small = word.toLowerCase()
  if (plainWord.test(small)) return small
  let result = ''
  // A soft sign before a vowel is heard as a glide, and spelled: `Григорьевич`, `Grigorievich`.
  const heard = small.normalize('NFC').replace(/ь(?=[еёиоюя])/g, 'и')
  for (const letter of heard) {
    const known = latin.get(letter) ?? plain.get(letter)
    if (known !== undefined) result += known
    else if (letter >= 'a' && letter <= 'z') result += letter
    else if (/\p{L}/u.test(letter)) result += letter.normalize('NFD').replace(/\p{M}/gu, '')
  }
  return result
}

/**
 * A romanized word with the choices of its speller taken away, so that `Yury` and `Yuri`, `Ordabaev` and `Ordabayev`,
 * `Khasan` and `Hasan`, `Viacheslav` and `Vyacheslav` are one. What is left is a key and no longer a word.
 */
export function levelSpelling(romanized: string): string {
  return (
    romanized
      .replace(/shch|sch/g, 'sh')
      .replace(/tch/g, 'ch')
      .replace(/kh/g, 'h')
      .replace(/dzh|dj|zh/g, 'j')
      .replace(/x/g, 'ks')
      .replace(/ph/g, 'f')
      .replace(/ck|q/g, 'k')
      .replace(/c(?!h)/g, 'k')
      .replace(/w/g, 'v')
      .replace(/^(?:yo|io)(?=u)/, '')
      .replace(/^[yi](?=[aeu])/, '')
      .replace(/y/g, 'i')
      // A glide between vowels, `Nikolayevich`, and doubled letters, `Taalatbek`, come and go.
      .replace(/([aeiou])i(?=[aeou])/g, '$1')
      .replace(/([a-z])\1+/g, '$1')
      // `Semyon`, `Semion`, `Semen`
      .replace(/([bdfghj-nprstvz])io/g, '$1e')
      .replace(/([a-z])\1+/g, '$1')
  )
}

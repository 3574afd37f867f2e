/** Letters of the Cyrillic and Greek alphabets beside the Latin ones that they look like. */
const pairs = 'аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwАAВBЕEЗ3КKМMНHОOРPСCТTУYХXІIЈJЅSԌGԚQԜWοoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXνvıi'

const latin = new Map(Array.from({length: pairs.length >> 1}, (_, at) => [pairs[at * 2], pairs[at * 2 + 1]]))

/**
 * A spelling that words share which look alike: letters in the Latin alphabet where that has one that looks the same,
 * marks above letters composed with them. The word itself for nearly all English ones. Linear.
 */
export function lookAlike(word: string): string {
  let plain = true
  for (let at = 0; at < word.length && plain; at++) plain = word.charCodeAt(at) < 0x80
  if (plain) return word
  return Array.from(word.normalize('NFC'), (letter) => latin.get(letter) ?? letter).join('')
}

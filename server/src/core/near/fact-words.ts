import en from '../lexicon/en.json' with {type: 'json'}
import ru from '../lexicon/ru.json' with {type: 'json'}

/** The names of the months, lower case, in the languages of the product. */
export const monthWords: ReadonlySet<string> = new Set([...en.months, ...ru.months].flat())

/** Numerals in letters, lower case: `three` for `four` is another figure. */
export const numberWords: ReadonlySet<string> = new Set(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion second third ' +
    'fourth fifth sixth seventh eighth ninth tenth half dozen twice два две двух три трех трёх четыре четырех четырёх ' +
    'пять пяти шесть шести семь семи восемь восьми девять девяти десять десяти одиннадцать двенадцать двадцать ' +
    'тридцать сорок пятьдесят сто двести триста тысяча тысячи тысяч миллион миллиона миллионов второй вторая второе ' +
    'третий третья третье четвертый пятый шестой седьмой восьмой девятый десятый'
  ).split(' '),
)

/** Words that a sentence begins with and no name does, lower case: their capital says nothing. */
export const openings: ReadonlySet<string> = new Set(
  (
    'the an in on at by of to for from with as it he she we you they this that these those there here his her its our ' +
    'their and but or nor so yet if when while where after before during since until under over within about according ' +
    'also all any both each some such no not then thus however moreover meanwhile today yesterday tomorrow dear what ' +
    'who which how why mr ms mrs в во на по с со из за от до для при под над о об и а но или не что как это эти этот ' +
    'эта так также его ее её их мы вы они он она оно после перед во сегодня вчера завтра согласно кроме однако по у к ко'
  ).split(' '),
)

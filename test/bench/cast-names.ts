/** A name in Latin letters, a second spelling of it (the same when it has none), and in Cyrillic. */
export interface Spelled {
  readonly latin: string
  readonly variant: string
  readonly cyrillic: string
}

/** Given names of men. */
export const mensNames = spelled(
  'Valery Valeri Валерий, Stanislav Stanislav Станислав, Yury Yuri Юрий, Sergey Sergei Сергей, Andrey Andrei Андрей, ' +
    'Alexander Aleksandr Александр, Vyacheslav Viacheslav Вячеслав, Nikolay Nikolai Николай, Alexey Aleksei Алексей, ' +
    'Dmitry Dmitri Дмитрий, Mikhail Michail Михаил, Igor Igor Игорь, Viktor Victor Виктор, Anatoly Anatoli Анатолий, ' +
    'Evgeny Yevgeny Евгений, Grigory Grigori Григорий, Ruslan Ruslan Руслан, Timur Timour Тимур, Marat Marat Марат, ' +
    'Nurlan Nourlan Нурлан, Askar Asqar Аскар, Bolat Bulat Болат, Kanat Qanat Канат, Rustam Roustam Рустам, ' +
    'Farrukh Farruh Фаррух, Zafar Zafar Зафар, Khasan Hasan Хасан, Armen Armen Армен, Tigran Dikran Тигран, ' +
    'Gevorg Gevork Геворг, Samvel Samvel Самвел, Erlan Yerlan Ерлан, Talant Talant Талант, Bakyt Bakit Бакыт',
)

/** Given names of women. */
export const womensNames = spelled(
  'Natalia Nataliya Наталья, Elena Yelena Елена, Roza Rosa Роза, Gulnara Gulnora Гульнара, Anna Anna Анна, Irina Irena Ирина',
)

/** Father's names of men, in the nominative. */
export const patronymics = spelled(
  'Nikolayevich Nikolaevich Николаевич, Ivanovich Ivanovich Иванович, Grigorievich Grigoryevich Григорьевич, ' +
    'Petrovich Petrovich Петрович, Sergeyevich Sergeevich Сергеевич, Maratovich Maratovich Маратович, ' +
    'Alexandrovich Aleksandrovich Александрович, Rustamovich Rustamovich Рустамович, Viktorovich Victorovich Викторович, ' +
    'Asanovich Assanovich Асанович, Tigranovich Tigranovich Тигранович, Yurievich Yuryevich Юрьевич',
)

/** Stems of surnames; an ending makes the name. None is a word of English. */
export const surnameStems = spelled(
  'Vetl Vetl Ветл, Gorsh Gorsh Горш, Berezn Berezn Березн, Dolm Dolm Долм, Zhark Jark Жарк, Kalm Kalm Калм, ' +
    'Lutch Lutch Лутч, Mirosh Mirosh Мирош, Nosk Nosk Носк, Osmar Osmar Осмар, Pelsh Pelsh Пельш, Rudakh Rudah Рудах, ' +
    'Sarm Sarm Сарм, Tulk Tulk Тулк, Ustr Ustr Устр, Farz Farz Фарз, Khalm Halm Халм, Tsvirk Tzvirk Цвирк, ' +
    'Chagd Chagd Чагд, Sharap Sharap Шарап, Abdys Abdys Абдыс, Baitem Baytem Байтем, Galst Galst Галст, Davt Davt Давт, ' +
    'Ergesh Yergesh Эргеш, Zarip Zarip Зарип, Ismat Ismat Исмат, Kenzh Kenj Кенж, Mamyr Mamyr Мамыр, Ordash Ordash Ордаш, ' +
    'Saryb Saryb Сарыб, Tolkun Tolkun Толкун',
)

/** Endings of surnames: as in the Slavic, the Central Asian, the Ukrainian and the Armenian ones. */
export const surnameEndings = spelled('ov ov ов, aev ayev аев, in in ин, enko enko енко, yan ian ян')

function spelled(list: string): readonly Spelled[] {
  return list.split(', ').map((entry) => {
    const [latin = '', variant = '', cyrillic = ''] = entry.split(' ')
    return {latin, variant, cyrillic}
  })
}

import assert from 'node:assert/strict'
import {compatibleGiven, foldGiven, foldSurname, initialOf, nameKey, nameOf} from '../../server/src/core/names.js'

/** Each line lists spellings of one name; no two lines may meet. */
function check(fold: (name: string) => string, ...lines: string[]): void {
  const owners = new Map<string, string>()
  for (const line of lines) {
    const [first = '', ...rest] = line.split(' ')
    for (const spelling of rest) assert.equal(fold(spelling), fold(first), `${spelling} and ${first}`)
    assert.equal(owners.get(fold(first)), undefined, `${first} must differ from ${owners.get(fold(first)) ?? ''}`)
    owners.set(fold(first), first)
  }
}

describe('name keys', () => {
  it('level the spellings of a given name', () =>
    check(
      foldGiven,
      'Yuri Yury Yuriy Iurii Юрий Юрия Юрию Юрием',
      'Taalatbek Talatbek Таалатбек Талатбека',
      'Andrei Andrey Андрей Андрея Андрею Andriy',
      'Sergey Sergei Сергей Сергея Сергеем Siarhei Serhii',
      'Sergio',
      'Khasan Hasan Хасан Хасана',
      'Vyacheslav Viacheslav Вячеслав Вячеслава',
      'Alexander Aleksandr Alexandr Александр Александру Aliaksandr',
      'Alexei Alexey Aleksei Алексей Алексеем',
      'Andrew',
      'Valery Valeri Valeriy Валерий Валерия Валерием',
      'Viktor Victor Виктор Виктора',
      'Dmitry Dmitri Dmitriy Дмитрий Дмитрия',
      'Samat Самат Самата',
      'Imangali Имангали',
      'Emomali Эмомали',
      'Kassym-Jomart Kasym-Zhomart Касым-Жомарт',
      'Sadyr Садыр Садыра',
      'Pavel Павел Павла Павлом',
      'Petr Pyotr Пётр Петр Петра',
      'Nikol Никол Никола',
      'Nikolai Nikolay Николай Николаем',
      'Maria Mariya Мария Марию Марии',
      'Anna Анна Анны Анной',
      'Elena Yelena Елена Елены',
      'Evgeny Yevgeny Evgeni Евгений Евгения',
      'Gennady Gennadi Геннадий Геннадия',
      'Ilya Ilia Илья Ильи',
      'Igor Игорь Игоря Ihor',
      'Stanislav Станислав Станиславом',
      'Vladimir Владимир Владимира Volodymyr',
      'Vladislav Владислав',
      'Artem Artyom Артём Артема',
      'Michael',
      'Mikhail Михаил Михаила',
      'Diana',
      'Dana',
    ))
  it('level the spellings of a surname, its cases and its feminine', () =>
    check(
      foldSurname,
      'Khachaturov Hachaturov Хачатуров Хачатурова Хачатуровым Хачатурову',
      'Masadykov Masadikov Масадыков Масадыковым',
      'Ordabaev Ordabayev Ордабаев Ордабаева',
      'Zainetdinov Zaynetdinov Зайнетдинов Зайнетдинова',
      'Zas ZAS Зась Зася Засем',
      'Lukashenko Лукашенко',
      'Tokayev Tokaev Токаев Токаевым',
      'Japarov Zhaparov Жапаров Жапарова',
      'Rahmon Rakhmon Рахмон Рахмона Рахмоном',
      'Pashinyan Pashinian Пашинян Пашиняна Пашиняном',
      'Zakharova Захарова Захаровой Захарову',
      'Lavrov Лавров Лаврова Лаврову Лавровым Лаврове',
      'Putin Путин Путина Путиным',
      'Shoigu Шойгу',
      'Zelensky Zelenskyy Zelenskiy Зеленский Зеленского Зеленским',
      'Makei Макей Макея',
      'Serdyukov Serdiukov Сердюков Сердюкова',
      'Aliyev Aliev Алиев Алиева',
      'al-Assad Al-Assad Assad',
      'Zhang',
      'Zhu',
      'Zhou',
      'Zhao',
      'Semerikov Семериков Семерикова',
      'Tasmagambetov Тасмагамбетов Тасмагамбетовым',
      'Sultonov Султонов Султонову',
    ))
  it('level patronymics', () =>
    check(
      foldGiven,
      'Nikolayevich Nikolaevich Николаевич Николаевичем',
      'Nurgalievich Nurgaliyevich Нургалиевич Нургалиевичу',
      'Ivanovna Ивановна Ивановной',
      'Ivanovich Иванович',
      'Grigorievich Grigoryevich Григорьевич',
    ))
  it('match initials with names', () => {
    for (const [initial, given] of [
      ['Kh', 'Khasan'],
      ['Kh', 'Hasan'],
      ['H.', 'Khasan'],
      ['Х', 'Khasan'],
      ['S', 'Samat'],
      ['IN', 'Imangali'],
      ['Yu', 'Yuri'],
      ['Y', 'Yury'],
      ['Ю', 'Yuri'],
      ['E', 'Yevgeny'],
      ['Ye', 'Evgeny'],
      ['A', 'Алексей'],
      ['Vladimir', 'Владимиром'],
    ] as const)
      assert.ok(compatibleGiven(initial, given), `${initial} fits ${given}`)
    for (const [initial, given] of [
      ['S', 'Taalatbek'],
      ['V', 'Samat'],
      ['T', 'Samat'],
      ['Alexander', 'Alexei'],
      ['Li', 'Lin'],
    ] as const)
      assert.ok(!compatibleGiven(initial, given), `${initial} does not fit ${given}`)
  })
  it('give the initial of a name', () => {
    assert.equal(initialOf('Khasan'), initialOf('Hasan'))
    assert.equal(initialOf('Samat'), 's')
  })
  it('take a name given alone to its parts', () => {
    assert.deepEqual(nameOf('V.Semerikov'), {initials: 'V', surname: 'Semerikov'})
    assert.deepEqual(nameOf('I.N. Tasmagambetov'), {initials: 'IN', surname: 'Tasmagambetov'})
    assert.deepEqual(nameOf('Alexander Grigorievich'), {given: 'Alexander', patronymic: 'Grigorievich'})
    assert.deepEqual(nameOf('Tasmagambetov Imangali Nurgalievich'), {
      given: 'Imangali',
      patronymic: 'Nurgalievich',
      surname: 'Tasmagambetov',
    })
    assert.deepEqual(nameOf('Zas'), {surname: 'Zas'})
    assert.deepEqual(nameOf('Ursula von der Leyen'), {given: 'Ursula', surname: 'von der Leyen'})
  })
  it('give one key to one name', () => {
    assert.equal(nameKey(nameOf('Yury Khachaturov')), nameKey(nameOf('Юрием Хачатуровым')))
    assert.notEqual(nameKey(nameOf('Yury Khachaturov')), nameKey(nameOf('Igor Khachaturov')))
  })
})

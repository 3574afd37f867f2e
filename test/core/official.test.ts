import {check} from './named.js'

describe('posts beside a name', () => {
  it('stand before it, organisation and all', () => {
    check(
      'On 3 March, the CSTO Secretary General ⟦Imangali Tasmagambetov⟧ received the Ambassador Extraordinary and Plenipotentiary of the Kyrgyz Republic to the Russian Federation ⟦Gulnara Baatyrbekova⟧.',
      'CSTO Secretary General',
      'Ambassador Extraordinary and Plenipotentiary of the Kyrgyz Republic to the Russian Federation',
    )
    check(
      'Taking part were Deputy Chief of the CSTO Joint Staff Lieutenant-General ⟦Hasan Kaloev⟧ and Head of the Military Cooperation Department Major General ⟦Ruslan Medeubekov⟧.',
      {title: 'Deputy Chief of the CSTO Joint Staff', rank: 'Lieutenant-General'},
      {title: 'Head of the Military Cooperation Department', rank: 'Major General'},
    )
    check(
      'The Minister of Defense of the Republic of Belarus, Lieutenant General ⟦Viktor Khrenin⟧, and his Armenian colleague ⟦Suren Papikyan⟧ agreed.',
      {title: 'Minister of Defense of the Republic of Belarus', rank: 'Lieutenant General'},
    )
    check(
      'The State Secretary of the Security Council of the Republic of Belarus ⟦Alexander Volfovich⟧ spoke first.',
      'State Secretary of the Security Council of the Republic of Belarus',
    )
    check(
      "Kazakhstan’s Deputy Foreign Minister ⟦Roman Vassilenko⟧ and Tajikistan's Foreign Minister ⟦Sirojiddin Muhriddin⟧ spoke.",
      'Kazakhstan’s Deputy Foreign Minister',
      "Tajikistan's Foreign Minister",
    )
    check('Kremlin spokesman ⟦Dmitry Peskov⟧ told reporters on Monday.', 'Kremlin spokesman')
    check('The head of the military department ⟦Sergei Shoigu⟧ said so.', 'head of the military department')
    check(
      'The event was opened by the deputy Executive Secretary of the CIS ⟦Ilhom Nematov⟧.',
      'deputy Executive Secretary of the CIS',
    )
    check(
      'NATO Secretary General ⟦Jens Stoltenberg⟧ and EU High Representative ⟦Josep Borrell⟧ met in Brussels.',
      'NATO Secretary General',
      'EU High Representative',
    )
    check('UN High Commissioner for Refugees ⟦Filippo Grandi⟧ thanked the donors.', 'UN High Commissioner for Refugees')
    check(
      'Under-Secretary-General for Counter-Terrorism ⟦Vladimir Voronkov⟧ opened the conference.',
      'Under-Secretary-General for Counter-Terrorism',
    )
    check(
      'The Prime Minister of Armenia, Chairman of the CSTO Collective Security Council ⟦Nikol Pashinyan⟧ chaired it.',
      'Prime Minister of Armenia, Chairman of the CSTO Collective Security Council',
    )
    check(
      'Deputy Chairman of the Security Council of the Russian Federation ⟦Dmitry Medvedev⟧ wrote.',
      'Deputy Chairman of the Security Council of the Russian Federation',
    )
    check(
      'Speaker of the National Assembly ⟦Alen Simonyan⟧ and Chairman of the Mazhilis ⟦Yerlan Koshanov⟧ attended.',
      'Speaker of the National Assembly',
      'Chairman of the Mazhilis',
    )
    check(
      'The Chairperson of the Council of the Republic of the National Assembly of Belarus ⟦Natalia Kochanova⟧ spoke.',
      'Chairperson of the Council of the Republic of the National Assembly of Belarus',
    )
    check(
      'The First Deputy Prime Minister/Minister of Energy ⟦Pavel Sorokin⟧ came.',
      'First Deputy Prime Minister/Minister of Energy',
    )
    check('Secretary of the Security Council ⟦Armen Grigoryan⟧ met them.', 'Secretary of the Security Council')
    check('Acting President of the Organisation ⟦Mevlut Bayraktar⟧ left.', 'Acting President of the Organisation')
    check('The Rector of MGIMO University ⟦Anatoly Torkunov⟧ signed it.', 'Rector of MGIMO University')
    check('Director of the CIS Anti-Terrorism Center, Police Colonel General ⟦Andrey Novikov⟧ spoke. ')
    check(
      'The Permanent Representative of the Republic of Armenia to the OSCE, Ambassador ⟦Armen Papikyan⟧, took the floor.',
      'Permanent Representative of the Republic of Armenia to the OSCE, Ambassador',
    )
    check(
      'German Chancellor ⟦Olaf Scholz⟧ and French President ⟦Emmanuel Macron⟧ phoned.',
      'German Chancellor',
      'French President',
    )
    check(
      'U.S. Secretary of State ⟦Antony Blinken⟧ and US President ⟦Joe Biden⟧ were there.',
      'U.S. Secretary of State',
      'US President',
    )
    check(
      'Special Envoy of the President of Russia for Afghanistan ⟦Zamir Kabulov⟧ came.',
      'Special Envoy of the President of Russia for Afghanistan',
    )
    check(
      'Chinese State Councillor and Foreign Minister ⟦Wang Yi⟧ greeted them.',
      'Chinese State Councillor and Foreign Minister',
    )
    check("Tajik President ⟦Emomali Rahmon⟧'s visit was long.", 'Tajik President')
    check(
      'President of the Islamic Republic of Iran ⟦Ebrahim Raisi⟧ and President ⟦Xi Jinping⟧ spoke.',
      'President of the Islamic Republic of Iran',
      'President',
    )
    check('The head of the delegation, Deputy Minister of Justice ⟦Karen Andreasyan⟧, answered. ')
    check(
      'The chief of the General Staff of the Armed Forces of Armenia ⟦Edvard Asryan⟧ reported.',
      'chief of the General Staff of the Armed Forces of Armenia',
    )
    check('The CSTO Deputy Secretary General, Mr. ⟦Takhir Khairulloev⟧, closed the seminar.', {
      title: 'CSTO Deputy Secretary General',
      rank: 'Mr.',
    })
    check(
      'Advisor to the CSTO Secretary General ⟦Vladimir Andreyev⟧ explained.',
      'Advisor to the CSTO Secretary General',
    )
    check(
      'Assistant to the President of the Republic of Kazakhstan – Secretary of the Security Council ⟦Gizat Nurdauletov⟧ came.',
      'Assistant to the President of the Republic of Kazakhstan – Secretary of the Security Council',
    )
    check(
      'President of the Republic of Tajikistan ⟦Emomali Rahmon⟧ and the CSTO Secretary General ⟦Stanislav Zas⟧ talked.',
      'President of the Republic of Tajikistan',
      'CSTO Secretary General',
    )
    check(
      'Executive Secretary of the CSTO Parliamentary Assembly ⟦Sergey Pospelov⟧ noted.',
      'Executive Secretary of the CSTO Parliamentary Assembly',
    )
    check('The Chief of Staff of the Joint Task Force Colonel ⟦Ivan Bely⟧ reported.', {
      title: 'Chief of Staff of the Joint Task Force',
      rank: 'Colonel',
    })
  })
  it('stand after it, behind a comma, a dash or in brackets', () => {
    check('⟦Anatoly Sidorov⟧, Chief of the CSTO Joint Staff, held a briefing.', 'Chief of the CSTO Joint Staff')
    check(
      '⟦Alexander Lukashenko⟧, President of the Republic of Belarus, who chaired the session, thanked all.',
      'President of the Republic of Belarus',
    )
    check(
      'He was met by ⟦Mikhail Popov⟧, Deputy Secretary of the Security Council of the Russian Federation.',
      'Deputy Secretary of the Security Council of the Russian Federation',
    )
    check(
      '⟦Valery Semerikov⟧ (CSTO Deputy Secretary General) and ⟦Pyotr Tikhonovsky⟧ (Deputy Chief of the Joint Staff) spoke.',
      'CSTO Deputy Secretary General',
      'Deputy Chief of the Joint Staff',
    )
    check('⟦Vladimir Zaynetdinov⟧ - CSTO Press Secretary', 'CSTO Press Secretary')
    check(
      '⟦Tigran Sargsyan⟧ – Chairman of the Board of the Eurasian Economic Commission;',
      'Chairman of the Board of the Eurasian Economic Commission',
    )
    check(
      'Speakers were ⟦Sergey Lavrov⟧, Minister of Foreign Affairs of Russia, ⟦Vladimir Makei⟧, Minister of Foreign Affairs of Belarus, and ⟦Ararat Mirzoyan⟧, Minister of Foreign Affairs of Armenia.',
      'Minister of Foreign Affairs of Russia',
      'Minister of Foreign Affairs of Belarus',
      'Minister of Foreign Affairs of Armenia',
    )
    check(
      '⟦Roza Otunbaeva⟧, head of UNAMA, and ⟦Kanni Wignaraja⟧, an assistant secretary-general, came.',
      'head of UNAMA',
      'assistant secretary-general',
    )
    check(
      '⟦Maria Zakharova⟧, the official spokeswoman for the Russian Foreign Ministry: "We are glad."',
      'official spokeswoman for the Russian Foreign Ministry',
    )
    check(
      'According to ⟦Viktor Vasiliev⟧, Permanent and Plenipotentiary Representative of the Russian Federation to the CSTO, the plan is ready.',
      'Permanent and Plenipotentiary Representative of the Russian Federation to the CSTO',
    )
  })
  it('are split round it', () => {
    check(
      'President ⟦Sadyr Japarov⟧ of the Kyrgyz Republic and Prime Minister ⟦Shehbaz Sharif⟧ of Pakistan met.',
      'President … of the Kyrgyz Republic',
      'Prime Minister … of Pakistan',
    )
    check('Ambassador ⟦Yerlan Baudarbek-Kozhatayev⟧ of Kazakhstan spoke.', 'Ambassador … of Kazakhstan')
  })
  it('are shared by several names', () => {
    check(
      'The Deputy Secretaries General ⟦V. Semerikov⟧ and ⟦S. Ordabayev⟧ attended.',
      'Deputy Secretaries General',
      'Deputy Secretaries General',
    )
    check(
      'Foreign Ministers ⟦Sergey Lavrov⟧, ⟦Ararat Mirzoyan⟧ and ⟦Mukhtar Tleuberdi⟧ signed it.',
      'Foreign Ministers',
      'Foreign Ministers',
      'Foreign Ministers',
    )
    check('Presidents ⟦Vladimir Putin⟧ and ⟦Alexander Lukashenko⟧ shook hands.', 'Presidents', 'Presidents')
    check(
      '⟦V. Semerikov⟧ and ⟦T. Masadykov⟧, CSTO Deputy Secretaries General, came.',
      'CSTO Deputy Secretaries General',
      'CSTO Deputy Secretaries General',
    )
  })
  it('are not his while he is being named to them', () => {
    check('⟦Imangali Tasmagambetov⟧ was appointed Secretary General of the CSTO.', null)
    check('The presidents appointed ⟦Imangali Tasmagambetov⟧ Secretary General.', null)
    check('⟦Taalatbek Masadykov⟧ took the post of the CSTO Secretary General on January 1.', null)
    check('⟦Stanislav Zas⟧ was elected as Chairman.', null)
    check('The Council decided to appoint as Secretary General ⟦Imangali Tasmagambetov⟧.', null)
    check(
      'The newly appointed Ambassador of Armenia ⟦Vagharshak Harutiunyan⟧ presented his credentials.',
      'Ambassador of Armenia',
    )
  })
  it('are told from credits, headlines and speakers', () => {
    check('⟦Stanislav Zas⟧: “We must be ready.”', null)
    check('⟦Stanislav Zas⟧: the drill showed what it had to.', null)
    check('Interview of the CSTO Secretary General ⟦Nikolay Bordyuzha⟧ with RT', 'CSTO Secretary General')
    check('Commentary of the CSTO Press Secretary ⟦Vladimir Zaynetdinov⟧ on the drill', 'CSTO Press Secretary')
    check('CSTO Secretary General: ⟦Stanislav Zas⟧', 'CSTO Secretary General')
    check('Moderator: ⟦Sergey Mikhailov⟧', 'Moderator')
    check('Photo: ⟦Ivan Petrov⟧', {title: null, official: false})
    check('Photo by ⟦Mark Garten⟧', {title: null, official: false})
    check('UN Photo/⟦Eskinder Debebe⟧', {title: null, official: false})
    check('By ⟦Anna Karenova⟧', {title: null, official: false})
    check('Text: ⟦Anna Karenova⟧, Moscow', {title: null, official: false})
    check('TASS correspondent ⟦Pavel Smirnov⟧ asked about it.', {title: null, official: false})
    check('⟦Ivan Petrov⟧', {title: null, official: false})
  })
  it('keep to their own limits', () => {
    check(
      '⟦Ivan Bely⟧, Lieutenant General, Head of the Military Committee, opened it.',
      'Head of the Military Committee',
    )
    check(
      '⟦Ivan Bely⟧, Doctor of Law, Director of the Institute of State and Law, spoke.',
      'Director of the Institute of State and Law',
    )
    check('⟦Anna Belova⟧, now Deputy Minister of Health, remembered.', 'Deputy Minister of Health')
    check('⟦Anna Belova⟧, a former Deputy Minister of Health, remembered.', 'former Deputy Minister of Health')
    check(
      'Former CSTO Secretary General ⟦Nikolai Bordyuzha⟧ and ex-President ⟦Sooronbay Jeenbekov⟧ met.',
      'Former CSTO Secretary General',
      'ex-President',
    )
    check(
      'Among them are ⟦Ivan Bely⟧ (Russia), chair of the committee, and ⟦Anna Belova⟧ (Kazakhstan), rapporteur.',
      'chair of the committee',
      'rapporteur',
    )
    check('The talks were led by ⟦Ivan Bely⟧, who heads the department.', null)
    check(
      '⟦Ivan Bely⟧, Deputy Director of the CIS Anti-Terrorist Center - Head of the Central Asian Branch, spoke.',
      'Deputy Director of the CIS Anti-Terrorist Center - Head of the Central Asian Branch',
    )
    check('⟦Ivan Bely⟧ – Deputy Director of the Center,', 'Deputy Director of the Center')
    check("Head of the Secretariat's Department ⟦Ivan Bely⟧ answered.", "Head of the Secretariat's Department")
    check('The group was commanded by Colonel ⟦Ivan Bely⟧, Chief of the Operations Directorate of the Joint Staff.', {
      title: 'Chief of the Operations Directorate of the Joint Staff',
      rank: 'Colonel',
    })
    check('"We agreed," said ⟦Ivan Bely⟧, the commander of the peacekeepers.', 'commander of the peacekeepers')
    check('"We agreed," said the commander of the peacekeepers ⟦Ivan Bely⟧.', 'commander of the peacekeepers')
    check(
      'The mayor of Yerevan ⟦Hayk Marutyan⟧ and the governor of Syunik ⟦Melikset Poghosyan⟧ came.',
      'mayor of Yerevan',
      'governor of Syunik',
    )
    check('Akim of the Almaty Region ⟦Kanat Bozumbayev⟧ greeted them.', 'Akim of the Almaty Region')
    check('The abbot of the monastery, Bishop ⟦Tikhon⟧, blessed the colours.')
    check('Metropolitan ⟦Hilarion⟧ spoke.')
    check('Patriarch ⟦Kirill⟧ sent a message.', 'Patriarch')
    check('Pope ⟦Francis⟧ prayed.', 'Pope')
    check('King ⟦Abdullah⟧ of Jordan came.', 'King … of Jordan')
    check(
      'Vice-Speaker of the Jogorku Kenesh ⟦Nurbek Sydygaliev⟧ and deputy ⟦Ulan Primov⟧ came.',
      'Vice-Speaker of the Jogorku Kenesh',
      'deputy',
    )
    check(
      'Member of the Council of the Federation ⟦Konstantin Kosachev⟧ explained.',
      'Member of the Council of the Federation',
    )
    check(
      'Deputy of the State Duma ⟦Leonid Kalashnikov⟧ and Senator ⟦Vladimir Dzhabarov⟧ spoke.',
      'Deputy of the State Duma',
      'Senator',
    )
    check(
      'Chairman of the State Duma Committee on CIS Affairs, Eurasian Integration and Relations with Compatriots ⟦Leonid Kalashnikov⟧ spoke.',
      'Chairman of the State Duma Committee on CIS Affairs, Eurasian Integration and Relations with Compatriots',
    )
    check('Minister of Trade, Industry and Energy ⟦Ivan Bely⟧ came.', 'Minister of Trade, Industry and Energy')
    check(
      'Minister for Foreign Affairs and Trade of Hungary ⟦Péter Szijjártó⟧ said.',
      'Minister for Foreign Affairs and Trade of Hungary',
    )
    check('⟦Ivan Bely⟧, Minister of Trade, Industry and Energy, came.', 'Minister of Trade, Industry and Energy')
    check(
      'Executive Director of the Counter-Terrorism Executive Directorate ⟦Weixiong Chen⟧ spoke.',
      'Executive Director of the Counter-Terrorism Executive Directorate',
    )
    check(
      'Special Representative of the OSCE Chairperson-in-Office on Combating Anti-Semitism Rabbi ⟦Andrew Baker⟧ came.',
      {title: 'Special Representative of the OSCE Chairperson-in-Office on Combating Anti-Semitism', rank: 'Rabbi'},
    )
    check(
      'Head of the Regional Delegation of the International Committee of the Red Cross in the Russian Federation, Belarus and Moldova ⟦Ikhtiyar Aslanov⟧ came.',
      'Head of the Regional Delegation of the International Committee of the Red Cross in the Russian Federation, Belarus and Moldova',
    )
    check(
      'Head of the UN Regional Centre for Preventive Diplomacy for Central Asia, Special Representative of the UN Secretary-General ⟦Natalia Gherman⟧ took part.',
      'Head of the UN Regional Centre for Preventive Diplomacy for Central Asia, Special Representative of the UN Secretary-General',
    )
    check(
      "The Secretary General's adviser ⟦Ivan Bely⟧ and his assistant ⟦Anna Belova⟧ were present.",
      "Secretary General's adviser",
      'assistant',
    )
    check("The company's CEO ⟦Ivan Bely⟧ agreed.", "company's CEO")
    check(
      'Rosatom Director General ⟦Alexey Likhachev⟧ and Gazprom CEO ⟦Alexei Miller⟧ came.',
      'Rosatom Director General',
      'Gazprom CEO',
    )
    check('IAEA chief ⟦Rafael Grossi⟧ and WHO head ⟦Tedros Ghebreyesus⟧ spoke.', 'IAEA chief', 'WHO head')
    check('Minister ⟦Lavrov⟧ and Secretary ⟦Blinken⟧ spoke.', 'Minister', 'Secretary')
    check(
      'Russian Deputy Prime Minister ⟦Alexei Overchuk⟧ was met by Armenian Deputy Prime Minister ⟦Mher Grigoryan⟧ at the airport.',
      'Russian Deputy Prime Minister',
      'Armenian Deputy Prime Minister',
    )
    check(
      'Talks between the CSTO Secretary General ⟦Stanislav Zas⟧ and Armenian Foreign Minister ⟦Ararat Mirzoyan⟧',
      'CSTO Secretary General',
      'Armenian Foreign Minister',
    )
    check(
      'Talks between the CSTO Secretary General and Armenian Foreign Minister ⟦Ararat Mirzoyan⟧',
      'Armenian Foreign Minister',
    )
    check(
      'The meeting of the CSTO Secretary General with the Minister of Defense of Armenia ⟦Suren Papikyan⟧',
      'Minister of Defense of Armenia',
    )
    check(
      "At the meeting with the head of Kyrgyzstan's border service ⟦Ularbek Sharsheev⟧ he smiled.",
      "head of Kyrgyzstan's border service",
    )
    check('In Yerevan, Deputy Foreign Minister ⟦Vahe Gevorgyan⟧ opened the exhibition.', 'Deputy Foreign Minister')
    check('On July 4 Foreign Minister ⟦Subrahmanyam Jaishankar⟧ spoke.', 'Foreign Minister')
    check('In his speech, ⟦Valery Semerikov⟧ recalled the treaty.', null)
    check('The Secretary General and ⟦Valery Semerikov⟧ recalled the treaty.', null)
    check('The Council heard the Secretary General. ⟦Valery Semerikov⟧ recalled the treaty.', null)
    check('The document was signed by ⟦Sergei Shoigu⟧ for Russia and ⟦Viktor Khrenin⟧ for Belarus.', null, null)
    check('Mr. ⟦Zas⟧, the Secretary General, said no.', {title: 'Secretary General', rank: 'Mr.'})
    check('Mr. Secretary General ⟦Zas⟧ said no.', 'Secretary General')
    check('Ambassador ⟦Zhang⟧ and Consul General ⟦Li Wei⟧ came.', 'Ambassador', 'Consul General')
    check(
      'Prosecutor General ⟦Igor Krasnov⟧ and Attorney General ⟦Merrick Garland⟧ talked.',
      'Prosecutor General',
      'Attorney General',
    )
    check(
      'Chief of General Staff – First Deputy Defence Minister of Russia General of the Army ⟦Valery Gerasimov⟧ was there.',
      {title: 'Chief of General Staff – First Deputy Defence Minister of Russia', rank: 'General of the Army'},
    )
    check('Commander of the Central Military District Colonel General ⟦Alexander Lapin⟧ watched.', {
      title: 'Commander of the Central Military District',
      rank: 'Colonel General',
    })
    check('Commander of the 201st Military Base Major General ⟦Ivan Bely⟧ reported.', {
      title: 'Commander of the 201st Military Base',
      rank: 'Major General',
    })
    check(
      'The Director of the Department of New Challenges and Threats of the Russian Foreign Ministry ⟦Ilya Rogachev⟧ spoke.',
      'Director of the Department of New Challenges and Threats of the Russian Foreign Ministry',
    )
    check(
      'Representative of the President of the Russian Federation ⟦Ivan Bely⟧ came.',
      'Representative of the President of the Russian Federation',
    )
    check('Special guest ⟦Ivan Bely⟧ sang.')
    check(
      'Secretary of the CSTO Interstate Commission on Military-Economic Cooperation (ICMEC) ⟦Viktor Zinoviev⟧ chaired.',
      'Secretary of the CSTO Interstate Commission on Military-Economic Cooperation (ICMEC)',
    )
    check(
      'The Secretary of the Security Council (SC) of Tajikistan ⟦Nasrullo Mahmudzoda⟧ spoke.',
      'Secretary of the Security Council (SC) of Tajikistan',
    )
    check(
      'Deputy Head of Department – Head of Section ⟦Ivan Bely⟧ spoke.',
      'Deputy Head of Department – Head of Section',
    )
    check(
      '⟦Stanislav Zas⟧, CSTO Secretary General, told the Belarusian TV channel ONT about it.',
      'CSTO Secretary General',
    )
    check('⟦Stanislav Zas⟧, the CSTO Secretary General told the channel.', 'CSTO Secretary General')
    check(
      'On October 3 the CSTO Secretary General ⟦Stanislav Zas⟧, on the sidelines of the Forum, met with ⟦Kairat Sarybay⟧, the CICA Executive Director.',
      'CSTO Secretary General',
      'CICA Executive Director',
    )
    check('Then the Secretary General of CICA, Ambassador ⟦Kairat Sarybay⟧ took the floor.')
    check('The Foreign Minister of Iran, ⟦Hossein Amir-Abdollahian⟧, arrived.', 'Foreign Minister of Iran')
  })
  it('stand in longer sentences of all kinds', () => {
    check(
      'The Chairman of the KGB Border Committee ⟦Konstantin Molostov⟧ and Director of the Border Service ⟦Ularbek Sharsheev⟧ met.',
      'Chairman of the KGB Border Committee',
      'Director of the Border Service',
    )
    check(
      '⟦Daler Alizoda⟧ (Head of the Drug Control Agency under the President of the Republic of Tajikistan) chaired.',
      'Head of the Drug Control Agency under the President of the Republic of Tajikistan',
    )
    check(
      'The seminar was led by Head of the Information Department of the Secretariat ⟦Yuri Shuvalov⟧.',
      'Head of the Information Department of the Secretariat',
    )
    check('Taking the floor, Ambassador-at-Large ⟦Igor Zubov⟧ disagreed.', 'Ambassador-at-Large')
    check('The delegation headed by ⟦Igor Zubov⟧ arrived.', null)
    check(
      'A delegation headed by State Secretary – Deputy Minister ⟦Igor Zubov⟧ arrived.',
      'State Secretary – Deputy Minister',
    )
    check('A delegation led by its chairman ⟦Igor Zubov⟧ arrived.', 'chairman')
    check(
      'Under the chairmanship of the Minister of Foreign Affairs of the Kyrgyz Republic ⟦Jeenbek Kulubaev⟧',
      'Minister of Foreign Affairs of the Kyrgyz Republic',
    )
    check('Chaired by Deputy Minister ⟦Igor Zubov⟧, the council met.', 'Deputy Minister')
    check('With the participation of the Chief of the Joint Staff ⟦Andrey Serdyukov⟧', 'Chief of the Joint Staff')
    check(
      'The exhibition was opened by Minister of Culture ⟦Olga Lyubimova⟧ and the writer ⟦Viktor Erofeev⟧.',
      'Minister of Culture',
      {title: null, official: false},
    )
    check('We spoke with ⟦Igor Zubov⟧, a retired colonel.', null)
    check('⟦Igor Zubov⟧, the author of the book, signed it.', {title: null, official: false})
    check('Author: ⟦Igor Zubov⟧', {title: null, official: false})
    check('Questions were asked by ⟦Igor Zubov⟧ (TASS) and ⟦Anna Belova⟧ (Sputnik).', null, null)
    check("Secretary ⟦Zas⟧'s report was heard.", 'Secretary')
    check(
      'We thank President ⟦Tokayev⟧, President ⟦Japarov⟧ and Prime Minister ⟦Pashinyan⟧.',
      'President',
      'President',
      'Prime Minister',
    )
    check(
      'President of Russia ⟦V.V. Putin⟧, President of Belarus ⟦A.G. Lukashenko⟧ and others',
      'President of Russia',
      'President of Belarus',
    )
    check('Chairman of the Permanent Council ⟦A. Mambetseitov⟧', 'Chairman of the Permanent Council')
    check('Secretary General, ⟦Stanislav Zas⟧', 'Secretary General')
    check('Secretary General\n⟦Stanislav Zas⟧', 'Secretary General')
    check('The CSTO Press Secretary    ⟦Vladimir Zaynetdinov⟧', 'CSTO Press Secretary')
    check(
      'Press Secretary of the CSTO Secretary General ⟦Vladimir Zaynetdinov⟧',
      'Press Secretary of the CSTO Secretary General',
    )
    check('⟦Vladimir Zaynetdinov⟧\nCSTO Press Secretary', 'CSTO Press Secretary')
    check(
      'The State Duma deputy ⟦Igor Zubov⟧ and Belarusian parliamentarian ⟦Anna Belova⟧ agreed.',
      'State Duma deputy',
      'Belarusian parliamentarian',
    )
    check('Kazakh Defense Minister Lieutenant-General ⟦Ruslan Zhaksylykov⟧', {
      title: 'Kazakh Defense Minister',
      rank: 'Lieutenant-General',
    })
    check('The ex-minister ⟦Igor Zubov⟧', 'ex-minister')
    check('Party leader ⟦Igor Zubov⟧ and opposition leader ⟦Anna Belova⟧', 'Party leader', 'opposition leader')
    check('Taliban spokesman ⟦Zabihullah Mujahid⟧', 'Taliban spokesman')
    check('Hamas leader ⟦Ismail Haniyeh⟧ and rebel commander ⟦Aslan Bzhania⟧', 'Hamas leader')
    check(
      'European Commission President ⟦Ursula von der Leyen⟧ and European Council President ⟦Charles Michel⟧',
      'European Commission President',
      'European Council President',
    )
    check('EU Special Representative for Central Asia ⟦Terhi Hakala⟧', 'EU Special Representative for Central Asia')
    check('Resident Coordinator ⟦Mikaela Friberg-Storey⟧', 'Resident Coordinator')
    check('Deputy Special Representative ⟦Markus Potzel⟧', 'Deputy Special Representative')
    check(
      'Assistant Secretary of State for South and Central Asian Affairs ⟦Donald Lu⟧',
      'Assistant Secretary of State for South and Central Asian Affairs',
    )
    check('Undersecretary ⟦Victoria Nuland⟧', 'Undersecretary')
    check('Commander of U.S. Central Command General ⟦Kenneth McKenzie⟧', {
      title: 'Commander of U.S. Central Command',
      rank: 'General',
    })
    check('Speaker of the House ⟦Nancy Pelosi⟧', 'Speaker of the House')
    check('Minister of State ⟦Igor Zubov⟧', 'Minister of State')
    check(
      'Permanent Secretary at the Ministry of Defence ⟦Igor Zubov⟧',
      'Permanent Secretary at the Ministry of Defence',
    )
    check('First Secretary of the Embassy ⟦Igor Zubov⟧', 'First Secretary of the Embassy')
    check('Military Attaché Colonel ⟦Igor Zubov⟧', {title: 'Military Attaché', rank: 'Colonel'})
    check('Scientific Secretary of the Academy ⟦Igor Zubov⟧', 'Scientific Secretary of the Academy')
    check('The head of the CSTO Secretariat department ⟦Igor Zubov⟧', 'head of the CSTO Secretariat department')
    check('It was handed by ⟦Igor Zubov⟧, an official of the Secretariat.', 'official of the Secretariat')
    check('Participants: ⟦S. Zas⟧, ⟦V. Semerikov⟧, ⟦A. Sidorov⟧.', null, null, null)
    check('Present: the Secretary General (⟦S. Zas⟧), his deputy (⟦V. Semerikov⟧).')
    check('The CSTO Secretary General (⟦Stanislav Zas⟧) spoke.', 'CSTO Secretary General')
    check(
      "Together with ⟦Armen Grigoryan⟧, the Secretary of Armenia's Security Council, he went to Jermuk.",
      "Secretary of Armenia's Security Council",
    )
    check(
      '⟦Stanislav Zas⟧, the head of the mission and the CSTO Secretary General, arrived.',
      'head of the mission and the CSTO Secretary General',
    )
    check(
      '⟦Vladimir Norov⟧, Acting Minister of Foreign Affairs of the Republic of Uzbekistan, and ⟦Zhang Ming⟧, SCO Secretary-General, talked.',
      'Acting Minister of Foreign Affairs of the Republic of Uzbekistan',
      'SCO Secretary-General',
    )
    check(
      '⟦Nikol Pashinyan⟧ (Armenia), ⟦Alexander Lukashenko⟧ (Belarus) and ⟦Emomali Rahmon⟧ (Tajikistan) signed.',
      null,
      null,
      null,
    )
    check('President-elect ⟦Joe Biden⟧', 'President-elect')
    check(
      "Armenia's Prime Minister ⟦Nikol Pashinyan⟧, the current chairman of the CSTO, spoke.",
      "Armenia's Prime Minister … current chairman of the CSTO",
    )
    check(
      'On 7 February the Chairman, ⟦Igor Zubov⟧, the Deputy Chairman, ⟦Anna Belova⟧, and the Secretary, ⟦Oleg Ufimtsev⟧, met. ',
    )
    check('Colonel-General of Police ⟦Igor Zubov⟧')
    check('Rear Admiral (retired) ⟦Igor Zubov⟧')
    check('Private First Class ⟦Igor Zubov⟧')
    check('Hero of Russia Colonel ⟦Igor Zubov⟧')
    check('Yesterday our correspondent met ⟦Igor Zubov⟧, who commands the column.', null)
    check('The head of the column Major ⟦Igor Zubov⟧ waved.', {title: 'head of the column', rank: 'Major'})
    check('Captain ⟦Igor Zubov⟧, head of the column, waved.', {title: 'head of the column', rank: 'Captain'})
    check('⟦Igor Zubov⟧ heads the department. ⟦Zubov Igor Petrovich⟧ was born there.', null, null)
    check('The chief judge of the competition was ⟦Igor Zubov⟧.', null)
    check('The Chief of the Joint Staff is Colonel General ⟦Andrey Serdyukov⟧.', {title: null, rank: 'Colonel General'})
    check('The current Secretary General is ⟦Imangali Tasmagambetov⟧.', null)
    check('His deputy, ⟦Igor Zubov⟧, agreed.', 'deputy')
    check('Its head ⟦Igor Zubov⟧ agreed.', 'head')
    check("The Center's director, ⟦Igor Zubov⟧, agreed.", "Center's director")
    check(
      'A message from the President of Belarus ⟦Alexander Lukashenko⟧ to the CSTO Secretary General ⟦Stanislav Zas⟧',
      'President of Belarus',
      'CSTO Secretary General',
    )
    check('Letter from the Secretary General to President ⟦Japarov⟧', 'President')
    check(
      'The report of the Chairman of the Committee on Defence and Security of the Council of the Federation ⟦Viktor Bondarev⟧ was heard.',
      'Chairman of the Committee on Defence and Security of the Council of the Federation',
    )
    check(
      'First Deputy Chairman of the Council of the Federation Committee on International Affairs ⟦Vladimir Dzhabarov⟧',
      'First Deputy Chairman of the Council of the Federation Committee on International Affairs',
    )
    check(
      'Deputy Director of the Department – Head of the Division of Multilateral Cooperation ⟦Anna Belova⟧',
      'Deputy Director of the Department – Head of the Division of Multilateral Cooperation',
    )
    check(
      'The Deputy Chairman of the Executive Committee of the CIS ⟦Ilhom Nematov⟧',
      'Deputy Chairman of the Executive Committee of the CIS',
    )
    check('Minister Counsellor of the Embassy of China ⟦Sun Weidong⟧', 'Minister Counsellor of the Embassy of China')
    check(
      'Envoy Extraordinary and Minister Plenipotentiary ⟦Igor Zubov⟧',
      'Envoy Extraordinary and Minister Plenipotentiary',
    )
    check(
      'Extraordinary and Plenipotentiary Ambassador of Kazakhstan ⟦Ermek Kosherbayev⟧',
      'Extraordinary and Plenipotentiary Ambassador of Kazakhstan',
    )
    check(
      "The Russian President's Special Representative ⟦Dmitry Mezentsev⟧",
      "Russian President's Special Representative",
    )
    check('State Secretary of the Union State ⟦Dmitry Mezentsev⟧', 'State Secretary of the Union State')
    check('Chief Scientific Secretary ⟦Igor Zubov⟧', 'Chief Scientific Secretary')
    check('Honorary Consul ⟦Igor Zubov⟧', 'Honorary Consul')
    check('Vice President of the Chamber of Commerce ⟦Igor Zubov⟧', 'Vice President of the Chamber of Commerce')
    check(
      'The co-chairs of the group ⟦Igor Zubov⟧ and ⟦Anna Belova⟧',
      'co-chairs of the group',
      'co-chairs of the group',
    )
    check(
      'Secretaries of Security Councils ⟦Nikolai Patrushev⟧ (Russia), ⟦Armen Grigoryan⟧ (Armenia)',
      'Secretaries of Security Councils',
    )
    check(
      'the defence ministers of Belarus ⟦Viktor Khrenin⟧, Kazakhstan ⟦Ruslan Zhaksylykov⟧ and Russia ⟦Sergei Shoigu⟧',
    )
    check(
      'Presidents of Russia ⟦Vladimir Putin⟧, Belarus ⟦Alexander Lukashenko⟧ and Kazakhstan ⟦Kassym-Jomart Tokayev⟧',
      'Presidents of Russia',
    )
    check('Comrades ⟦Zubov⟧ and Belov')
    check('The Kyrgyz side was represented by ⟦Nurbek Sydygaliev⟧ and ⟦Elnura Imanalieva⟧.', null, null)
    check('From the Tajik side ⟦Khasan Sultonov⟧ spoke.', null)
    check('"Thank you, ⟦Stanislav Vasilyevich⟧," he said.', null)
    check('Dear ⟦Stanislav⟧!')
    check('Esteemed Mr. Secretary General! Dear colleagues!')
    check('Your Excellency Mr. President, dear friends!')
    check('Dear Mr. ⟦Zas⟧! Dear President ⟦Rahmon⟧! ')
    check('On behalf of ⟦Vladimir Putin⟧ and on my own behalf', null)
    check('Vladimir Region, Alexandrov Ensemble and Ivanovo Airborne Division took part.')
    check('The city of Petropavlovsk-Kamchatsky and the village of Ivanovka')
    check('Mount Elbrus, Cape Chelyuskin, Lake Sevan, the Pyanj River')
    check('The Kalashnikov rifle, the Iskander missile and the Grad system were shown.')
    check('Hotel Ararat Park Hyatt and the Hrazdan Stadium')
    check('The Victory Museum and the Yeltsin Center hosted the Alma-Ata Declaration exhibition.')
    check('The Nansen Refugee Award and the Nobel Peace Prize')
    check('The Astana International Forum and the Valdai Discussion Club')
    check('General Assembly President ⟦Csaba Kőrösi⟧', 'General Assembly President')
    check('Security Council Report and the Vienna Document')
    check('The Tashkent Declaration, the Almaty Protocol and the Bishkek Summit')
    check('Kazakhstan and Uzbekistan; Dushanbe, Khujand and Kulob')
    check('The Interaction-2022, Search-2022 and Echelon-2022 exercises')
    check('"Rubezh-2021" and "Cobalt-2021"')
    check('Mr. President, Mr. Chairman, Mr. Secretary General')
    check('The Prime Minister The President')
    check('Great Patriotic War, Eternal Flame, Poklonnaya Gora')
  })
  it('stand in lists, captions and tables', () => {
    check('⟦Stanislav Zas⟧   CSTO Secretary General', 'CSTO Secretary General')
    check('⟦Stanislav Zas⟧ CSTO Secretary General', 'CSTO Secretary General')
    check('⟦Stanislav Zas⟧ | CSTO Secretary General', 'CSTO Secretary General')
    check('⟦Stanislav Zas⟧ / CSTO Secretary General', 'CSTO Secretary General')
    check("⟦Igor Zubov⟧ — Russia's deputy foreign minister — was late.", "Russia's deputy foreign minister")
    check('Chair: ⟦Igor Zubov⟧; Vice-Chair: ⟦Anna Belova⟧.', 'Chair', 'Vice-Chair')
    check('⟦Igor Zubov⟧, in his capacity as Chairman of the Council, wrote.', 'Chairman of the Council')
    check('NATO SecGen ⟦Jens Stoltenberg⟧ and FM ⟦Sergey Lavrov⟧', 'NATO SecGen', 'FM')
    check('Lt. Gen. ⟦Igor Zubov⟧ and Col. ⟦Oleg Belov⟧', {title: null, rank: 'Lt. Gen.'}, {title: null, rank: 'Col.'})
    check('Gen. ⟦Tod Wolters⟧, Supreme Allied Commander, came.', {title: 'Supreme Allied Commander', rank: 'Gen.'})
    check('• ⟦Igor Zubov⟧, Deputy Minister;', 'Deputy Minister')
    check('- Deputy Minister ⟦Igor Zubov⟧;', 'Deputy Minister')
    check('1. ⟦Igor Zubov⟧ - Deputy Minister of Defense', 'Deputy Minister of Defense')
    check('Armenia: ⟦Suren Papikyan⟧, Minister of Defense', 'Minister of Defense')
    check('Republic of Belarus – ⟦Viktor Khrenin⟧', null)
    check('⟦Stanislav Zas⟧ received the Ambassador of Serbia', null)
    check('⟦Stanislav Zas⟧ Secretariat meeting')
  })
  it('hold quotes, numbers and lists', () => {
    check('Director of the "Vostok" Center ⟦Igor Zubov⟧ spoke.', 'Director of the "Vostok" Center')
    check('Director of School No. 12 ⟦Igor Zubov⟧ spoke.', 'Director of School No. 12')
    check('Chief of the 4th Directorate ⟦Igor Zubov⟧ spoke.', 'Chief of the 4th Directorate')
    check('Head of Research & Development ⟦Igor Zubov⟧ spoke.', 'Head of Research & Development')
    check(
      'Chairman of the Committee on Defence, Security, and Law Enforcement ⟦Igor Zubov⟧ spoke.',
      'Chairman of the Committee on Defence, Security, and Law Enforcement',
    )
    check('Under Secretary of Defense for Policy ⟦Igor Zubov⟧ spoke.', 'Under Secretary of Defense for Policy')
    check('Chief of Defence General ⟦Igor Zubov⟧ spoke.', {title: 'Chief of Defence', rank: 'General'})
    check('Minister of Defence General ⟦Igor Zubov⟧ spoke.', {title: 'Minister of Defence', rank: 'General'})
    check('Chief of the General Staff Army General ⟦Igor Zubov⟧ spoke.', {
      title: 'Chief of the General Staff',
      rank: 'Army General',
    })
    check(
      'Ambassador of Kazakhstan to Armenia and concurrently to Georgia ⟦Igor Zubov⟧ spoke.',
      'Ambassador of Kazakhstan to Armenia and concurrently to Georgia',
    )
    check('The Commissioner for Human Rights ⟦Igor Zubov⟧ spoke.', 'Commissioner for Human Rights')
    check('The Head of the "Ratnik" training ground ⟦Igor Zubov⟧ spoke.', 'Head of the "Ratnik" training ground')
    check('General Director of "Almaz" ⟦Igor Zubov⟧ spoke.', 'General Director of "Almaz"')
    check('The Deputy Director-General of UNESCO ⟦Qu Xing⟧ spoke.', 'Deputy Director-General of UNESCO')
  })
  it('keep what stands between a head and a name', () => {
    check('Belarus’ Ambassador to Kazakhstan ⟦Pavel Utyupin⟧ left.', 'Belarus’ Ambassador to Kazakhstan')
    check(
      '⟦Dmitry Peskov⟧, press secretary to the Russian president, spoke.',
      'press secretary to the Russian president',
    )
    check(
      '⟦Tod D. Wolters⟧, the Supreme Allied Commander Europe (SACEUR), spoke.',
      'Supreme Allied Commander Europe (SACEUR)',
    )
    check('Chief Monitor of the Special Mission ⟦Yaşar Çevik⟧ spoke.', 'Chief Monitor of the Special Mission')
    check('They host President ⟦Ilham Aliyev⟧.', 'President')
    check('Secretary-General-designate ⟦António Guterres⟧', 'Secretary-General-designate')
  })
  it('are shared by all who are named behind a plural, wherever each is from', () => {
    const title = 'Co-Chairs of the OSCE Minsk Group'
    check(
      `The ${title} ⟦Igor Popov⟧ of Russia, ⟦Stephane Visconti⟧ of France and ⟦Andrew Schofer⟧ of the USA.`,
      title,
      title,
      title,
    )
    check(
      `The ${title} ⟦Igor Popov⟧ (Russia), ⟦Stephane Visconti⟧ (France) and ⟦Andrew Schofer⟧ (USA).`,
      title,
      title,
      title,
    )
  })
  it('stand apart from ranks on both sides of a name', () => {
    check('⟦Anatoly Sidorov⟧, Colonel General (ret.), former chief of staff, spoke.', {
      title: 'former chief of staff',
      rank: 'Colonel General (ret.)',
    })
    check('Major-General of Justice ⟦Arman Saparov⟧, Captain 1st Rank ⟦Kairat Nurov⟧', {
      title: null,
      rank: 'Major-General of Justice',
    })
  })
  it('is that of each where a plural is shared by several states', () => {
    check(
      'The Foreign Ministers of Armenia ⟦Ararat Mirzoyan⟧, of Belarus ⟦Sergei Aleinik⟧ and of the Kyrgyz Republic ⟦Jeenbek Kulubaev⟧ met.',
      {title: 'Foreign Ministers of Armenia', organisation: 'Armenia'},
      {title: 'Foreign Ministers … of Belarus', organisation: 'Belarus'},
      {title: 'Foreign Ministers … of the Kyrgyz Republic', organisation: 'Kyrgyzstan'},
    )
    check(
      'Presidents of Tajikistan ⟦Emomali Rahmon⟧ and of Latvia ⟦Ināra Mūrniece⟧ were there.',
      {title: 'Presidents of Tajikistan'},
      {title: 'Presidents … of Latvia'},
    )
    check(
      'The President of Armenia ⟦Vahagn Khachaturyan⟧, of Belarus and ⟦Sergei Aleinik⟧ met.',
      'President of Armenia',
      null,
    )
  })
  it('has a rank with a bracket before a name', () => {
    check('They heard Lt. Gen. (ret.) ⟦Horst-Heinrich Brauss⟧ speak.', {title: null, rank: 'Lt. Gen. (ret.)'})
    check('Rear Admiral (Retired) ⟦Teodor Lungu⟧ taught them.', {rank: 'Rear Admiral (Retired)'})
    check('Capt. (N) ⟦Erik van der Meer⟧ kept the maps.', {rank: 'Capt. (N)'})
    check('The fleet (see below) ⟦Erik van der Meer⟧ kept.', {rank: null})
  })
})

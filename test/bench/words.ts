/**
 * The words that the generated prose is made of. No sentence of any real page is here: only single words and short
 * phrases of the trade, which `prose.ts` joins.
 */

/** Adjectives that go with a thing or a plan. */
export const adjectives = list(
  'joint annual regional common practical legal military technical lasting early modern shared open working draft planned ' +
    'remote mobile digital medical coastal northern southern eastern western alpine rural urban nuclear chemical seasonal ' +
    'special separate mutual public private central local foreign federal national combined rapid quiet careful detailed ' +
    'formal recent former future urgent narrow broad basic advanced civil peaceful dangerous stable fragile complex simple ' +
    'hybrid cross-border long-term short-term large-scale analytical operational logistical financial scientific historical ' +
    'humanitarian maritime diplomatic preventive protective voluntary lawful illicit armed unarmed airborne mounted nightly',
)

/** Things that can be agreed, tested, shown or put off. */
export const things = list(
  'agreement programme roadmap register protocol drill exercise exhibition seminar inventory convoy depot archive bulletin ' +
    'budget calendar charter checkpoint concept convention corridor council course database declaration delegation dialogue ' +
    'directive equipment evacuation exchange expedition forum framework frontier glossary guideline handbook hospital ' +
    'hotline inspection instrument interpreter inquiry journal laboratory landing library mandate manual mechanism memorial ' +
    'mission model monitoring museum network observatory operation outpost patrol platform pledge procedure project proposal ' +
    'quota railway range rehearsal report request reserve resolution response roster route schedule school screening ' +
    'settlement shelter signal simulator standard station statute stockpile strategy supply survey symposium system tender ' +
    'training transport treaty tribunal uniform vaccine vehicle verification warehouse warning workshop yearbook',
)

/** Matters that people talk about; no article. */
export const matters = list(
  'border security|information security|peacekeeping|mine clearance|military medicine|emergency relief|air defense|drug control|' +
    'illegal migration|cyber threats|biological safety|food supplies|radio communications|staff training|language teaching|' +
    'disarmament|arms transfers|export rules|mountain rescue|flood protection|fire safety|transport links|veterans’ affairs|' +
    'youth policy|historical memory|press relations|data exchange|crisis response|early warning|confidence building|' +
    'counter-terrorism|money laundering|prison reform|water management|space monitoring|unmanned aircraft|satellite imagery|' +
    'field engineering|chemical protection|military law|parliamentary cooperation|public diplomacy|standardization|repair work',
  '|',
)

/** Groups of people that do something; each takes a plural verb. */
export const groups = list(
  'experts|delegates|observers|instructors|rescue teams|staff officers|heads of delegations|representatives of the ministries|' +
    'members of the working group|envoys|signals units|engineers|border guards|medical teams|cadets|graduates|researchers|' +
    'military lawyers|translators|analysts|veterans|journalists|deputies|volunteers|pilots|sappers|drivers|duty shifts|' +
    'personnel of the contingents|guests from abroad|lecturers|interior troops|special units|the hosts|the organizers|' +
    'specialists of the Secretariat|officers of the Joint Staff|both sides|the parties|the interlocutors',
  '|',
)

/** What groups did, with a thing behind it. */
export const deeds = list(
  'reviewed|tested|agreed upon|discussed|examined|inspected|presented|compared|amended|approved|supported|criticized|launched|' +
    'postponed|completed|prepared|revised|rehearsed|described|evaluated|welcomed|adopted|rejected|outlined|summed up|coordinated|' +
    'checked|visited|opened|closed|financed|equipped|reorganized|mapped|translated|updated|published|signed|initialed|drafted',
  '|',
)

/** What people did, with a clause behind it. */
export const sayings = list(
  'stressed|noted|recalled|reported|pointed out|added|explained|warned|underlined|confirmed|suggested|emphasized|stated|argued|' +
    'acknowledged|predicted|told the media|assured the audience|informed those present|expressed confidence',
  '|',
)

/** What things will do. */
export const prospects = list(
  'remain open until the end of the year|be submitted to the heads of state|require further study|enter into force after ratification|' +
    'serve as a basis for the next stage|be tested again in autumn|replace the earlier version|be held at another training ground|' +
    'cover all member states|receive additional funding|depend on the weather in the mountains|be explained in a separate note|' +
    'be placed on the agenda of the next session|stay under the control of the working bodies|be translated into four languages|' +
    'involve some of the partner countries|be discussed by video link|reach its full strength in spring|be reviewed every quarter|' +
    'take the lessons of past drills into account|help to shorten the time of response|be open to observers',
  '|',
)

/** Reasons and circumstances at the end of a sentence. */
export const circumstances = list(
  'despite the heavy snow|in line with the approved plan|behind closed doors|in a friendly atmosphere|for the first time|' +
    'on the sidelines of the forum|at the request of the hosts|under simulated enemy fire|in three separate phases|' +
    'with the help of new software|at short notice|without any incidents|in the presence of foreign attaches|ahead of schedule|' +
    'after a minute of silence|according to preliminary data|within the limits of the budget|as agreed a year ago|' +
    'by a unanimous vote|as part of the anniversary programme|in four working sessions|at the level of deputies|' +
    'in difficult terrain|under the chairmanship of the host country|in a mixed format|far from populated areas',
  '|',
)

/** Places: capitals, towns and training grounds. */
export const places = list(
  'Moscow|Astana|Minsk|Yerevan|Bishkek|Dushanbe|Almaty|Brest|Osh|Khujand|Gyumri|Orsha|Tomsk|Kazan|Samara|Vitebsk|Karaganda|' +
    'Shymkent|Vanadzor|Naryn|Kulob|Rostov|Ryazan|Pskov|Gomel|Grodno|Aktau|Taraz|Tokmok|Sochi|Ufa|Perm|Tula|Kaluga|Vologda',
  '|',
)

/** Beginnings and ends of names of drills, training grounds, villages and firms: joined, they give some thousand names. */
export const nameStarts = list(
  'Ak Ala Bel Bur Cher Dar Er Gor Iss Kara Kok Kyz Lor Mur Nar Ozer Pol Ryn Sar Shol Tal Tash Ulu Ver Yen Zar Zor',
)
export const nameMiddles = list(
  'a agan ar bul chi dar e em gul i ish ka kum lan li mar mir na ol or ra ren san shi ta tem tu ur va ya',
)
export const nameEnds = list(
  'bad bek da dor gan gorsk grad ino kala kent ko kul lik lo mara nka nor rin shan sk sky tau tobe tun var vka yarsk',
)

/** First words of the names of drills. */
export const drillWords = list(
  'Boundary Thunder Rock Search Echelon Interaction Channel Shield Horizon Bastion Frost Anchor Falcon Granite Steppe Beacon Lynx Torrent Summit Watchtower',
)

/** Words that open a sentence and bind it to the one before. */
export const bindings = list(
  'In addition,|At the same time,|As a result,|In turn,|Besides,|In their view,|Later that day,|In particular,|On the whole,|' +
    'According to the hosts,|For this purpose,|As was noted,|Meanwhile,|In conclusion,|Against this background,|At the same place,|' +
    'For their part,|First of all,|In the second half of the day,|As the organizers explained,',
  '|',
)

/** Words that a later reader of the page would put for one another: near copies differ by them. */
export const substitutes = list(
  'review meeting question matter document paper support attention partner country measure development capital autumn officer plan ' +
    'decision reading further several certain various major minor effective timely mutual thorough separate initial additional',
)

function list(words: string, separator = ' '): readonly string[] {
  return words.split(separator)
}

// Does the name of a sample look like that of a person? Reports are shared, and donors are not to be found in them.

/** Why a name looks like a person's. */
export type PersonLike = 'name' | 'date of birth' | 'hospital number';

/** Words of the laboratory: a name that has one of them is none of a person. */
const LABORATORY = new Set(
  (
    'cell cells line lines clone donor donors patient patients case control controls healthy normal primary bone marrow blood plasma ' +
    'serum tumor tumour sample samples pool pooled batch replicate experiment sensitive resistant parental wild type mutant mouse mice ' +
    'rat human male female new relapsed relapse refractory diagnosis before after pre post baseline treated untreated vehicle drug ' +
    'lymph node spleen liver lung kidney breast colon fresh frozen left right early late young old adult fetal cord peripheral ' +
    'raji daudi ramos jurkat namalwa karpas granta mino jeko maver kasumi molt nalm reh hela vero farage toledo kyoto coli sapiens ' +
    'tet on off cas stable mock empty vector group arm set first second third total mean germinal center memory naive smoldering ' +
    'multiple myeloma leukemia lymphoma acute chronic'
  ).split(' '),
);

/** Family names that half of Japan bears: a name in kanji without a blank is told by them alone. */
const FAMILY_NAMES =
  '佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邉|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|林|斎藤|斉藤|清水|山崎|森|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|西村|福田|太田|三浦|藤井|岡本|松田|中川|中野|原田|小野|田村|竹内|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|大野|丸山|今井|河野|藤原';
const FAMILY = new RegExp(`^(?:${FAMILY_NAMES})[\\p{Script=Han}\\p{Script=Hiragana}]{1,3}$`, 'u');
/** Japanese words for samples. */
const WORDS =
  /患者|健常|対照|検体|症例|ドナー|細胞|骨髄|末梢|血液|正常|初発|再発|難治|感受|耐性|治療|投与|処理|マウス|ヒト|株/;
const HONORIFIC =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+ ?(?:様|さん|さま|氏|殿|くん|君|ちゃん|先生)$/u;
const KANJI = /^\p{Script=Han}{1,3} [\p{Script=Han}\p{Script=Hiragana}]{1,3}$/u;
const KANA = /^[\p{Script=Katakana}ー]{2,8} [\p{Script=Katakana}ー]{2,8}$/u;
const TITLE = /^(?:mr|mrs|ms|miss|dr|prof)\.? [a-z]/i;
/** First and last name, or the other way round with a comma; each begins with a capital letter. */
const LATIN = /^[A-Z][a-z]+(?:-[A-Z][a-z]+)?,? (?:[A-Z]\.? )?(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?|[A-Z]{3,})$/;
const LATIN_CAPITALS = /^[A-Z]{3,},? [A-Z][a-z]+$/;
/** `T. Yamada`, `Yamada T.` */
const INITIAL = /^(?:(?:[A-Z]\. ?){1,2}[A-Z][a-z]{2,}|[A-Z][a-z]{2,},? (?:[A-Z]\. ?){1,2})$/;
/** One to three initials, then a day of 1900 to 2015 in any of its orders, or a year of Showa or Heisei. */
const INITIALS_AND_DAY =
  /^(?:[A-Z]\.?[ -]?){1,3}[ ,;:_(-]{0,3}(?:(?:19\d\d|200\d|201[0-5])[-/.]?[01]?\d[-/.]?[0-3]?\d|[0-3]?\d[-/.][0-3]?\d[-/.](?:19\d\d|200\d|201[0-5])|[SH]\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}|(?:昭和|平成)\d{1,2}年.{0,8})\)?$/;
const BIRTH = /\b(?:dob|born)\b|生年月日|\d年生/i;
const MARKED_NUMBER =
  /(?:^|[^a-z])(?:mrn|chart|hospital|pat(?:ient)?[ _-]?id|id|カルテ|患者番号|診察券|患者id)[^\p{L}\d]{0,3}(?:番号|no\.?|number)?[^\p{L}\d]{0,3}\d{5,}/iu;
const BARE_NUMBER = /^\d(?:[ -]?\d){5,9}$/;
/** A day since 2016 is one on which a sample was taken. */
const RECENT_DAY = /^20(?:1[6-9]|[2-9]\d)[- ]?[01]\d[- ]?[0-3]\d$/;

/**
 * Why a sample's name looks like a person's; null where it does not. Names of cell lines and codes of donors do not.
 *
 * A name does where it has a Japanese honorific or is written as family and given name (kanji or kana with a blank, or kanji after one
 * of the hundred commonest family names); where it is a first and a last name in Latin letters without a word of the laboratory, or a
 * name with an initial; where initials go with a day of 1900 to 2015; where it has the mark of a hospital number and five digits, or
 * is a bare number of six to ten digits that is no day since 2016.
 */
export function personLike(text: string): PersonLike | null {
  const name = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (BIRTH.test(name) || INITIALS_AND_DAY.test(name)) return 'date of birth';
  if (MARKED_NUMBER.test(name)) return 'hospital number';
  if (BARE_NUMBER.test(name) && !RECENT_DAY.test(name)) return 'hospital number';
  const japanese = [HONORIFIC, KANJI, KANA, FAMILY].some((rule) => rule.test(name));
  if (japanese) return WORDS.test(name) ? null : 'name';
  if (TITLE.test(name)) return 'name';
  if (![LATIN, LATIN_CAPITALS, INITIAL].some((rule) => rule.test(name))) return null;
  const words = name.toLowerCase().split(/[ ,.-]+/);
  return words.some((word) => LABORATORY.has(word)) ? null : 'name';
}

/** The names among these that look like a person's. */
export function personLikeNames(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => personLike(name) !== null);
}

import type { Look } from '../../figures/svg.ts';
import { countedName } from '../../study/evidence/counted-names.ts';
import type { Verdict } from '../../tables/verdicts.ts';
import type { PictureLine, StudyPicture } from '../report-data.ts';

type Text = Look['text'];

/** A mark for each word, as in the tables: it needs no colour. The cross is one that every font has. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  supported: '●',
  suggested: '◐',
  contradicted: '×',
  'no significant difference': '=',
  'not estimable': '△',
  'not tested': '○',
  'not measured': '◇',
};

/** Kinds of evidence of a line with n: `qPCR (n = 3), blot (n = 3)`. */
export function signsOf({ signs }: Pick<PictureLine, 'signs'>, text: Text): string {
  return signs
    .map(({ sign, n, donors }) => {
      const name = text(`sign.${sign}`);
      if (n === 0) return name;
      const key = donors === 0 ? 'sign.with-n' : 'sign.with-donors';
      return text(key, { sign: name, n, donors });
    })
    .join(', ');
}

/** What was measured, in the reader's language as far as that has a word for it. */
export function measuredText(name: string, text: Text): string {
  const counted = countedName(name);
  return counted === undefined ? name : text(counted.key, counted.values);
}

/** The text that names an edge by its two ends. */
export function edgeText({ relation, does }: Pick<PictureLine, 'relation' | 'does'>) {
  if (relation === 'together') return 'figure.together';
  if (relation === 'combination') return 'figure.combined';
  return does === null ? 'figure.edge' : (`figure.${does}` as const);
}

/** What a line means, with all of its evidence, on one line. */
export function lineText(line: PictureLine, { sources, targets }: StudyPicture, text: Text): string {
  const shown = (name: string): string =>
    measuredText([...sources, ...targets].find((each) => each.name === name)?.shown ?? name, text);
  const { from, to, relation, does, verdict, reason, cells, drugs } = line;
  const ends = { from: shown(from), to: shown(to) };
  const why = reason === null ? '' : text('verdict.behind', { reason: text(`why.${reason}`) });
  const where = [
    ...(cells.length === 0 ? [] : [cells.join(', ')]),
    ...(drugs.length === 0 ? [] : [text('figure.beside', { drugs: drugs.join(', ') })]),
  ];
  return [
    `${text(edgeText({ relation, does }), ends)}: ${VERDICT_MARKS[verdict]} ${text(`verdict.${verdict}`)}${why}`,
    signsOf(line, text),
    ...where,
  ].join('; ');
}

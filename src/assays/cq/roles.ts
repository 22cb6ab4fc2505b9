// What a well is there for: a sample, a standard, a control without template or without reverse transcription.
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';

export type Role = 'sample' | 'standard' | 'no template' | 'no RT' | 'other';

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['sample', /^(?:unkn?|unknowns?|unkno|samples?|サンプル|試料|未知)?(?:\d{1,3})?$/],
  ['standard', /^(?:std|standards?|calibrators?|標準|検量線)(?:\d{1,3})?$/],
  [
    'no template',
    /^(?:ntc|notemplate(?:control)?|nontemplate(?:control)?|h2o|water|negativecontrol)\d{0,3}$/,
  ],
  ['no RT', /^(?:nrt|nort|rt|minusrt|rtminus|noreversetranscriptase)(?:control)?\d{0,3}$/],
];
/** A table without roles names such wells where samples are named. */
const BY_SAMPLE = /^(?:ntc|notemplate(?:control)?|h2o|water|nrt|nort|minusrt)\d{0,3}$/;

/** The role of a row: what its column says, else what its sample is called, else a sample. */
export function roleAt(readings: Pick<Readings, 'labels'>, row: number): Role {
  const said = labelAt(readings, 'role', row);
  const sample = nameKey(labelAt(readings, 'sample', row) ?? '');
  const key = said === null ? (BY_SAMPLE.test(sample) ? sample : '') : nameKey(said);
  return ROLES.find(([, names]) => names.test(key))?.[0] ?? 'other';
}

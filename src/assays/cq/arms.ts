// Which arms an experiment has, and which of them is the control of which.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { controlsAmong } from '../design/controls.ts';
import type { Culture } from './cultures.ts';
import { asSpelled } from './spellings.ts';

type Name = string | null;

/** What was done to the gene, as far as the name of a reagent tells. */
export type PerturbationKind = 'knock-down' | 'knock-out' | 'over-expression';

const KINDS: readonly (readonly [PerturbationKind, RegExp])[] = [
  ['over-expression', /over-?expr|vector|pcdna|pmx|mscv|plvx|^lv-|^ev$|empty|過剰発現/i],
  ['over-expression', /^(?:oe|OE)(?=[^a-z])|[\s_-]OE$/],
  ['knock-out', /knock-?out|crispr|ノックアウト/i],
  ['knock-out', /^sg(?=[^a-z])|[\s_-]?KO$/],
  ['knock-down', /(?:si|sh)rna|rnai|knock-?down|^aso\b|ノックダウン|^(?:si|sh)(?:ctrl|con|nc|neg|scr|luc)/i],
  ['knock-down', /^(?:si|sh)(?=[^a-z])|[\s_-]KD$/],
];

/** `siFOS` -> knock-down; null for a name that does not tell. */
export function perturbationKind(name: string): PerturbationKind | null {
  return KINDS.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? null;
}

/** The arms of a table with their controls. Names are as the table has them; null is an arm without a reagent, or without a drug. */
export interface Arms {
  readonly perturbations: readonly Name[];
  readonly drugs: readonly Name[];
  readonly perturbationControls: readonly Name[];
  readonly drugControls: readonly Name[];
  /** Controls that nobody named. */
  readonly byName: readonly string[];
}

/**
 * @param named names that the user says are controls, of perturbations or drugs
 * @throws InputError where there is nothing to compare, or no arm is known to be the control
 */
export function armsOf(
  cultures: readonly Culture[],
  named: readonly string[],
  file: string,
  single: 'refused' | 'one is enough' = 'refused',
): Arms {
  const perturbations = [...new Set(cultures.map(({ perturbation }) => perturbation))];
  const drugs = [...new Set(cultures.map(({ drug }) => drug))];
  const names = [...perturbations, ...drugs].filter((name) => name !== null);
  const controls = asSpelled(named, names);
  for (const control of controls)
    if (!names.includes(control))
      throw refused(
        'arms.no-such-control',
        { control },
        { fix: undefined, file: '--control', expected: `one of ${names.join(', ')}`, found: control },
      );
  if (single === 'refused' && perturbations.length < 2 && drugs.length < 2) throw oneArm(names, file);
  const ofPerturbations = controlsOf(perturbations, 'perturbation', controls, file);
  const ofDrugs = controlsOf(drugs, 'drug', controls, file);
  return {
    ...{ perturbations, drugs, perturbationControls: ofPerturbations, drugControls: ofDrugs },
    byName: [
      ...(perturbations.length > 1 ? ofPerturbations : []),
      ...(drugs.length > 1 ? ofDrugs : []),
    ].filter((name) => name !== null && !controls.includes(name)) as string[],
  };
}

function oneArm(names: readonly string[], file: string): InputError {
  const expected =
    'a column perturbation (siCtrl, siFOS) or drug (DMSO, lenalidomide) with two names at least';
  const fix =
    'if this is what the machine wrote, add --map FILE: a table with a column well or sample, and beside it experiment, ' +
    'perturbation and drug; or a plate plan, such as chipmate assay qpcr --plan writes';
  return names.length === 0
    ? refused('arms.none', {}, { file, expected, found: 'no perturbation and no drug', fix })
    : refused('arms.one', {}, { file, expected, found: names.join(', '), fix });
}

function controlsOf(
  names: readonly Name[],
  of: 'perturbation' | 'drug',
  said: readonly string[],
  file: string,
): Name[] {
  if (names.length < 2) return [...names];
  const given = names.filter((name) => name !== null && said.includes(name));
  if (given.length > 0) return given;
  const known = controlsAmong(
    names.filter((name) => name !== null),
    of,
  );
  // A table that leaves the cell empty where no drug was given, or has both that and the solvent.
  const found: Name[] =
    names.includes(null) && (of === 'drug' || known.length === 0) ? [...known, null] : known;
  if (found.length > 0 && found.length < names.length) return found;
  throw refused(
    'arms.no-control',
    { of },
    {
      file,
      expected:
        of === 'drug' ? 'a drug called DMSO, vehicle, none, ...' : 'one called siCtrl, scramble, vector, ...',
      found: names.filter((name) => name !== null).join(', '),
    },
  );
}

/** The controls of one perturbation: those of its kind where there are any (siCtrl for siFOS, the empty vector for over-expression). */
export function controlsFor(perturbation: string, { perturbationControls }: Arms): readonly Name[] {
  const kind = perturbationKind(perturbation);
  const alike = perturbationControls.filter((name) => name !== null && perturbationKind(name) === kind);
  return kind !== null && alike.length > 0 ? alike : perturbationControls;
}

// Which analysis evaluates which assay of a study: a kind of assay joins here with one line.
import { blot, blotChoices } from '../../analyses/assays/blot.ts';
import { chipQpcr, chipQpcrChoices } from '../../analyses/assays/chip-qpcr.ts';
import { combination, combinationChoices } from '../../analyses/assays/combination.ts';
import { dose, doseChoices } from '../../analyses/assays/dose.ts';
import { growth, growthChoices } from '../../analyses/assays/growth.ts';
import { qpcr, qpcrChoices } from '../../analyses/assays/qpcr.ts';
import { replicate, replicateChoices } from '../../analyses/assays/replicate.ts';
import type { AssayKind } from '../../analyses/inputs/assays/readings-input.ts';
import type { Choices, Choosing } from '../../analyses/inputs/choices.ts';
import type { AssayFigure } from '../../assays/figures/assay-figure.ts';
import type { Finding } from '../../assays/design/finding.ts';
import type { Notice } from '../../messages/message.ts';
import type { Readings } from '../../tables/readings.ts';
import type { Sample } from '../../tables/samples.ts';
import type { Table } from '../../tables/table.ts';

/** Kinds of tables from the bench that a study may name. */
export const ASSAY_TYPES = [
  'qpcr',
  'chip-qpcr',
  'blot',
  'growth',
  'dose',
  'combination',
  'replicate',
] as const;

export type AssayType = (typeof ASSAY_TYPES)[number];

/** Absolute paths of what an assay is read from. */
export interface AssayFiles {
  readonly file: string;
  /** What stands in which well. */
  readonly map?: string;
  /** Of a workbook. */
  readonly sheet?: string;
  /** Where amplicons lie. */
  readonly amplicons?: string;
  /** Peaks that amplicons should lie on. */
  readonly peaks?: string;
}

/** The keys of an entry that name a file which is read beside its table. */
export const BESIDE = ['map', 'amplicons', 'peaks'] as const;

/** What an analysis says of a table of the bench. */
export interface AssayAnswer {
  readonly notices: readonly Notice[];
  readonly findings: readonly Finding[];
  readonly figures: readonly AssayFigure[];
  readonly table?: Table;
  /** Genes of what was measured, where a file beside the table tells them. */
  readonly genes?: Readonly<Record<string, string>>;
}

/** How a study has an assay evaluated. */
export interface AssayAnalysis {
  /** The analysis' own declaration: its keys may stand in the entry. */
  readonly choices: Choices;
  /** Files that only this type has beside its table. */
  readonly beside?: readonly (typeof BESIDE)[number][];
  /** Whether it asks what the study's samples are. */
  readonly ofSamples?: true;
  /** @throws InputError for a table that is none, and where there is nothing to compare */
  readonly answer: (
    files: AssayFiles,
    choices: Readonly<Record<string, unknown>>,
    samples: readonly Sample[],
  ) => Promise<AssayAnswer>;
}

/** Of every assay a study asks for the direction by one key. */
const { expected, ...others } = replicateChoices;
const ofStudy: Choices = { expects: expected, ...others };

/**
 * The analyses by the type of the entry. What opens their tables is loaded where a study has such a table; choices are the values
 * that the schema of the study let pass.
 */
export const ASSAY_ANALYSES: Readonly<Record<AssayType, AssayAnalysis>> = {
  qpcr: {
    choices: qpcrChoices,
    answer: async (files, choices) => qpcr({ readings: await readingsOf(files, 'qpcr') }, choices),
  },
  'chip-qpcr': {
    choices: chipQpcrChoices,
    beside: ['map', 'amplicons', 'peaks'],
    answer: async (files, choices) => {
      const { openChipQpcr } = await import('../../analyses/inputs/assays/chip-qpcr-input.ts');
      const input = await openChipQpcr(files);
      const genes = [...input.amplicons.places].flatMap(([name, { gene }]) =>
        gene === null ? [] : [[name, gene]],
      );
      return { ...chipQpcr(input, choices), genes: Object.fromEntries(genes) as Record<string, string> };
    },
  },
  blot: {
    choices: blotChoices,
    answer: async (files, choices) => {
      const { openBlot } = await import('../../analyses/inputs/assays/blot-input.ts');
      return blot(await openBlot(files), choices);
    },
  },
  growth: {
    choices: growthChoices,
    answer: async (files, choices) => {
      const { openGrowth } = await import('../../analyses/inputs/assays/growth-input.ts');
      return growth(await openGrowth(files), choices);
    },
  },
  dose: {
    choices: doseChoices,
    answer: async (files, choices) => dose({ readings: await readingsOf(files, 'dose') }, choices),
  },
  combination: {
    choices: combinationChoices,
    answer: async (files, choices) =>
      combination({ readings: await readingsOf(files, 'combination') }, choices),
  },
  replicate: {
    choices: ofStudy,
    ofSamples: true,
    answer: async (files, { expects, ...choices }, samples) => {
      const { openReplicate } = await import('../../analyses/inputs/assays/replicate-input.ts');
      const asked = { ...choices, expected: expects } as Choosing<typeof replicateChoices>;
      return replicate({ ...(await openReplicate(files)), samples }, asked);
    },
  },
};

async function readingsOf(files: AssayFiles, kind: AssayKind): Promise<Readings> {
  const { readReadings } = await import('../../analyses/inputs/assays/readings-input.ts');
  return readReadings(files, kind);
}

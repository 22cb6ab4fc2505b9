// What questions about motifs may be brought: where motifs and sequences come from, and what windows are compared with.
import type { Choices, Choosing } from '../../analyses/inputs/choices.ts';
import type { MotifFiles } from '../../analyses/inputs/motif-scan.ts';
import type { ComparedSources } from '../../analyses/inputs/motifs/compared-input.ts';
import { LIBRARY_NAMES } from '../../atlas/fetch/motif-sources.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Host } from '../question.ts';
import { geneChoices, identityChoices } from '../shared-choices.ts';

/** Where motifs come from. */
export const motifChoices = {
  motifs: { type: 'files', words: LIBRARY_NAMES, unit: 'file...', help: 'motifs.choice.motifs' },
  motif: { type: 'texts', unit: 'text', help: 'motifs.choice.motif' },
  elements: { type: 'flag', help: 'motifs.choice.elements' },
} as const satisfies Choices;

/** Where the sequence of peaks is. */
export const sequenceChoices = {
  sequence: { type: 'file', help: 'motifs.choice.sequence' },
  genome: { type: 'text', unit: 'name', help: 'motifs.choice.genome' },
  genomes: geneChoices.genomes,
} as const satisfies Choices;

/** Where windows of sequence come from, and what they are compared with. */
export const comparedWithChoices = {
  query: { type: 'file', needed: true, help: 'motifs.choice.query' },
  ...motifChoices,
  ...sequenceChoices,
  background: {
    type: 'file',
    words: ['sites', 'shuffled'],
    unit: 'name',
    help: 'motifs.choice.background',
  },
  atlas: { type: 'folders', help: 'motifs.choice.atlas' },
  ...identityChoices,
} as const satisfies Choices;

/**
 * Opens what is compared, for some work, and closes it whatever becomes of that.
 * @param open opens windows, background and motifs
 */
export async function whileCompared<Input, Result>(
  chosen: Choosing<typeof comparedWithChoices>,
  host: Host,
  open: (sources: ComparedSources, files: MotifFiles) => Promise<{ input: Input; close: () => void }>,
  work: (input: Input) => Result,
): Promise<Result> {
  const { query = '', background, sequence, genome: assembly, genomes } = chosen;
  const { queryAntigen: antigen, queryCell: cell, queryCellClass: cellClass } = chosen;
  const ask = async (atlas?: Atlas): Promise<Result> => {
    const windows = { query, background, sequence, assembly, genomes, atlas };
    const identity = { antigen, cell, cellClass };
    const { input, close } = await open({ ...windows, identity, names: new KnownNames() }, chosen);
    try {
      return work(input);
    } finally {
      close();
    }
  };
  return chosen.atlas === undefined ? ask() : host.atlas(chosen.atlas, ask);
}

import { existsSync } from 'node:fs';
import type { Atlas } from '../../../atlas/open-atlas.ts';
import type { CellClassSites } from '../../../atlas/sites/cell-class-sites.ts';
import { InputError } from '../../../errors.ts';
import { startsAsFasta } from '../../../formats/sequence/fasta-head.ts';
import type { SequenceFile } from '../../../formats/sequence/sequence-file.ts';
import { openSequence } from '../../../formats/sequence/sequence-reader.ts';
import { readPeakFile, type PeakFile } from '../../../formats/peaks/peak-reader.ts';
import { nameKey, type KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import type { Notice } from '../../../messages/message.ts';
import type { Identity, KnownIdentity } from '../../../partners/score/query-identity.ts';
import { ask } from '../asked.ts';
import { openAtlasSites } from '../class-sites.ts';
import { placeQuery, placeWhereKnown } from '../query.ts';
import { needSequence, type FoundSequence } from '../sequence.ts';

/** What windows of sequence are made of: peaks on a genome, or sequences each of which is a window. */
export type WindowSource = { readonly name: string; readonly notices: readonly Notice[] } & (
  | { readonly peaks: PeakColumns; readonly sequences?: undefined }
  | { readonly peaks?: undefined; readonly sequences: SequenceFile }
);

/** The sites of an atlas that a query is compared with. */
export interface AtlasSitesInput {
  readonly atlas: Pick<Atlas, 'genome'>;
  /** Those of the query's cell class, of every class where it is unknown. */
  readonly classes: readonly { readonly cellClass: string; readonly sites: CellClassSites }[];
  readonly identity: Identity;
  readonly names: KnownNames;
}

/** What two sets of windows are made of, opened: those that are asked about, and those that they are compared with. */
export interface ComparedInput {
  readonly foreground: WindowSource;
  /** `shuffled`: the windows themselves with their bases in another order; `sites`: sites of the atlas that the query does not bind. */
  readonly background: WindowSource | 'shuffled' | 'sites';
  /** The genome that peaks lie on; there wherever there are any. */
  readonly genome?: Pick<FoundSequence, 'sequences' | 'sequenceOf'>;
  readonly sites?: AtlasSitesInput;
  /** What was said of sequence, atlas and query. */
  readonly notices: readonly Notice[];
}

/** Where compared windows come from. */
export interface ComparedSources {
  /** Peaks, or FASTA whose sequences are the windows. */
  readonly query: string;
  /** BED, FASTA, `shuffled` or `sites`; sites of the atlas where left out and there is one, else shuffled. */
  readonly background?: string;
  readonly sequence?: string;
  readonly genomes?: string;
  /** Name of the assembly, where neither the atlas nor the sequence tells it. */
  readonly assembly?: string;
  readonly atlas?: Atlas;
  readonly identity?: KnownIdentity;
  readonly names?: KnownNames;
}

export interface OpenedComparison {
  readonly input: ComparedInput;
  readonly close: () => void;
}

/**
 * Opens what windows of sequence are compared with what. For peaks the sequence of their genome is found in the one order of every verb;
 * FASTA needs none. The background is, in this order: what the user names; the sites of the atlas; shuffled bases.
 * @throws InputError for faulty files, a genome that is not at hand or of another build, a background that is not there, and FASTA
 * together with an atlas
 */
export async function openCompared(sources: ComparedSources): Promise<OpenedComparison> {
  const { query, atlas } = sources;
  const background = sources.background ?? (atlas === undefined ? 'shuffled' : 'sites');
  const opened: { close(): void }[] = [];
  const close = (): void => opened.forEach((file) => file.close());
  try {
    const ofSequences = startsAsFasta(query);
    refuseMisfits(ofSequences, background, sources);
    // Peaks first: what is no file of peaks is told before a genome is asked for.
    const peakFile = ofSequences ? undefined : await readPeakFile(query);
    const needsGenome = !ofSequences || (!isNamed(background) && !startsAsFasta(background));
    const genome = needsGenome
      ? await needSequence({
          file: sources.sequence,
          genomes: sources.genomes,
          assembly: atlas?.genome.name ?? sources.assembly,
        })
      : undefined;
    if (genome !== undefined) opened.push(genome.sequences);
    const placed = (file: PeakFile): WindowSource => {
      const { name, peaks, notices } =
        atlas === undefined ? placeWhereKnown(file, genome?.assembly) : placeQuery(file, atlas.genome);
      return { name, peaks, notices };
    };
    const read = async (path: string): Promise<WindowSource> => {
      if (!startsAsFasta(path)) return placed(await readPeakFile(path));
      const sequences = await openSequence(path);
      opened.push(sequences);
      return { name: path, sequences, notices: [] };
    };
    const foreground = peakFile === undefined ? await read(query) : placed(peakFile);
    const asked = await askedSites(sources, foreground);
    return {
      input: {
        foreground,
        background: isNamed(background) ? background : await read(background),
        genome,
        sites: asked?.sites,
        notices: [...(genome?.notices ?? []), ...(asked?.notices ?? [])],
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function isNamed(background: string): background is 'shuffled' | 'sites' {
  return background === 'shuffled' || background === 'sites';
}

/** @throws InputError for sequences with an atlas, and for a background that is not there */
function refuseMisfits(ofSequences: boolean, background: string, { query, atlas }: ComparedSources): void {
  if (ofSequences && atlas !== undefined)
    throw new InputError('sequences have no place on the genome of an atlas', {
      file: query,
      expected: 'peaks with --atlas, or FASTA without',
      fix: 'give the peaks that the sequences were taken from, or leave --atlas out',
    });
  if (background === 'sites' && atlas === undefined)
    throw new InputError('the background sites are those of an atlas', {
      fix: 'give one: --atlas DIR; or compare with a BED or FASTA file, or with shuffled',
    });
  if (!isNamed(background) && !existsSync(background))
    throw new InputError(`there is no background '${background}', nor a file of this name`, {
      expected: 'shuffled, sites, or a BED or FASTA file',
    });
}

/** The sites of the query's class of cells, with what the query is. */
async function askedSites(
  { atlas, identity: known, names }: ComparedSources,
  { name, peaks }: WindowSource,
): Promise<{ sites: AtlasSitesInput; notices: readonly Notice[] } | undefined> {
  if (atlas === undefined || peaks === undefined) return undefined;
  const asked = await ask(atlas, { name, whole: peaks, peaks, notices: [] }, known, names);
  const { identity } = asked;
  const { sources, notices } = openAtlasSites(atlas);
  const all = sources.flatMap((source) => source.cellClasses.map((cellClass) => ({ source, cellClass })));
  const isIts = ({ cellClass }: { readonly cellClass: string }): boolean =>
    identity.cellClass !== undefined && nameKey(cellClass) === nameKey(identity.cellClass);
  const chosen = all.some(isIts) ? all.filter(isIts) : all;
  return {
    sites: {
      atlas,
      classes: chosen.map(({ source, cellClass }) => ({ cellClass, sites: source.read(cellClass) })),
      identity,
      names: asked.names,
    },
    // That the antigen is unknown matters to who is its own partner, and to nothing here.
    notices: [...notices, ...asked.notices.filter(({ key }) => key !== 'identity.unknown')],
  };
}

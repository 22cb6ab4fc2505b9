import type { Command } from 'commander';
import type { MotifFiles } from '../analyses/inputs/motif-scan.ts';
import type { ComparedSources } from '../analyses/inputs/motifs/compared-input.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { antigenNames, inAtlas } from './ask-atlas.ts';
import { collect } from './options.ts';
import { addIdentityOptions, GENOMES_OPTION, type IdentityOptions } from './query-options.ts';

/** `--motifs`, `--motif` and `--elements`: where motifs come from. */
export function addMotifOptions(command: Command): Command {
  return command
    .option(
      '--motifs <file...>',
      'libraries of motifs: JASPAR, TRANSFAC, MEME, HOMER, words; jaspar and hocomoco are those that motifs fetch brought',
    )
    .option(
      '--motif <text>',
      'an IUPAC word (AP1=TGASTCA), or a matrix (A 0 9; C 9 0; G 0 0; T 0 0); repeatable',
      collect,
    )
    .option('--elements', 'the built-in elements of blood cells: IKZF, AP-1, AICE, EICE, ISRE, PRDM1, ...');
}

/** Options of verbs that compare windows of sequence with a background. */
export interface ComparedOptions extends MotifFiles, IdentityOptions, SequenceOptions {
  readonly background?: string;
  readonly atlas?: readonly string[];
  readonly aliases?: string;
}

export function addComparedOptions(command: Command): Command {
  addSequenceOptions(command)
    .option(
      '--background <name>',
      "what to compare with: a BED or FASTA file, sites (sites of the atlas that the peaks do not overlap), or shuffled (the windows' own bases in another order) (default: sites with --atlas, else shuffled)",
    )
    .option('--atlas <dir>', 'atlas whose sites are compared with; repeatable', collect);
  return addIdentityOptions(command);
}

/** An answer that rests on the sites of an atlas, where one is given. */
export function withAtlas<Result>(
  { atlas }: ComparedOptions,
  ask: (atlas?: Atlas) => Promise<Result>,
): Promise<Result> {
  return atlas === undefined ? ask() : inAtlas(atlas, {}, (opened) => ask(opened.atlas));
}

/** Where the options say that compared windows come from. */
export function comparedSources(
  query: string,
  options: ComparedOptions,
  atlas: Atlas | undefined,
): ComparedSources {
  const { background, sequence, genome: assembly, genomes } = options;
  const { queryAntigen: antigen, queryCell: cell, queryCellClass: cellClass } = options;
  return {
    ...{ query, background, sequence, assembly, genomes, atlas },
    identity: { antigen, cell, cellClass },
    names: antigenNames(options),
  };
}

/** Where the sequence of peaks is. */
export interface SequenceOptions {
  readonly sequence?: string;
  readonly genome?: string;
  readonly genomes?: string;
}

export function addSequenceOptions(command: Command): Command {
  return command
    .option(
      '--sequence <file>',
      'the genome of the peaks: 2bit or FASTA (default: that of the genomes folder)',
    )
    .option(
      '--genome <name>',
      'assembly of the peaks (default: that of the atlas, else as the sequence tells)',
    )
    .option(...GENOMES_OPTION);
}

export interface FigureOptions {
  readonly figures?: string;
  readonly png?: boolean;
}

/** `--figures` and `--png`. @param what is drawn */
export function addFigureOptions(command: Command, what: string): Command {
  return command
    .option('--figures <dir>', `also write ${what} (SVG) into this folder`)
    .option('--png', 'with --figures: also as PNG');
}

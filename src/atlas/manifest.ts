import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { assemblyFromSizes, knownAssembly, type Assembly } from '../genome/assembly.ts';

/** Names of the files of an atlas folder. */
export const ATLAS_FILES = {
  manifest: 'atlas.json',
  experiments: 'experiments.tsv',
  peaks: 'peaks.bin',
  scores: 'scores.bin',
  signals: 'signals.bin',
  genes: 'genes.tsv.gz',
  sites: 'sites.bin',
  /** Cell classes whose sites are ready while others are being made; goes away with the last. */
  siteParts: 'sites.parts',
} as const;

/** Folder inside an atlas that holds what `atlas add` brought, one atlas folder each. */
export const SHARDS_FOLDER = 'shards';

const FORMAT = 'chipmate atlas';
const FORMAT_VERSION = 1;

/** A genome as data: everything that makes an `Assembly` again. */
export interface GenomeDescription {
  readonly name: string;
  readonly chromosomes: readonly (readonly [name: string, size: number])[];
}

/** What the two numbers of a peak mean, for a range of experiments. */
export interface ColumnMeaning {
  /** First and last experiment number that this holds for. */
  readonly experiments: readonly [first: number, last: number];
  /** What peaks are ranked by, for instance `narrowPeak column 7`. */
  readonly signal: string;
  /** What `--min-score` compares, for instance `narrowPeak column 5`. */
  readonly score: string;
  /** Whether the score is known to be -10 log10 Q, which thresholds need. */
  readonly scoreIsMinus10Log10Q: boolean;
}

/** Contents of atlas.json: what the folder holds and how to check it. */
export interface AtlasManifest {
  readonly format: string;
  readonly version: number;
  /** Release of chipmate that wrote the folder. */
  readonly chipmate: string;
  readonly genome: GenomeDescription;
  readonly counts: { readonly experiments: number; readonly peaks: number };
  /** Where the experiments come from. */
  readonly sources: readonly {
    readonly source: string;
    readonly release: string;
    readonly experiments: number;
  }[];
  readonly meanings: readonly ColumnMeaning[];
  /** Gene models that the atlas was built with. */
  readonly genes?: { readonly source: string; readonly count: number };
  readonly blacklist?: { readonly file: string; readonly peaks: number };
  /** Peaks of the input that could not be placed on the genome. */
  readonly dropped: readonly { readonly chromosome: string; readonly peaks: number }[];
  /** Size and SHA-256 of every other file. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
  /** SHA-256 of everything above, as JSON without spaces. */
  readonly sha256: string;
}

/** The parts of a manifest that a build decides. */
export type ManifestContent = Omit<AtlasManifest, 'format' | 'version' | 'sha256'>;

function hashOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The text of atlas.json. */
export function formatManifest(content: ManifestContent): string {
  const whole = { format: FORMAT, version: FORMAT_VERSION, ...content };
  const text = JSON.stringify({ ...whole, sha256: hashOf(whole) }, null, 1);
  // Chromosomes and ranges on one line each: pairs of a name or number and a number.
  return `${text.replace(/\[\s+("(?:[^"\\]|\\.)*"|\d+),\s+(\d+)\s+\]/g, '[$1, $2]')}\n`;
}

/** Whether a folder holds an atlas.json; its content is not looked at. */
export function isAtlasFolder(folder: string): boolean {
  return existsSync(join(folder, ATLAS_FILES.manifest));
}

/**
 * Reads atlas.json.
 * @param folder the atlas
 * @throws InputError where the folder is no atlas, or one of another format version
 */
export function readManifest(folder: string): AtlasManifest {
  const path = join(folder, ATLAS_FILES.manifest);
  if (!existsSync(folder)) {
    throw new InputError('there is no such atlas', {
      file: folder,
      fix: 'chipmate atlas build SHEET -o DIR --genome G makes one',
    });
  }
  if (!statSync(folder).isDirectory() || !existsSync(path)) {
    throw new InputError('this is not an atlas', {
      file: folder,
      expected: `a folder with ${Object.values(ATLAS_FILES).slice(0, 3).join(', ')}`,
      found: statSync(folder).isDirectory() ? `no ${ATLAS_FILES.manifest} in it` : 'a file',
    });
  }
  let manifest: Partial<AtlasManifest>;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<AtlasManifest>;
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
  if (manifest.format !== FORMAT) throw damaged(path, `format ${JSON.stringify(manifest.format)}`);
  if (manifest.version !== FORMAT_VERSION) {
    throw new InputError('this atlas has a format version that this release does not read', {
      file: path,
      expected: `version ${FORMAT_VERSION}`,
      found: `version ${String(manifest.version)}`,
      fix: 'use the release of chipmate that wrote it, or build the atlas again',
    });
  }
  const { sha256, ...rest } = manifest;
  if (sha256 !== hashOf(rest)) throw damaged(path, 'text that its own checksum contradicts');
  return manifest as AtlasManifest;
}

function damaged(path: string, found: string): InputError {
  return new InputError('this file does not describe an atlas', {
    file: path,
    expected: `JSON with "format": "${FORMAT}"`,
    found,
    fix: 'restore the atlas from its copy or build it again',
  });
}

/** A genome as data. */
export function describeGenome(assembly: Assembly): GenomeDescription {
  return {
    name: assembly.name,
    chromosomes: assembly.chromosomeNames.map((name, i) => [name, assembly.sizes[i]]),
  };
}

/** The assembly of a description; the built-in one, with all its aliases, where it is the same. */
export function assemblyOf({ name, chromosomes }: GenomeDescription): Assembly {
  const builtIn = knownAssembly(name);
  const same =
    builtIn?.chromosomeNames.length === chromosomes.length &&
    chromosomes.every(
      ([chromosome, size], i) => builtIn.chromosomeNames[i] === chromosome && builtIn.sizes[i] === size,
    );
  if (same) return builtIn;
  return assemblyFromSizes(
    name,
    chromosomes.map(([chromosome]) => chromosome),
    chromosomes.map(([, size]) => size),
  );
}

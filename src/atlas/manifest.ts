import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameFault } from '../formats/folders/inside.ts';
import {
  either,
  fields,
  listOf,
  mapOf,
  optional,
  pairOf,
  text,
  truth,
  whole,
} from '../formats/text/shape.ts';
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
  /** The first sites of an atlas; later ones have a part of their checksum in their name (`sitesFileName`). */
  sites: 'sites.bin',
  /** Cell classes whose sites are ready while others are being made; goes away with the last. */
  siteParts: 'sites.parts',
} as const;

/** A file in an atlas that is there while a process writes into it. */
export const ATLAS_LOCK = '.lock';

/** Folder inside an atlas that holds what `atlas add` brought, one atlas folder each. */
export const SHARDS_FOLDER = 'shards';

const FORMAT = 'chipmate atlas';
/** Version 1 named neither the shards nor the sites: the folders and files that were there counted. */
const FORMAT_VERSION = 2;

/** Whether a file in an atlas' folder is one of sites: the present ones, or others that a change that died has left. */
export function isSitesFile(name: string): boolean {
  return name === ATLAS_FILES.sites || /^sites-[0-9a-f]{12}\.bin$/.test(name);
}

/** Name of a file of sites in an atlas that has others: new and old ones lie side by side until atlas.json names the new ones. */
export function sitesFileName(sha256: string): string {
  return `sites-${sha256.slice(0, 12)}.bin`;
}

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

/** What was added to an atlas at one time. */
export interface ShardEntry {
  /** Below the atlas, as `shards/0002`. */
  readonly folder: string;
  /** The checksum that its own atlas.json ends with, which holds those of its files. */
  readonly sha256: string;
  readonly experiments: number;
  readonly peaks: number;
}

export interface FileEntry {
  readonly bytes: number;
  readonly sha256: string;
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
  /** Size and SHA-256 of every other file of the folder. */
  readonly files: Readonly<Record<string, FileEntry>>;
  /** What was added, in that order; empty in what was added. Absent in version 1. */
  readonly shards?: readonly ShardEntry[];
  /** Which of the files has the sites of all shards. */
  readonly sites?: string;
  /** SHA-256 of everything above, as JSON without spaces. */
  readonly sha256: string;
}

/** The parts of a manifest that a build decides. */
export type ManifestContent = Omit<AtlasManifest, 'format' | 'version' | 'sha256'>;

/** What a manifest must look like to be used; keys that are not named here may be there and are kept. */
const manifestShape = fields({
  chipmate: text,
  genome: fields({ name: text, chromosomes: listOf(pairOf(text, whole)) }),
  counts: fields({ experiments: whole, peaks: whole }),
  sources: listOf(fields({ source: text, release: text, experiments: whole })),
  meanings: listOf(
    fields({ experiments: pairOf(whole, whole), signal: text, score: text, scoreIsMinus10Log10Q: truth }),
  ),
  genes: optional(fields({ source: text, count: whole })),
  blacklist: optional(fields({ file: text, peaks: whole })),
  dropped: listOf(fields({ chromosome: text, peaks: whole })),
  files: mapOf(
    either('the name of a file', (name) => fileNameFault(name) === undefined),
    fields({ bytes: whole, sha256: text }),
  ),
  shards: optional(
    listOf(
      fields({
        folder: either('a folder as shards/0002', (folder) => /^shards\/\d+$/.test(folder)),
        sha256: text,
        experiments: whole,
        peaks: whole,
      }),
    ),
  ),
  sites: optional(either('the name of a file of sites', isSitesFile)),
});

function hashOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The text of atlas.json; keys that this release does not know stand where they stood. */
export function formatManifest(content: ManifestContent): string {
  const own = { format: FORMAT, version: FORMAT_VERSION };
  const hashed = { ...own, ...content, ...own, sha256: undefined };
  const text = JSON.stringify({ ...hashed, sha256: hashOf(hashed) }, null, 1);
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
      key: 'atlas.gone',
      file: folder,
      fix: 'chipmate atlas build SHEET -o DIR --genome G makes one',
    });
  }
  if (!statSync(folder).isDirectory() || !existsSync(path)) {
    throw new InputError('this is not an atlas', {
      key: 'atlas.none',
      file: folder,
      expected: `a folder with ${Object.values(ATLAS_FILES).slice(0, 3).join(', ')}`,
      found: statSync(folder).isDirectory() ? `no ${ATLAS_FILES.manifest} in it` : 'a file',
    });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
  if (typeof parsed !== 'object' || parsed === null) throw damaged(path, 'JSON of another kind');
  const { sha256, ...rest } = parsed as Readonly<Record<string, unknown>>;
  if (rest['format'] !== FORMAT) throw damaged(path, `format ${JSON.stringify(rest['format'])}`);
  if (rest['version'] !== FORMAT_VERSION && rest['version'] !== 1) {
    throw new InputError('this atlas has a format version that this release does not read', {
      file: path,
      expected: `version 1 to ${FORMAT_VERSION}`,
      found: `version ${JSON.stringify(rest['version'])}`,
      fix: 'use the release of chipmate that wrote it, or build the atlas again',
    });
  }
  if (sha256 !== hashOf(rest)) throw damaged(path, 'text that its own checksum contradicts');
  const fault = manifestShape(rest, '') ?? inconsistency(rest as unknown as AtlasManifest);
  if (fault !== undefined) throw damaged(path, fault);
  return parsed as AtlasManifest;
}

/** What of a manifest contradicts the rest of it. */
function inconsistency({ version, files, sites, shards }: AtlasManifest): string | undefined {
  const missing = [ATLAS_FILES.experiments, ATLAS_FILES.peaks, ATLAS_FILES.scores, sites].find(
    (name) => name !== undefined && !Object.hasOwn(files, name),
  );
  if (missing !== undefined) return `no ${missing} among its files`;
  if (version !== 1 && shards === undefined) return 'no list of shards';
  const folders = shards?.map(({ folder }) => folder) ?? [];
  return new Set(folders).size === folders.length ? undefined : 'a shard that is named twice';
}

/**
 * Name of the file of an atlas' sites, whether or not it is there; undefined where it has none.
 * @param folder the atlas, whose manifest this is
 */
export function sitesNameOf(folder: string, { version, sites }: AtlasManifest): string | undefined {
  if (version > 1) return sites;
  return existsSync(join(folder, ATLAS_FILES.sites)) ? ATLAS_FILES.sites : undefined;
}

/** Folders below `shards` that have the name of a shard, as `shards/0002`, in the order in which they were added. */
export function shardsThere(atlas: string): string[] {
  const added = join(atlas, SHARDS_FOLDER);
  if (!existsSync(added)) return [];
  return readdirSync(added)
    .filter((name) => /^\d+$/.test(name))
    .sort()
    .map((name) => `${SHARDS_FOLDER}/${name}`);
}

/** A file beside the folder of an addition, there from before the folder is made until atlas.json names it. */
export function additionMark(atlas: string, shard: string): string {
  return join(atlas, SHARDS_FOLDER, `.${shard.slice(SHARDS_FOLDER.length + 1)}.adding`);
}

function damaged(path: string, found: string): InputError {
  return new InputError('this file does not describe an atlas', {
    key: 'atlas.damaged',
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

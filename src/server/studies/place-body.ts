// Files that a page handed over become a study: where each goes, and the text once a person has looked.
import { tellFile } from '../../analyses/inputs/told/tell-file.ts';
import type { Told } from '../../analyses/inputs/told/told.ts';
import { readManifest } from '../../atlas/manifest.ts';
import type { Message } from '../../messages/message.ts';
import { corrected, type Correction } from '../../study/drafting/correct-places.ts';
import { draftStudy, withUnused } from '../../study/drafting/draft-text.ts';
import { placeFiles, type PlacedFile } from '../../study/drafting/place-files.ts';
import type { PlaceName } from '../../study/drafting/places.ts';

/** A file that was handed over. */
export interface HandedFile {
  readonly path: string;
  /** As its owner calls it, with the folders that it came from. */
  readonly said: string;
}

/** What is asked: where files go, or the text of their study. */
export interface PlaceAsked {
  readonly files: readonly HandedFile[];
  readonly study?: {
    readonly title: string;
    readonly genome?: string;
    readonly date: string;
    /** Folder of an atlas. */
    readonly atlas?: string;
    readonly simulated: boolean;
    /** One for each file; what it is called in the study, '' where it is left out. */
    readonly corrections: readonly (Correction & { readonly named: string })[];
  };
}

/** Where a file goes, as a page shows it. */
export interface PlacedBody {
  readonly kind: Told['kind'];
  readonly format?: string;
  readonly assay?: string | null;
  readonly counts?: boolean;
  readonly samples: number;
  readonly place: PlaceName;
  readonly factor: string;
  readonly cell: string;
  readonly condition: string;
  readonly doubts: readonly Message[];
  readonly reason: Message | null;
}

export type PlaceBody = { readonly placed: readonly PlacedBody[] } | { readonly text: string };

export function placeBody({ files, study }: PlaceAsked): PlaceBody {
  const names = distinct(files.map(({ said }) => said));
  const placed = placeFiles(files.map(({ path }, index) => ({ file: names[index], told: tellFile(path) })));
  if (study === undefined) return { placed: withUnused(placed).map(shown) };
  const { corrections, atlas, title, genome, date, simulated } = study;
  const settled = placed.map((each, index) => corrected(each, corrections[index] ?? {}));
  const { lines } = draftStudy(settled, {
    ...{ title, date },
    ...(genome !== undefined && { genome }),
    ...(simulated && { simulated }),
    atlas: atlas === undefined ? [] : [atlas],
    ...(atlas !== undefined && { atlasGenome: readManifest(atlas).genome.name }),
    named: new Map(names.map((name, index) => [name, corrections[index]?.named || name])),
  });
  return { text: lines.text };
}

/** Two files that are called alike are told apart. */
function distinct(names: readonly string[]): string[] {
  const given = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; given.has(own); count++) own = `${count}/${name}`;
    given.add(own);
    return own;
  });
}

function shown({ told, place, factor, cell, condition, doubts, reason }: PlacedFile): PlacedBody {
  const { kind, format, assay, counts, samples = [] } = told;
  const of = { kind, format, assay, counts, samples: samples.length };
  return { ...of, place, factor, cell, condition, doubts, reason };
}

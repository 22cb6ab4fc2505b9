// What all parts of a drafted study share: its files, its lines, and the names that it gives.
import { basename } from 'node:path';
import { message, type Message } from '../../messages/message.ts';
import { yamlText } from '../file/yaml-text.ts';
import type { PlacedFile } from './place-files.ts';
import type { StudyLines } from './study-lines.ts';

/** What a person says of the study as a whole; the files tell what is left out. */
export interface DraftSettings {
  readonly title?: string;
  readonly factor?: string;
  readonly genome?: string;
  readonly cell?: string;
  /** Day of the study, as 2026-11-23. */
  readonly date: string;
  /** Folders of atlases, and the assembly that they are of. */
  readonly atlas: readonly string[];
  readonly atlasGenome?: string;
  /** Whether nothing in it was measured; where it is left out, names of files tell. */
  readonly simulated?: boolean;
  /** How the study file names files that are called otherwise here. */
  readonly named?: ReadonlyMap<string, string>;
}

/** What was written so far, and what is not in it. */
export interface Draft {
  readonly lines: StudyLines;
  readonly leftOut: { file: string; reason: Message }[];
  readonly files: readonly PlacedFile[];
  readonly settings: DraftSettings;
  /** ChIP-seq entries that were written, with their cells. */
  readonly chips: { name: string; cell: string }[];
}

/** A file as the study file names it. */
export function named({ settings }: Draft, file: string): string {
  return yamlText(settings.named?.get(file) ?? file);
}

export function placed({ files }: Draft, ...places: readonly PlacedFile['place'][]): PlacedFile[] {
  return files.filter(({ place }) => places.includes(place));
}

/** Names that are given once. */
export class Names {
  readonly #given = new Set<string>();

  free(name: string): string {
    for (let count = 1; ; count++) {
      const own = (count === 1 ? name : `${name} ${count}`).slice(0, 180);
      if (this.#given.size < this.#given.add(own).size) return own;
    }
  }
}

/** A file's name as words. */
export function titleOf(file: string): string {
  const stem = basename(file).replace(
    /(?:\.(?:gz|csv|tsv|txt|xlsx?|simulated|narrowPeak|bed|diff)){1,4}$/i,
    '',
  );
  return stem.replaceAll(/[_\s]+/g, ' ').trim() || stem;
}

/** Notes that a file is not in the study, and why. */
export function leave(
  { leftOut }: Draft,
  file: string,
  key: 'draft.no-matrix' | 'draft.no-readings' | 'draft.one-is-enough',
): void {
  leftOut.push({ file, reason: message(key) });
}

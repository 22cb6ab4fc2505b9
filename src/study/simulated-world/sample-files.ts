import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ResultFolder } from '../../formats/folders/result-folder.ts';
import { bytesOfFile } from '../../formats/text/file-writer.ts';
import { QUERY } from './world-plan.ts';

/** Files of the sample below its folder; what a user sees of them says that they are simulated. */
export const SAMPLE_FILES = {
  peaks: `simulated-${QUERY.antigen}.narrowPeak`,
  atlas: 'simulated-atlas',
  table: 'simulated-lenalidomide.tsv',
} as const;

/** Nobody else writes into the folder: files take their place at once. */
export function stagedIn(folder: string): ResultFolder['stage'] {
  return (path, content) => {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytesOfFile(place, content));
  };
}

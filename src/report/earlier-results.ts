import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { filePathFault } from '../formats/folders/inside.ts';
import type { Written } from '../formats/folders/result-folder.ts';
import { STUDY_FILES } from './write-study.ts';

/** Every key that chipmate's RO-Crates have beside `@id` and `@type`: whoever adds another one makes the file theirs. */
const KEYS = [
  ...[
    'about',
    'conformsTo',
    'contentSize',
    'datePublished',
    'description',
    'hasPart',
    'identifier',
    'instrument',
  ],
  ...['keywords', 'mentions', 'name', 'object', 'result', 'sha256', 'version'],
];
const entity = z.strictObject({
  '@id': z.string(),
  '@type': z.enum(['Dataset', 'CreativeWork', 'File', 'CreateAction', 'SoftwareApplication']),
  ...(Object.fromEntries(KEYS.map((key) => [key, z.unknown().optional()])) as Record<string, z.ZodOptional>),
});
const crate = z.strictObject({ '@context': z.unknown(), '@graph': z.array(entity) });
const run = z.object({ '@id': z.literal('#run'), name: z.literal('chipmate study run') });
const file = z.object({
  '@id': z.string(),
  '@type': z.literal('File'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  contentSize: z.string().regex(/^\d{1,15}$/),
});

/**
 * The files of a study's folder that a release wrote which kept no list of them, as the folder's RO-Crate has them; undefined
 * where it is no such folder.
 */
export function earlierResults(folder: string): ReadonlyMap<string, Written> | undefined {
  let bytes: Buffer;
  let content: unknown;
  try {
    bytes = readFileSync(join(folder, STUDY_FILES.crate));
    content = JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
  const graph = crate.safeParse(content).data?.['@graph'];
  if (graph?.some((each) => run.safeParse(each).success) !== true) return undefined;
  const files = new Map<string, Written>();
  for (const each of graph) {
    const { data } = file.safeParse(each);
    if (data === undefined) continue;
    const path = data['@id'];
    if (filePathFault(path) !== undefined) return undefined;
    files.set(path, { bytes: Number(data.contentSize), sha256: data.sha256 });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return files.set(STUDY_FILES.crate, { bytes: bytes.length, sha256 });
}

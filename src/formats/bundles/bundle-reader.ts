// A study that somebody shares as one file. It comes from elsewhere: nothing in it is believed before it is checked, and nothing is unpacked
// onto the disk.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { filePathFault } from '../folders/inside.ts';
import { inFolder } from '../folders/in-folder.ts';
import { refused } from '../../messages/refused.ts';
import { fileHead } from '../text/file-head.ts';
import { zipDirectory, zipPart, type ZipKind } from '../workbooks/zip-parts.ts';

/** The part that says what the others are; the first one. */
export const BUNDLE_MANIFEST = 'chipmate-bundle.json';
export const BUNDLE_FORMAT = 'chipmate bundle 1';

const line = z.string().max(4000);
const aboutSchema = z.object({
  title: line,
  factor: line,
  genome: line,
  /** Of the chipmate that wrote the results. */
  version: line,
  simulated: z.boolean(),
});
const manifestSchema = aboutSchema.extend({
  format: z.literal(BUNDLE_FORMAT),
  files: z
    .array(
      z.object({
        path: z.string().max(4000),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(5000),
});

/** What a bundle says of itself. */
export type BundleAbout = z.output<typeof aboutSchema>;

/** A bundle whose directory and list of files were checked. */
export interface Bundle {
  readonly about: BundleAbout;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The bytes of a file. @throws InputError for one that is not listed, or that is not as it was when the bundle was written */
  readonly read: (path: string) => Uint8Array<ArrayBuffer>;
}

const KIND: ZipKind = {
  called: 'the bundle',
  mostEntries: 5_001,
  mostBytes: 1 << 29,
  fix: 'ask for it again: chipmate study share makes it',
  tooLarge: 'ask for the folder of results itself',
};
/** Bytes of the longest list of files. */
const LONGEST_MANIFEST = 4 << 20;

/** Whether a file begins as a bundle does. */
export function isBundle(path: string): boolean {
  const head = fileHead(path, 30 + BUNDLE_MANIFEST.length);
  return (
    head !== undefined &&
    head.length > 30 &&
    head.toString('hex', 0, 4) === '504b0304' &&
    head.toString('latin1', 30) === BUNDLE_MANIFEST
  );
}

/**
 * Opens a bundle.
 * @throws InputError for what is none, is damaged, unpacks to more than a study has, or names files that are none
 */
export function readBundle(path: string): Bundle {
  return openBundle(
    inFolder(path, () => readFileSync(path)),
    path,
  );
}

/** The same of bytes in memory. @param file what it is called */
export function openBundle(bytes: Buffer, file: string): Bundle {
  const entries = checked(file, () => zipDirectory(bytes, file, KIND));
  const first = entries.get(BUNDLE_MANIFEST);
  if (first === undefined || first.size > LONGEST_MANIFEST) throw damaged(file, `no ${BUNDLE_MANIFEST}`);
  const { files, title, factor, genome, version, simulated } = manifestOf(
    checked(file, () => zipPart(bytes, first, file, KIND)).toString('utf8'),
    file,
  );
  const listed = new Map(files.map((each) => [each.path, each]));
  if (listed.size !== files.length || listed.size !== entries.size - 1)
    throw damaged(file, 'its list names other files than it holds');
  for (const { path, bytes: size } of files) {
    const fault = filePathFault(path);
    if (fault !== undefined || path === BUNDLE_MANIFEST)
      throw damaged(file, `${JSON.stringify(path.slice(0, 200))}: ${fault ?? 'its list names itself'}`);
    if (entries.get(path)?.size !== size) throw damaged(file, `${path} is not as long as its list says`);
  }
  const read = (path: string): Uint8Array<ArrayBuffer> => {
    const [entry, known] = [entries.get(path), listed.get(path)];
    if (entry === undefined || known === undefined) throw damaged(file, `there is no ${path}`);
    const content = checked(file, () => zipPart(bytes, entry, file, KIND));
    if (createHash('sha256').update(content).digest('hex') !== known.sha256)
      throw damaged(file, `${path} was changed`);
    return new Uint8Array(content);
  };
  const about = { title, factor, genome, version, simulated };
  return { about, files: files.map(({ path, bytes: size }) => ({ path, bytes: size })), read };
}

function manifestOf(text: string, file: string): z.output<typeof manifestSchema> {
  try {
    const found = manifestSchema.safeParse(JSON.parse(text));
    if (found.success) return found.data;
    const [{ path, message }] = found.error.issues;
    throw damaged(file, `${BUNDLE_MANIFEST}: ${path.map(String).join(' ')}: ${message}`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw damaged(file, `${BUNDLE_MANIFEST} is no JSON`);
  }
}

/** What is found of an archive, as one of a study. */
function checked<Value>(file: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw damaged(file, [error.problem, error.details.found].filter(Boolean).join(': '));
  }
}

function damaged(file: string, found: string): InputError {
  return refused('bundle.damaged', {}, { file, found });
}

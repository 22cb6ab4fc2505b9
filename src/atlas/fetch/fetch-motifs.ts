import { join } from 'node:path';
import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { readMotifs } from '../../formats/motifs/motif-reader.ts';
import { inDataFolder } from './data-folder.ts';
import { WrongContentError } from './download.ts';
import { webAddress } from './http.ts';
import { noteFinished, readFinished, refuseBesideLock, writeLockFile } from './lock-file.ts';
import { MOTIFS_LOCK, placeOfLibrary, readMotifsLock, refuseOwnFile, type MotifsLock } from './motif-lock.ts';
import { LIBRARY_NAMES, MOTIF_LIBRARIES, type LibraryName, type LibrarySource } from './motif-sources.ts';
import { inspected, type WantedFile } from './wanted-file.ts';
import { announce, bringAsked, type AskedFile, type FetchSettings, type Locked } from './with-terms.ts';

export interface MotifsRequest extends FetchSettings {
  readonly library: string;
  /** A folder or a file; see `placeOfLibrary`. */
  readonly output?: string;
  /** A mirror of the library's makers; ends with `/`. */
  readonly base?: string;
  /** The address of the file itself. */
  readonly address?: string;
  /** The library's address and bytes, which are demanded. */
  readonly lock?: MotifsLock;
}

/** Fewer motifs are no such library, whatever its release. */
const LEAST_MOTIFS = 300;
/** Some forty times what the larger one has. */
const MOST_BYTES = 64 << 20;

/**
 * Brings a library of motifs, resumable, reads it before it takes its name, and pins it in `motifs.lock.json` beside it.
 * @throws InputError where there is no such library, its server cannot be reached, lacks it or has changed it, or where it would take the
 * place of another file
 */
export async function fetchMotifs(request: MotifsRequest): Promise<void> {
  const library = LIBRARY_NAMES.find((name) => name === request.library.toLowerCase());
  if (library === undefined)
    throw new InputError('there is no such library of motifs', {
      expected: LIBRARY_NAMES.join(', '),
      found: request.library,
      fix: 'libraries that you have are given to --motifs as they are',
    });
  const source = MOTIF_LIBRARIES[library];
  refuseBesideLock(request.lock, { '--base': request.base, '--address': request.address });
  const { folder, file } = placeOfLibrary(library, request.output);
  const entry = request.lock?.files.find((one) => one.library === library);
  if (request.lock !== undefined && entry === undefined)
    throw new InputError(`the lock file does not have ${library}`, {
      expected: library,
      found: request.lock.files.map((one) => one.library).join(', '),
    });
  const address = entry?.address ?? request.address ?? (request.base ?? source.base) + source.path;
  webAddress(address);
  const locked: Locked = entry === undefined ? undefined : new Map([[file, entry]]);
  refuseOwnFile(folder, file, readFinished(folder, MOTIFS_LOCK));
  const wanted = { ...wantedLibrary(file, source), address };
  const asked: AskedFile = { name: library, wanted, terms: source };
  const sizes = await announce([asked], join(folder, file), locked, request);
  if (request.dryRun) return;
  const work = (): Promise<void> =>
    request.watch((onProgress) => bring({ asked, sizes, onProgress }, library, folder, locked, request));
  await inDataFolder(folder, request.say, work, [MOTIFS_LOCK]);
}

function wantedLibrary(file: string, source: LibrarySource): WantedFile {
  return {
    file,
    mostBytes: MOST_BYTES,
    inspect: (path, lengthStated) =>
      inspected(path, lengthStated, async () => {
        const count = await motifsIn(path);
        if (count < LEAST_MOTIFS)
          throw new WrongContentError(`it has ${counted(count, 'motif')}: it is not ${source.source}`);
        if (!lengthStated && count < source.motifs)
          throw new WrongContentError(
            `it has ${count} of ${source.motifs} motifs, and the server does not say how long it is`,
          );
      }),
  };
}

async function motifsIn(path: string): Promise<number> {
  return (await readMotifs([path])).id.length;
}

async function bring(
  { asked, ...work }: { asked: AskedFile; sizes: number; onProgress: (fraction: number) => void },
  library: LibraryName,
  folder: string,
  locked: Locked,
  { output, say, transfer }: MotifsRequest,
): Promise<void> {
  const { file, address } = asked.wanted;
  const { motifs, release, source, licence, cite } = MOTIF_LIBRARIES[library];
  const brought = await bringAsked({ asked: [asked], ...work }, folder, MOTIFS_LOCK, locked, transfer);
  const [entry] = brought.files;
  if (brought.files.length === 0)
    throw new InputError(`the server does not have ${source}`, {
      file: address,
      fix: '--address names the address of the file, --base a mirror',
    });
  const path = join(folder, file);
  const count = await motifsIn(path);
  const isRelease = count === motifs;
  const terms = { source, licence, cite, release: isRelease ? release : '' };
  writeLock(folder, { ...entry, file, ...terms, library });
  say(`${path}: ${count} motifs, ${brought.kept > 0 ? 'there already' : 'brought'}`);
  if (!isRelease)
    say(`${release} has ${motifs} motifs: this is another release or selection, look up its terms`);
  say(`used by: chipmate motifs scan SEQUENCES --motifs ${output === undefined ? library : path}`);
}

/** Writes what was brought beside other libraries of the folder; what killed runs finished of others stays noted. */
function writeLock(folder: string, own: MotifsLock['files'][number]): void {
  const locked = otherFiles(folder, own.file);
  const known = new Set([own.file, ...locked.map(({ file }) => file)]);
  const noted = [...readFinished(folder, MOTIFS_LOCK).values()].filter(({ entry }) => !known.has(entry.file));
  const lock: MotifsLock = { format: 1, files: [own, ...locked], missing: [] };
  writeLockFile(folder, lock, MOTIFS_LOCK);
  for (const { entry } of noted) noteFinished(folder, entry);
}

/** A lock file that is damaged counts as absent, as in `readFinished`. */
function otherFiles(folder: string, file: string): MotifsLock['files'] {
  try {
    const before = readMotifsLock(join(folder, MOTIFS_LOCK))?.files ?? [];
    return before.filter((entry) => entry.file !== file);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

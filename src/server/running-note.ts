// Where the user's running app is noted, so that it is opened again instead of a second one being started.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isRunning, startOf } from '../formats/folders/process-start.ts';
import { caution, type Notice } from '../messages/message.ts';
import { readVersion } from '../version.ts';

/** What tells one app from another: what it serves. */
interface Serving {
  readonly atlases: readonly string[];
  readonly genomes?: string;
  readonly data?: string;
  readonly studies?: string;
  readonly peaks?: readonly string[];
  readonly reads?: readonly string[];
}

interface Note {
  readonly address: string;
  readonly pid: number;
  readonly started?: string;
  readonly version: string;
  /** Folders in which it writes. */
  readonly writes?: readonly string[];
}

/** Another app of this user that writes into a folder of this one. */
export interface OtherApp {
  readonly folder: string;
  readonly pid: number;
  readonly started?: string;
}

/** How long a running app may take to answer. */
const PATIENCE = 3000;

/** Notes an app that was started, for this user's eyes alone: the address holds the token. @returns takes the note away */
export function noteRunning(serving: Serving, address: string): () => void {
  const file = noteOf(serving);
  try {
    mkdirSync(notesFolder(), { recursive: true, mode: 0o700 });
    const { pid } = process;
    const writes = foldersOf(serving);
    const note: Note = { address, pid, started: startOf(pid), version: readVersion(), writes };
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(note), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch {
    // Without a note the app runs all the same.
  }
  return () => {
    if (readNote(file)?.address === address) rmSync(file, { force: true });
  };
}

/** This user's app that serves the same, where it runs and answers: its address, and one that opens it once. */
export async function findRunning(
  serving: Serving,
): Promise<{ readonly address: string; readonly addressOnce: string } | undefined> {
  const note = readNote(noteOf(serving));
  if (note === undefined || note.version !== readVersion() || !isRunning(note.pid, note.started))
    return undefined;
  try {
    const { origin, searchParams } = new URL(note.address);
    const response = await fetch(`${origin}/${searchParams.get('token') ?? ''}/api/once`, {
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE),
      redirect: 'error',
    });
    const { once } = (await response.json()) as { once?: unknown };
    return typeof once === 'string'
      ? { address: note.address, addressOnce: `${origin}/?once=${encodeURIComponent(once)}` }
      : undefined;
  } catch {
    return undefined;
  }
}

/** This user's other apps that write into the same folders. */
export function appsThatShare(serving: Serving): OtherApp[] {
  const own = foldersOf(serving);
  if (own.length === 0 || !existsSync(notesFolder())) return [];
  const notes = readdirSync(notesFolder())
    .filter((name) => /^serve-[0-9a-f]+\.json$/.test(name))
    .map((name) => readNote(join(notesFolder(), name)));
  return notes.flatMap((note) => {
    const folder = own.find((each) => note?.writes?.includes(each));
    if (note === undefined || folder === undefined) return [];
    const { pid, started } = note;
    return [{ folder, pid, started }].filter(stillRuns);
  });
}

/** What is to be known of apps that write into the same folders, as long as they run. */
export function sharingNotices(others: readonly OtherApp[]): Notice[] {
  return others.filter(stillRuns).map(({ folder }) => caution('serve.shared-folder', { folder }));
}

function stillRuns({ pid, started }: OtherApp): boolean {
  return isRunning(pid, started);
}

function foldersOf({ data, studies }: Serving): string[] {
  return [data, studies].filter((folder) => folder !== undefined).map((folder) => resolve(folder));
}

function readNote(file: string): Note | undefined {
  try {
    const { uid, mode, size } = lstatSync(file);
    const user = process.getuid?.();
    // A note of another's hand could lead to another's page.
    if (user !== undefined && (uid !== user || (mode & 0o077) !== 0)) return undefined;
    if (size > 10_000) return undefined;
    const { address, pid, started, version, writes } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Partial<Note>;
    if (typeof address !== 'string' || !Number.isSafeInteger(pid) || typeof version !== 'string')
      return undefined;
    return {
      ...{ address, pid: Number(pid), version },
      ...(typeof started === 'string' && { started }),
      ...(Array.isArray(writes) && { writes }),
    };
  } catch {
    return undefined;
  }
}

function noteOf({ atlases, genomes = '', data = '', studies = '', peaks = [], reads = [] }: Serving): string {
  const ofReads = reads.length === 0 ? [] : ['', ...reads];
  const others = [genomes, data, studies, ...peaks, ...ofReads].map((folder) => folder && resolve(folder));
  const folders = [...atlases.map((folder) => resolve(folder)), ...others];
  const name = createHash('sha256').update(folders.join('\0')).digest('hex').slice(0, 16);
  return join(notesFolder(), `serve-${name}.json`);
}

/** Where programs of this system keep what is true only while they run. */
function notesFolder(): string {
  const { XDG_RUNTIME_DIR, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const place =
    process.platform === 'win32'
      ? LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
      : XDG_RUNTIME_DIR || XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(place, 'chipmate');
}

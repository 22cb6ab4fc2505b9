// Files that were dropped or chosen together, with the folders that they lie in.

/** A file and its path below what was dropped. */
interface GivenFile {
  readonly content: File;
  readonly name: string;
  /** With `/` between its parts; its name alone where it lay in no folder. */
  readonly path: string;
}

/** What was given together. */
export interface GivenTogether {
  readonly files: readonly GivenFile[];
  /** Folders that are not looked into. */
  readonly passed: readonly string[];
  /** How many files there were before some were left out. */
  readonly all: number;
}

/** Most files of one study. */
export const MOST_TOGETHER = 300;
const DEEPEST = 6;
/** What a folder of results or an atlas holds. */
const MARKS = ['atlas.json', 'report.html'];

/** What was dropped: files, and those in folders. */
export async function droppedFiles(data: DataTransfer): Promise<GivenTogether> {
  // The list is emptied as soon as the event is over.
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry());
  const whole = Array.from(data.files);
  const found: GivenFile[] = [];
  const passed: string[] = [];
  const visit = async (entry: FileSystemEntry, depth: number): Promise<void> => {
    const path = entry.fullPath.replace(/^\//, '');
    if (entry.name.startsWith('.') || found.length > 10 * MOST_TOGETHER) return;
    if (isFile(entry)) {
      const content = await new Promise<File>((done, fail) => entry.file(done, fail));
      found.push({ content, name: content.name, path });
    } else if (isFolder(entry)) {
      const below = await entriesOf(entry);
      if (depth === DEEPEST || below.some(({ name }) => MARKS.includes(name))) passed.push(path);
      else for (const each of below) await visit(each, depth + 1);
    }
  };
  if (entries.every((entry) => entry === null)) return together(whole.map(lone), []);
  for (const entry of entries) if (entry !== null) await visit(entry, 0);
  return together(found, passed);
}

/** What was chosen: files, or all those of a folder. */
export function chosenFiles(list: FileList | null): GivenTogether {
  const all = Array.from(list ?? [], lone);
  const marked = new Set(
    all.filter(({ name }) => MARKS.includes(name)).map(({ path }) => /^.*\//s.exec(path)?.[0] ?? ''),
  );
  const passed = [...marked].filter((folder) => folder !== '');
  const kept = all.filter(
    ({ path }) => !/(?:^|\/)\./.test(path) && !passed.some((each) => path.startsWith(each)),
  );
  return together(
    kept,
    passed.map((folder) => folder.replace(/\/$/, '')),
  );
}

function lone(content: File): GivenFile {
  return { content, name: content.name, path: content.webkitRelativePath || content.name };
}

function together(files: readonly GivenFile[], passed: readonly string[]): GivenTogether {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: sorted.slice(0, MOST_TOGETHER), passed, all: files.length };
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader gives some entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}

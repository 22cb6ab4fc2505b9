import { writeFault } from '../text/system-fault.ts';

/** Does something in a folder; what the system says against it becomes a refusal. */
export function inFolder<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw translated(error, folder);
  }
}

/** Names the file that the system names. */
export function translated(error: unknown, folder: string): unknown {
  const { path } = error as NodeJS.ErrnoException;
  return writeFault(error, path?.startsWith(folder) === true ? path : folder);
}

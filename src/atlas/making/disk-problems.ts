import { InputError } from '../../errors.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file would become larger than is allowed',
  EROFS: 'the disk is read-only',
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EEXIST: 'a file stands where a folder is needed',
  ENOTDIR: 'a file stands where a folder is needed',
  ENOENT: 'the folder is gone',
  EBUSY: 'the folder is in use and cannot be replaced',
  EXDEV: 'the folder is a disk of its own and cannot be replaced',
  EIO: 'the disk does not work',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'these symbolic links lead in a circle',
};
const NEEDS_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the system refused while an atlas was written, as the user's mistake that it is; other errors as they are. */
export function asDiskProblem(error: unknown, output: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !Object.hasOwn(PROBLEMS, code)) return error;
  return new InputError(`${PROBLEMS[code]}: nothing was written`, {
    file: output,
    found: error instanceof Error ? error.message.split('\n')[0] : String(error),
    fix: NEEDS_ROOM.has(code)
      ? 'a build needs about 30 bytes per peak while it runs, 7 afterwards'
      : 'choose a place that can be written, or have it made so',
  });
}

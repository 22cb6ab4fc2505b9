import { InputError, type InputErrorDetails } from '../../errors.ts';

// What the operating system refuses, said once for all that read and write. No layer needs to catch what it has nothing to add to: the
// command line asks here before it calls an error a bug.

/** What is wrong, and what mends it. */
interface Fault {
  readonly key?: InputErrorDetails['key'];
  readonly problem: string;
  readonly fix: string;
}

const PERMISSION: Fault = {
  problem: 'this is not permitted',
  fix: 'check the permissions of the file and its folder, or choose another place',
};
const FOLDER: Fault = { problem: 'this is a folder, not a file', fix: 'name a file' };
const HANDLES: Fault = {
  problem: 'too many files are open',
  fix: 'close other programs, or allow more open files: ulimit -n 4096',
};
const IN_USE: Fault = {
  problem: 'another program is using this',
  fix: 'close the program that has it open, then try again',
};
const DEVICE: Fault = {
  problem: 'the disk or device reports an error',
  fix: 'check the disk and its connection, or use a copy on another one',
};
const UNSUPPORTED: Fault = {
  problem: 'the file system cannot do this',
  fix: 'use a folder on a local disk',
};
const MEMORY: Fault = {
  key: 'system.memory',
  problem: 'the memory does not suffice for data of this size',
  fix: 'use a smaller input or fewer threads, or give the process more: NODE_OPTIONS=--max-old-space-size=8192',
};
const TOO_LARGE: Fault = {
  problem: 'a text of this size cannot be held in one piece',
  fix: 'use a smaller input, such as the part that you ask about',
};

/** By the system's code. What only a bug can cause is not among them: EBADF, EFAULT, EINVAL. */
const FAULTS: Readonly<Record<string, Fault>> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  EROFS: { problem: 'the disk is read-only', fix: 'choose another place for the output' },
  ENOSPC: {
    key: 'system.disk-full',
    problem: 'the disk is full',
    fix: 'make room, or choose another place for the output',
  },
  EDQUOT: {
    key: 'system.disk-full',
    problem: 'the disk quota is used up',
    fix: 'make room, or choose another place for the output',
  },
  EFBIG: {
    problem: 'the file is larger than the file system allows',
    fix: 'choose another place for the output',
  },
  ENOENT: { key: 'system.not-found', problem: 'no such file or folder', fix: 'check the path' },
  ENOTDIR: { problem: 'a part of this path is a file, not a folder', fix: 'check the path' },
  EISDIR: FOLDER,
  ERR_FS_EISDIR: FOLDER,
  EEXIST: { problem: 'there is something of this name already', fix: 'choose another name, or remove it' },
  ENOTEMPTY: { problem: 'the folder is not empty', fix: 'choose another folder, or empty it' },
  ELOOP: { problem: 'its symbolic links lead in a circle', fix: 'check the links' },
  ENAMETOOLONG: { problem: 'the name is too long for the file system', fix: 'choose a shorter name' },
  EMFILE: HANDLES,
  ENFILE: HANDLES,
  EBUSY: IN_USE,
  ETXTBSY: IN_USE,
  EAGAIN: { problem: 'the system has no more processes or locks to give', fix: 'close other programs' },
  EIO: DEVICE,
  ENXIO: DEVICE,
  ENODEV: DEVICE,
  ESTALE: DEVICE,
  ETIMEDOUT: DEVICE,
  UNKNOWN: DEVICE,
  EXDEV: UNSUPPORTED,
  ENOSYS: UNSUPPORTED,
  ENOTSUP: UNSUPPORTED,
  EOPNOTSUPP: UNSUPPORTED,
  ENOLCK: UNSUPPORTED,
  ENOMEM: MEMORY,
  ERR_MEMORY_ALLOCATION_FAILED: MEMORY,
  ERR_WORKER_OUT_OF_MEMORY: MEMORY,
  ERR_BUFFER_TOO_LARGE: TOO_LARGE,
  ERR_FS_FILE_TOO_LARGE: TOO_LARGE,
  ERR_STRING_TOO_LONG: TOO_LARGE,
};

/** What the engine says, without any code, of data beyond its bounds; a length that is merely wrong is a bug. */
const ENGINE: readonly (readonly [RegExp, Fault])[] = [
  [/^(?:Array buffer allocation failed|WebAssembly\.Memory[^:]*:[^:]*(?:allocate|grow))/, MEMORY],
  [/^(?:Map|Set) maximum size exceeded/, MEMORY],
  [/^Invalid string length/, TOO_LARGE],
];

/** What a refusal means to somebody who wants a file read. */
const READING: Readonly<Record<string, Fault>> = {
  ENOENT: { key: 'system.not-found', problem: 'no such file', fix: 'check the path' },
  ENOTDIR: { problem: 'no such file', fix: 'check the path' },
  EISDIR: { problem: 'this is a directory', fix: 'name a file' },
  EACCES: { problem: 'the file may not be read', fix: 'check its permissions' },
  EPERM: { problem: 'the file may not be read', fix: 'check its permissions' },
};

const ELSEWHERE = 'choose another place for the output';
/** The same to somebody who wants one written. */
const WRITING: Readonly<Record<string, Fault>> = {
  ENOENT: { problem: 'the folder of this file is not there', fix: ELSEWHERE },
  ENOTDIR: { problem: 'a file stands where a folder is needed', fix: ELSEWHERE },
  EEXIST: { problem: 'a file of this name is there, where a folder is needed', fix: ELSEWHERE },
  EISDIR: { problem: 'this is a folder, not a file', fix: ELSEWHERE },
  EACCES: { problem: 'there is no permission to write this', fix: ELSEWHERE },
  EPERM: { problem: 'there is no permission to write this', fix: ELSEWHERE },
};

/**
 * What the operating system or the engine refuses as one sentence for the user: no permission, a full or read-only disk, a name that
 * is too long, too little memory.
 * @param file where the error names none
 * @returns undefined for everything else, which is a bug
 */
export function systemFault(error: unknown, file?: string): InputError | undefined {
  return translated(
    error,
    error instanceof Error ? ((error as NodeJS.ErrnoException).path ?? file) : file,
    {},
  );
}

/**
 * The refusal of the system to open or read a file.
 * @param file what messages call the file
 * @returns undefined for errors that do not come from the system
 */
export function readingFault(error: unknown, file: string): InputError | undefined {
  const known = translated(error, file, READING);
  if (known !== undefined || !(error instanceof Error)) return known;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return new InputError('the file cannot be read', {
    file,
    found: `the system says ${code}`,
    fix: DEVICE.fix,
  });
}

/**
 * What the system said when a file or folder could not be written, as a refusal; anything else as it is.
 * @param file what was to be written
 * @param fix what can be done about it, where that is special
 */
export function writeFault(error: unknown, file: string, fix?: string): unknown {
  return translated(error, file, WRITING, fix) ?? error;
}

function translated(
  error: unknown,
  file: string | undefined,
  own: Readonly<Record<string, Fault>>,
  ownFix?: string,
): InputError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ERR_INVALID_ARG_VALUE' && error.message.includes('without null bytes'))
    return new InputError('a path holds a NUL character', {
      ...(file === undefined ? {} : { file }),
      found: error.message,
      fix: 'correct the name',
    });
  const fault =
    code === undefined ? ofEngine(error) : [own, FAULTS].find((table) => Object.hasOwn(table, code))?.[code];
  if (fault === undefined) return undefined;
  // A sentence of its own says all; what is common to many cases is told with what the system said.
  const isOwn = code !== undefined && Object.hasOwn(own, code);
  const found = isOwn ? '' : [code, syscall].filter((part) => part !== undefined).join(', ');
  return new InputError(fault.problem, {
    ...(fault.key !== undefined && { key: fault.key }),
    ...(file === undefined ? {} : { file }),
    ...(found === '' ? {} : { found }),
    fix: ownFix ?? fault.fix,
  });
}

function ofEngine(error: Error): Fault | undefined {
  if (!(error instanceof RangeError)) return undefined;
  return ENGINE.find(([said]) => said.test(error.message))?.[1];
}

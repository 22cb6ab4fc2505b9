// Loaded before a program (node --import): counts the calls with which it changes files, and at one of them harms it.
// ATTACK_WRITING = MODE:NUMBER[:FILE]; the modes: `count` writes the number of calls into FILE at the end; `before` and
// `after` kill the process around call NUMBER, `half` in the middle of what it writes; the name of a system's error
// (ENOSPC) makes call NUMBER and all later ones that need room fail.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [mode, number, file] = (process.env.ATTACK_WRITING ?? '').split(':');
const at = Number(number);
let calls = 0;

/** Calls that need room on the disk, and those that do not: a full disk lets the latter pass. */
const NEED_ROOM = [
  'writeFileSync',
  'appendFileSync',
  'writeSync',
  'mkdirSync',
  'copyFileSync',
  'linkSync',
  'write',
];
const OTHERS = [
  'openSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'rmdirSync',
  'ftruncateSync',
  'truncateSync',
  'fsyncSync',
];
const NEED_ROOM_PROMISES = ['writeFile', 'appendFile', 'mkdir', 'copyFile', 'link'];
const OTHER_PROMISES = ['open', 'rename', 'rm', 'unlink', 'rmdir', 'truncate'];

const die = () => {
  process.kill(process.pid, 'SIGKILL');
  // The signal arrives within this call or very soon after it.
  for (;;);
};

function failure(name, path) {
  const error = new Error(`${mode}: made to fail, ${name} '${String(path)}'`);
  return Object.assign(error, {
    code: mode,
    errno: -28,
    syscall: name,
    path: typeof path === 'string' ? path : undefined,
  });
}

/** Whether a call changes nothing: a file opened for reading. */
function reads(name, args) {
  if (name !== 'open' && name !== 'openSync') return false;
  const flags = args[1] ?? 'r';
  return flags === 'r' || flags === 'rs' || flags === fs.constants.O_RDONLY;
}

/** Standard output and error are no files. */
const isStream = (name, args) => (name === 'writeSync' || name === 'write') && args[0] <= 2;

function half(name, args) {
  const [target, data] = args;
  if (name === 'writeFileSync' || name === 'appendFileSync') {
    const bytes = Buffer.from(data);
    original[name](target, bytes.subarray(0, bytes.length >> 1), args[2]);
  } else if (name === 'writeSync' && typeof data !== 'string') {
    const [, , offset = 0, length = data.byteLength - offset, position] = args;
    original.writeSync(target, data, offset, length >> 1, position);
  }
  die();
}

const original = {};

function harmed(owner, name, room, asynchronous) {
  const own = owner[name];
  original[name] ??= own.bind(owner);
  owner[name] = function (...args) {
    if (!isMainThread || reads(name, args) || isStream(name, args)) return own.apply(this, args);
    calls++;
    if (calls === at && mode === 'before') die();
    if (calls === at && mode === 'half') half(name, args);
    if (calls === at && mode === 'after') {
      const result = own.apply(this, args);
      if (asynchronous === 'promise') return result.finally(die);
      die();
    }
    if (mode.startsWith('E') && calls >= at) {
      const opens = (name === 'open' || name === 'openSync') && !String(args[1]).startsWith('r');
      if (room || opens) {
        const error = failure(name, args[0]);
        if (asynchronous === 'promise') return Promise.reject(error);
        if (asynchronous === 'callback') return process.nextTick(args.at(-1), error);
        throw error;
      }
    }
    return own.apply(this, args);
  };
}

if (mode) {
  for (const name of NEED_ROOM.filter((each) => each !== 'write')) harmed(fs, name, true);
  for (const name of OTHERS) harmed(fs, name, false);
  harmed(fs, 'write', true, 'callback');
  for (const name of NEED_ROOM_PROMISES) harmed(fs.promises, name, true, 'promise');
  for (const name of OTHER_PROMISES) harmed(fs.promises, name, false, 'promise');
  syncBuiltinESMExports();
  if (mode === 'count' && isMainThread) process.on('exit', () => original.writeFileSync(file, String(calls)));
}

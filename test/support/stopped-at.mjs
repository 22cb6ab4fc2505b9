// Loaded before a program (node --import): kills it, or lets the system refuse, at one of its changes of the disk. So a process
// ends between two renames without a word of that in the program.
//   STOP_AT   number of the change, from 0
//   STOP_IN   only changes whose paths match this
//   STOP_WITH the system's word, such as ENOSPC, for every such change from there on; killed where it is not given
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { STOP_AT, STOP_IN = '', STOP_WITH } = process.env;
if (isMainThread && STOP_AT !== undefined) {
  const pattern = new RegExp(STOP_IN);
  let changes = 0;
  for (const name of ['renameSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'writeFileSync', 'openSync']) {
    const real = fs[name];
    fs[name] = (...given) => {
      const reads = name === 'openSync' && !/[wa+]/.test(given[1] ?? 'r');
      if (!reads && pattern.test(`${name} ${given.slice(0, 2).join(' ')}`) && changes++ >= Number(STOP_AT)) {
        if (STOP_WITH === undefined) process.kill(process.pid, 'SIGKILL');
        throw Object.assign(new Error(STOP_WITH), { code: STOP_WITH });
      }
      return real(...given);
    };
  }
  syncBuiltinESMExports();
}

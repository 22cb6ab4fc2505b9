// Loaded before a program (node --import): notes every name that it resolves and every place it connects to in the file
// that ATTACK_ASKED names.
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const note = (what) => appendFileSync(process.env.ATTACK_ASKED, `${what}\n`);

for (const [owner, names] of [
  [dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  [dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']],
])
  for (const name of names) {
    const own = owner[name];
    owner[name] = function (host, ...more) {
      note(`name ${host}`);
      return own.call(this, host, ...more);
    };
  }

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'number' || first?.port !== undefined)
    note(`connection ${first.host ?? args[1] ?? ''}:${first.port ?? first}`);
  return connect.apply(this, args);
};
syncBuiltinESMExports();

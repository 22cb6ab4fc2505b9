import { expect, test } from 'vitest';
import { isInternalHost, isInternalName } from './internal-address.ts';

const host = (address: string): string => new URL(address).hostname;

test('hosts that lie inside, however they are written', async () => {
  const inside = [
    ...[
      'http://127.0.0.1',
      'http://2130706433',
      'http://0x7f.1',
      'http://0',
      'http://10.1.2.3',
      'http://172.31.0.1',
    ],
    ...[
      'http://192.168.1.1',
      'http://169.254.169.254',
      'http://100.64.0.1',
      'http://224.0.0.1',
      'http://255.255.255.255',
    ],
    ...[
      'http://[::1]',
      'http://[::]',
      'http://[::ffff:127.0.0.1]',
      'http://[::ffff:a00:1]',
      'http://[fc00::1]',
    ],
    ...['http://[fd12::1]', 'http://[fe80::1]', 'http://[64:ff9b::7f00:1]', 'http://[2002:7f00:1::]'],
    ...[
      'http://localhost',
      'http://localhost.',
      'http://router',
      'http://db.internal',
      'http://printer.local',
    ],
  ];
  for (const address of inside) expect([address, isInternalName(host(address))]).toEqual([address, true]);
  const outside = [
    'http://172.32.0.1',
    'http://11.0.0.1',
    'http://[2001:4860:4860::8888]',
    'http://chip.example',
  ];
  for (const address of outside) expect([address, isInternalName(host(address))]).toEqual([address, false]);
  expect(await isInternalHost('localhost')).toBe(true);
});

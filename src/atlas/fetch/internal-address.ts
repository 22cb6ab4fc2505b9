// Which hosts lie inside: this machine, its network, a hospital's intranet. A public server must not lead a download there.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const internal = new BlockList();
const RANGES: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  // Addresses of version 4 in other clothes: mapped ones are judged by the ranges above, translated ones are refused.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
];
for (const [address, prefix] of RANGES)
  internal.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4');

/** Whether a number address lies inside. */
export function isInternalAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && internal.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a host is named as one that lies inside; `host` as in a URL, with brackets around addresses of version 6. */
export function isInternalName(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(name) !== 0) return isInternalAddress(name);
  return !name.includes('.') || /\.(?:localhost|local|internal|intranet|lan|home|corp)$/i.test(name);
}

/** Whether a host lies inside by its name or by any of its addresses; a host that is not found does not. */
export async function isInternalHost(host: string): Promise<boolean> {
  if (isInternalName(host)) return true;
  const addresses = await lookup(host, { all: true }).catch(() => []);
  return addresses.some(({ address }) => isInternalAddress(address));
}

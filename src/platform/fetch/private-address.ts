import { BlockList, isIP } from 'node:net';

/** IANA special-purpose registries: everything that is not a host on the public internet. */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closed.addSubnet(network, prefix, 'ipv4');
}

/** Of IPv6 only global unicast is open, without the ranges that carry IPv4 inside or lead nowhere. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed6.addSubnet(network, prefix, 'ipv6');
}

/**
 * Whether an IP address (no brackets) is private, loopback, link-local, multicast or otherwise not public. IPv4
 * mapped into IPv6 counts as what it maps to being unreachable that way: it is refused altogether. What is no IP
 * address at all counts as private.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? '';
  const family = isIP(plain);
  if (family === 4) return closed.check(plain, 'ipv4');
  if (family === 6) return !globalUnicast.check(plain, 'ipv6') || closed6.check(plain, 'ipv6');
  return true;
}

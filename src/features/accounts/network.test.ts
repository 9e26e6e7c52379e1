import { expect, test } from 'vitest';
import { networkOf } from './network.ts';

test('an address counts alone, of IPv6 its /64 network, and an IPv4 address in IPv6 clothes as itself', () => {
  expect(networkOf('198.51.100.7')).toBe('198.51.100.7');
  expect(networkOf('::ffff:198.51.100.7')).toBe('198.51.100.7');
  for (const ip of ['2001:db8:1:2::1', '2001:0db8:1:2:ffff:ffff:ffff:ffff', '2001:DB8:1:2:3::']) {
    expect(networkOf(ip)).toBe('2001:db8:1:2::/64');
  }
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

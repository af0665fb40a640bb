import { expect, it } from 'vitest';
import { PERMISSIONS } from '../../http/permissions.ts';
import { keyTable } from './list.ts';

const key = {
  keyNum: 12,
  developerName: 'An Example of a Company with a Long Name, Incorporated',
  ending: '24Jh',
  permissions: PERMISSIONS.filter((name) => name !== 'Enterprise'),
  createdAt: '2026-11-28 21:29:06',
  expiresAt: '2027-11-28 21:29:06',
  revokedAt: '2026-12-24 10:00:00',
};
const keys = [key, { ...key, keyNum: 13, permissions: PERMISSIONS.slice(1) }];

it('stays within the columns of a terminal', () => {
  const lines = keyTable(keys, 80).trimEnd().split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.join('\n')).toMatch(/^12 +An Example of a Company… +…24Jh +2026-11-28 +2027-11-28 +2026-12-24\s+all$/m);
  expect(
    lines
      .slice(lines.findIndex((line) => line.startsWith('13')) + 1)
      .join('')
      .replace(/\s/g, ''),
  ).toBe(PERMISSIONS.slice(1).join(','));
});

it('is one line a key for programs, with every moment whole', () => {
  const lines = keyTable(keys).trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/2026-11-28 21:29:06 +2027-11-28 21:29:06 +2026-12-24 10:00:00 +AllOthers,/);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clientTypes, TYPES_FILE } from './client-types.ts';

it('types of bitewing/client are those that `npm run client-types` makes of the operations', () => {
  const kept = readFileSync(TYPES_FILE, 'utf8').split('\n');
  const made = clientTypes().split('\n');
  const stale = made.findIndex((line, index) => line !== kept[index]);
  expect(stale < 0 ? '' : `line ${stale + 1}: ${kept[stale]} → ${made[stale]}`).toBe('');
  expect(kept).toHaveLength(made.length);
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { gatheredLog } from './gathered-log.ts';

it('writes the lines of a turn together, in order, and each once', async () => {
  const written: string[] = [];
  const log = gatheredLog((text) => written.push(text));
  log.write('a\n');
  log.write('b\n');
  expect(written).toEqual([]);
  await nextTurn();
  log.write('c\n');
  await nextTurn();
  await nextTurn();
  expect(written).toEqual(['a\nb\n', 'c\n']);
});

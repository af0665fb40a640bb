import { expect, it } from 'vitest';
import { connectionsAllowed } from './open-files.ts';

const limits = (files: number | string) =>
  `Max processes             31       31       processes\nMax open files            ${files}     4096     files\n`;

it.each([
  [150, 1, undefined],
  [1024, 1, 924],
  [1024, 4, 231],
  [524_288, 1, 20_000],
  [1_073_741_816, 3, 6667],
  ['unlimited', 1, 20_000],
  ['not told', 2, 10_000],
])('a process that may open %s files, one of %i, holds %s connections', (files, workers, connections) => {
  expect(connectionsAllowed(workers, limits(files))).toBe(connections);
});

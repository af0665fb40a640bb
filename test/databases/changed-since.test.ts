import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

// More rows than those of which a page is found in another way than by the planner's choice (`db/rows/changed-since.ts`).
const ROWS = 24_000;
const OLD = '2026-01-02 00:00:00';
const NEW = '2026-01-05 00:00:00';
const isOld = (key: number) => key % 4 === 0 || (key > 9_000 && key < 11_000);

describe.each(engines)('a page of changed rows, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    const rows = Array.from({ length: ROWS }, (_, index) => ({
      ProcNum: index + 1,
      PatNum: 1,
      CodeNum: 1,
      ClinicNum: (index + 1) % 3 === 0 ? 2 : 0,
      DateTStamp: isOld(index + 1) ? OLD : NEW,
    }));
    await practice.lay('clinic', { ClinicNum: 2, Abbr: 'Two' });
    while (rows.length > 0) await practice.lay('procedurelog', ...rows.splice(0, 500));
  });

  const keys = Array.from({ length: ROWS }, (_, index) => ROWS - index);
  const since: [string, string, number[]][] = [
    ['all', '2026-01-01 00:00:00', keys],
    ['most', '2026-01-03 00:00:00', keys.filter((key) => !isOld(key))],
    ['none', '2026-01-06 00:00:00', []],
  ];

  it.each(since)(
    'is the same wherever it begins and whatever else is asked: %s were changed',
    async (_, moment, all) => {
      const ofClinic = all.filter((key) => key % 3 === 0);
      for (const offset of [0, 100, 4_999, 5_000, 7_300, 12_000, 16_400, 16_500, 23_950, 30_000]) {
        const page = async (more: string) => {
          const path = `/procedurelogs?DateTStamp=${encodeURIComponent(moment)}&Limit=100&Offset=${offset}${more}`;
          const { status, body } = await practice.get(path);
          return [path, status, (body as { ProcNum: number }[]).map(({ ProcNum }) => ProcNum)];
        };
        const those = (wanted: readonly number[]) => [expect.anything(), 200, wanted.slice(offset, offset + 100)];
        expect(await page('')).toEqual(those(all));
        expect(await page('&ClinicNum=2')).toEqual(those(ofClinic));
      }
    },
  );
});

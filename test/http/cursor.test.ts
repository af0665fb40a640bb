import { beforeAll, describe, expect, it } from 'vitest';
import { deleteRows, rowsWhere } from '../../src/db/rows/rows.ts';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import { operations } from '../../src/resources/index.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

/** Names that sort alike, and one that nobody has. */
const NAMES = ['Ames', 'ames', 'Brook', 'Ames', null, 'Cole', 'brook', 'Ames', null, 'Dunn', 'Ames'];

describe.each(engines)('pages by cursor, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    const patients = NAMES.map((LName, index) => ({ PatNum: 10 + index, LName: LName as string, FName: 'A' }));
    await practice.lay('patient', ...patients);
    const procedures = Array.from({ length: 25 }, (_, index) => ({ ProcNum: 100 + index, PatNum: 10 + (index % 2) }));
    await practice.lay('procedurelog', ...procedures);
    await practice.lay('procedurelog', { ProcNum: 2n ** 60n + 1n, PatNum: 10 });
  });

  const linkOf = (headers: Headers) => /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];

  /** Follows the links from a page on; answers what each row's key is. */
  async function walk(path: string, key: string, meanwhile?: (last: unknown) => Promise<void>): Promise<unknown[]> {
    const keys: unknown[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const page = await practice.get(next);
      expect(page.status).toBe(200);
      const rows: string[] = page.text.match(new RegExp(`"${key}":\\d+`, 'g')) ?? [];
      keys.push(...rows.map((text) => text.split(':')[1]));
      next = linkOf(page.headers)?.replace(practice.url, '');
      await meanwhile?.(keys.at(-1));
    }
    return keys;
  }

  it.each([
    ['/procedurelogs', 'ProcNum'],
    ['/procedurelogs?PatNum=10', 'ProcNum'],
    ['/patients', 'PatNum'],
  ])('of %s are the list, whatever their size', async (path, key) => {
    const whole = await walk(path, key);
    expect(whole.length).toBeGreaterThan(10);
    for (const size of [1, 2, 3, 5]) {
      expect(await walk(`${path}${path.includes('?') ? '&' : '?'}Limit=${size}`, key)).toEqual(whole);
    }
  });

  it('neither skip nor repeat a row when others come and go before them', async () => {
    const before = await walk('/procedurelogs?PatNum=11', 'ProcNum');
    let added = 500;
    const during = await walk('/procedurelogs?PatNum=11&Limit=2', 'ProcNum', async (last) => {
      await practice.lay('procedurelog', { ProcNum: added++, PatNum: 11 });
      // The row that the next page begins behind goes too.
      await unitOfWork(practice.server.practice, async (tx) =>
        deleteRows(tx, 'procedurelog', await rowsWhere(tx, 'procedurelog', 'ProcNum', Number(last))),
      );
    });
    expect(during).toEqual(before);
  });

  it('keep what else was asked, and go on where an Offset began', async () => {
    const { headers } = await practice.get('/procedurelogs?patNum=10&Limit=3&Offset=2&DateFormatString=yyyy');
    const next = new URL(linkOf(headers)!);
    expect([...next.searchParams.keys()]).toEqual(['patNum', 'Limit', 'DateFormatString', 'Cursor']);
    const shown = await practice.get(`/procedurelogs?PatNum=10&Limit=3&Offset=5`);
    const followed = await practice.get(next.href.replace(practice.url, ''));
    expect(followed.body.map(({ ProcNum }: { ProcNum: number }) => ProcNum)).toEqual(
      shown.body.map(({ ProcNum }: { ProcNum: number }) => ProcNum),
    );
  });

  it('are not told of a page that is not full, nor of an empty one', async () => {
    expect((await practice.get('/patients?Limit=1000')).headers.get('link')).toBeNull();
    expect((await practice.get('/patients?Limit=0')).headers.get('link')).toBeNull();
    expect((await practice.get('/patients?LName=Nobody')).headers.get('link')).toBeNull();
  });

  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    ['x'],
    ['%00'],
    ['x'.repeat(5000)],
    [forged({})],
    [forged([])],
    [forged([1])],
    [forged(['Ames', 'A', 'x'])],
    [forged(['Ames', 'A', [['1']]])],
    [forged(['Ames', 'A', ['99999999999999999999']])],
    [forged(['Ames', 'A', ['9999999999999999999']])],
    [forged(['Ames', true, 1])],
    [forged([['1'], 'A', 1])],
  ])('are refused when forged: %s', async (cursor) => {
    const { status, body } = await practice.get(`/patients?Cursor=${cursor}`);
    expect([status, body]).toEqual([400, 'Cursor is invalid.']);
  });

  it.each([
    ['numbers that no key can be', '["Ames","A",1e999]'],
    ['fractions', '["Ames","A",-1.5e300]'],
    ['halves of a sign', '["\\ud800","A",1]'],
    ['a text with a NUL', '["a\\u0000b","A",1]'],
    ['signs beyond the basic plane', '["\\ud83d\\ude00","A",1]'],
    ['marks of statements', `["' OR 1=1 --","\\\\",1]`],
    ['nothing at all', '[null,null,null]'],
  ])('never end in a fault when forged with %s', async (_what, json) => {
    const { status, body } = await practice.get(`/patients?Cursor=${Buffer.from(json).toString('base64url')}`);
    expect([status, body]).toEqual(status === 200 ? [200, expect.any(Array)] : [400, 'Cursor is invalid.']);
  });

  it('exclude Offset', async () => {
    const { status, body } = await practice.get(`/patients?Offset=0&Cursor=${forged(['Ames', 'A', 1])}`);
    expect([status, body]).toEqual([400, 'Cursor and Offset cannot both be specified.']);
  });
});

it('every plain list has them', () => {
  const without = operations.filter(
    ({ answer, verb, paged }) => answer.kind === 'list' && verb === 'GET' && paged === true,
  );
  // Their rows are no rows of one table, carry no key, or are ordered by what the practice prefers.
  expect(without.map(({ path }) => path).sort()).toEqual([
    '/accountmodules/{PatNum}/PatientBalances',
    '/accountmodules/{PatNum}/ServiceDateView',
    '/appointments/Slots',
    '/appointments/SlotsWebSched',
    '/chartmodules/{PatNum}/PatientInfo',
    '/chartmodules/{PatNum}/PlannedAppts',
    '/chartmodules/{PatNum}/ProgNotes',
    '/clinics',
    '/documents',
    '/familymodules/{PatNum}/Insurance',
    '/procedurelogs/InsuranceHistory',
    '/providers',
    '/recalls/List',
    '/reports/Aging',
    '/reports/FinanceCharges',
    '/securityperms',
    '/subscriptions',
  ]);
});

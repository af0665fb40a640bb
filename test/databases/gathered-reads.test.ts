import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatheredReads } from '../../src/db/mariadb/reads/gathered-reads.ts';
import { encodedSelects, jsonReader } from '../../src/db/mariadb/reads/json-rows.ts';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { MOST_FOR_READS } from '../../src/db/mariadb/sessions/lending.ts';
import { openSession, type Session } from '../../src/db/mariadb/sessions/session.ts';
import type { RowSelect } from '../../src/db/rows/select.ts';
import { plainTable, withTables } from '../../src/db/rows/table-row.ts';
import { procedureRow } from '../../src/resources/procedurelogs/row.ts';
import type { EncodeOptions } from '../../src/wire/encode.ts';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const ANN = 11;
const BEN = 12;
const MANY = 13;
const LONG = 14;
const NOBODY = 99;
/** More rows than a statement for several keys may answer. */
const ROWS_OF_MANY = 900;

const asPublished: EncodeOptions = { formats: {}, serverDateTime: '2025-03-10 09:00:00' };
const ownFormats: EncodeOptions = {
  formats: { date: (date) => date.replaceAll('-', '/') },
  serverDateTime: '2025-03-10 09:00:01',
};

const oneRow = (procNum: number | bigint): RowSelect => ({
  row: procedureRow,
  where: [['p.ProcNum = ?', procNum]],
  orderBy: 'p.ProcNum',
});
const listOf = (patNum: number, limit = 1000): RowSelect => ({
  row: procedureRow,
  where: [['p.PatNum = ?', patNum]],
  orderBy: 'p.ProcNum DESC',
  limit,
  offset: 0,
});

describe.runIf(engines.includes('mariadb'))('reads by a key that begin together', () => {
  let fresh: FreshDatabase;
  let practice: TestPractice;
  let session: Session;
  let sent: string[] = [];
  beforeAll(async () => {
    fresh = await freshDatabase('mariadb');
    practice = await startTestPractice({ database: fresh.database });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await practice.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', Descript: 'exam' });
    for (const PatNum of [ANN, BEN, MANY])
      await practice.lay('patient', { PatNum, LName: `Ivory${PatNum}`, PriProv: 1 });
    const procedure = { CodeNum: 3, ProvNum: 1, ProcDate: '2025-03-10', ProcFee: 50 };
    await practice.lay('procedurelog', ...[1, 2, 3].map((ProcNum) => ({ ...procedure, ProcNum, PatNum: ANN })));
    await practice.lay('procedurelog', ...[4, 5].map((ProcNum) => ({ ...procedure, ProcNum, PatNum: BEN })));
    const long = Array.from({ length: 40 }, (_, index) => ({ ...procedure, ProcNum: 10 + index, PatNum: LONG }));
    await practice.lay('procedurelog', ...long);
    const many = Array.from({ length: ROWS_OF_MANY }, (_, index) => ({
      ...procedure,
      ProcNum: 100 + index,
      PatNum: MANY,
    }));
    await practice.lay('procedurelog', ...many);
    const address = parseAddress(fresh.database);
    session = await openSession(address, address.servers[0]!, []);
  });
  // How long a statement takes decides whether others join it: here none takes any time unless a test says so.
  let passes = 0;
  beforeEach(() => {
    sent = [];
    passes = 0;
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += passes));
  });
  afterEach(() => void vi.restoreAllMocks());
  afterAll(async () => {
    session?.close();
    await practice?.stop();
    await fresh?.drop();
  });

  const makeSelect = encodedSelects((sql) => withTables(sql, plainTable));
  const jsonRows = jsonReader(makeSelect);
  const alone = (select: RowSelect, options: EncodeOptions) => jsonRows(session, select, options);
  /** Notes what is sent. */
  const watched = (): Session => ({
    ...session,
    arrays: (sql, ...further) => {
      sent.push(sql);
      return session.arrays(sql, ...further);
    },
  });
  const reader = (lent: () => Session = watched) =>
    gatheredReads(
      (work) => work(lent()),
      makeSelect,
      (select, options) => jsonRows(watched(), select, options),
    );

  type Ask = readonly [RowSelect, EncodeOptions];
  const expected = (asks: readonly Ask[]) => Promise.all(asks.map(([select, options]) => alone(select, options)));

  it('are one statement, and each gets the rows of its own key in its own form', async () => {
    const asks: Ask[] = [
      [oneRow(2), asPublished],
      [oneRow(4), ownFormats],
      [oneRow(2), ownFormats],
      [oneRow(NOBODY), asPublished],
      [oneRow(2n ** 63n - 1n), asPublished],
    ];
    const read = reader();
    const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(answers).toEqual(await expected(asks));
    expect(answers.map(({ length }) => length)).toEqual([1, 1, 1, 0, 0]);
    expect(sent).toHaveLength(1);
  });

  it('are one statement for short lists, too, cut where each wants it', async () => {
    const asks: Ask[] = [listOf(ANN), listOf(BEN, 1), listOf(ANN, 2), listOf(NOBODY), listOf(BEN, 0)].map((select) => [
      select,
      asPublished,
    ]);
    const read = reader();
    const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(answers).toEqual(await expected(asks));
    expect(answers.map(({ length }) => length)).toEqual([3, 1, 2, 0, 0]);
    expect(sent).toHaveLength(1);
  });

  it('are asked one by one where a list is long, and together again where lists are short again', async () => {
    const read = reader();
    const asks: Ask[] = [listOf(MANY), listOf(ANN), listOf(BEN)].map((select) => [select, asPublished]);
    const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(answers.map(({ length }) => length)).toEqual([ROWS_OF_MANY, 3, 2]);
    expect(answers).toEqual(await expected(asks));
    sent = [];
    await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(sent).toHaveLength(asks.length);
    for (let short = 0; short < 50; short++) await read(listOf(ANN), asPublished);
    sent = [];
    await Promise.all([read(listOf(ANN), asPublished), read(listOf(BEN), asPublished)]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['spread over the sessions where the server lacks many pages of long lists', '3'],
    ['few statements where it lacks few', '1'],
  ])('are %s', async (_, Value) => {
    const counts = [
      { Variable_name: 'Innodb_buffer_pool_read_requests', Value: '100' },
      { Variable_name: 'Innodb_buffer_pool_reads', Value },
    ];
    const read = reader(() => ({ ...watched(), all: async () => counts }));
    const asks: Ask[] = [LONG, ...Array(15).fill(ANN)].map((patNum) => [listOf(patNum), asPublished]);
    // The first of them make it ask what the server lacks.
    for (let time = 0; time < 2; time++) {
      await read(listOf(LONG), asPublished);
      sent = [];
      const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
      expect(answers).toEqual(await expected(asks));
    }
    expect(sent.length >= MOST_FOR_READS).toBe(Value === '3');
    expect(sent.length).toBeLessThan(asks.length);
  });

  it('are asked one by one where their statement fails', async () => {
    const broken: Session = { ...session, arrays: () => session.all('SELECT nothing') as never };
    const read = reader(() => broken);
    const asks: Ask[] = [oneRow(1), oneRow(5)].map((select) => [select, asPublished]);
    const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(answers).toEqual(await expected(asks));
    expect(sent).toHaveLength(2);
  });

  it('further in a list are left as they are', async () => {
    const read = reader();
    const asks: Ask[] = [1, 2, 1].map((offset) => [{ ...listOf(ANN), offset }, asPublished]);
    const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(answers).toEqual(await expected(asks));
    expect(sent).toHaveLength(asks.length);
  });

  /** More than a key, in an order that is not the keys', a text, and what finds nobody. */
  const others: RowSelect[] = [ANN, BEN, ANN, NOBODY, BEN, ANN, ANN].map((patNum, index) => ({
    ...listOf(patNum, 1 + (index % 3)),
    where: [
      ['p.PatNum = ?', patNum],
      ['p.BillingNote = ?', index === 5 ? "it's" : ''],
      ['p.ProcNum > ?', index % 2],
    ],
    orderBy: 'ABS(p.ProcNum - ?), p.ProcNum',
    orderValues: [2],
  }));

  it('by anything else are few statements once they are known to be short, and each gets its own rows', async () => {
    const read = reader();
    const asks: Ask[] = others.map((select, index) => [select, index % 2 ? ownFormats : asPublished]);
    const first = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(first).toEqual(await expected(asks));
    expect(sent).toHaveLength(asks.length);
    sent = [];
    const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
    expect(answers).toEqual(first);
    expect(answers.map(({ length }) => length)).toEqual([1, 2, 3, 0, 2, 0, 1]);
    // Four, two and one.
    expect(sent).toHaveLength(3);
  });

  it('by anything else are asked one by one while they find many rows', async () => {
    const read = reader();
    const asks: Ask[] = [MANY, ANN, BEN].map((patNum) => [
      { ...listOf(patNum), where: [...listOf(patNum).where, ['p.ProcFee > ?', 20]] },
      asPublished,
    ]);
    for (let time = 0; time < 3; time++) {
      sent = [];
      const answers = await Promise.all(asks.map(([select, options]) => read(select, options)));
      expect(answers.map(({ length }) => length)).toEqual([ROWS_OF_MANY, 3, 2]);
      expect(sent).toHaveLength(asks.length);
    }
  });

  it('by anything else are asked one by one while they take long', async () => {
    const read = reader();
    const asks = others.map((select) => () => read(select, asPublished));
    passes = 100;
    for (let time = 0; time < 3; time++) await Promise.all(asks.map((ask) => ask()));
    expect(sent).toHaveLength(3 * asks.length);
  });

  it('see over HTTP everything that was acknowledged before they were sent', async () => {
    for (let fee = 1; fee <= 15; fee++) {
      const ProcNum = 1 + (fee % 5);
      const ProcFee = `${fee}.00`;
      expect(await practice.put(`/procedurelogs/${ProcNum}`, { ProcFee })).toMatchObject({ status: 200 });
      const paths = [ProcNum, 4, ProcNum, 5, NOBODY, ProcNum, 1].map((number) => `/procedurelogs/${number}`);
      const lists = [ANN, BEN, NOBODY].map((patNum) => `/procedurelogs?PatNum=${patNum}`);
      const answers = await Promise.all([...paths, ...lists].map((path) => practice.get(path)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404, 200, 200, 200, 200, 404]);
      for (const at of [0, 2, 5]) expect(answers[at]!.body).toMatchObject({ ProcNum, ProcFee });
      const listed = answers.slice(7, 9).flatMap(({ body }) => body);
      expect(listed.find((row) => row.ProcNum === ProcNum)).toMatchObject({ ProcFee });
      expect(listed).toHaveLength(5);
    }
  });
});

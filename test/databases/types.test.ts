import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice } from '../../src/db/opening/open.ts';
import type { Practice } from '../../src/db/practice.ts';
import { newRow } from '../../src/db/rows/new-row.ts';
import { findRow, insertRow, updateRow } from '../../src/db/rows/rows.ts';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { columnsOf, idColumn, type Row, type TableName, tables } from '../../src/db/schema/tables.ts';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import { isDate, isDateTime, isTime } from '../../src/domain/calendar.ts';
import { toKey } from '../../src/domain/key.ts';
import { engines, freshDatabase } from '../support/engines.ts';
import { fc } from '../support/properties.ts';

const clock = { now: () => '2025-03-10 09:00:00' };

async function open(engine: Engine): Promise<{ practice: Practice; close: () => Promise<void> }> {
  const { database, drop } = await freshDatabase(engine);
  const { practice } = await openPractice(database, clock, clock);
  return {
    practice,
    close: async () => {
      await practice.close();
      await drop();
    },
  };
}

describe.each(engines)('values go in and come out unchanged, on %s', (engine) => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open(engine);
  });
  afterAll(() => opened.close());

  /** Stores a row and reads it back with a new handle. */
  async function roundTrip<T extends TableName>(table: T, values: Partial<Row<T>>): Promise<Row<T>> {
    const { practice } = opened;
    const id = await unitOfWork(practice, async (tx) => {
      const row = await insertRow(tx, table, values);
      return (row as Record<string, unknown>)[idColumn(table)] as never;
    });
    return (await practice.read((handle) => findRow(handle, table, id)))!;
  }

  it.each(['0001-01-01', '0001-12-31', '1899-12-31', '2024-02-29', '9999-12-31'])('date %s', async (date) => {
    expect(await roundTrip('procedurelog', { ProcDate: date })).toMatchObject({ ProcDate: date });
  });

  it.each(['0001-01-01 00:00:00', '1850-01-01 12:00:00', '2024-03-10 02:30:00', '9999-12-31 23:59:59'])(
    'date-time %s',
    async (dateTime) => {
      expect(await roundTrip('treatplan', { DateTSigned: dateTime })).toMatchObject({ DateTSigned: dateTime });
    },
  );

  it.each(['00:00:00', '08:05:09', '23:59:59'])('time %s', async (time) => {
    expect(await roundTrip('procedurelog', { ProcTime: time })).toMatchObject({ ProcTime: time });
  });

  it('a row of which nothing is given, in every table', async () => {
    const of = { date: isDate, dateTime: isDateTime, time: isTime } as Record<string, (text: string) => boolean>;
    for (const table of Object.keys(tables) as TableName[]) {
      const made = newRow(table, clock.now(), {});
      expect(await roundTrip(table, {}), table).toMatchObject(made);
      const wrong = columnsOf(table).filter(([name, { kind, nullable }]) => {
        const value = (made as Record<string, unknown>)[name];
        return of[kind] && !(nullable && value === null) && !of[kind](value as string);
      });
      expect(wrong, table).toEqual([]);
    }
  });

  it('keys of all 63 bits, each in its one form', async () => {
    const key = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(toKey);
    await fc.assert(
      fc.asyncProperty(key, async (patNum) => {
        expect((await roundTrip('procedurelog', { PatNum: patNum })).PatNum).toBe(patNum);
      }),
      { numRuns: 30, examples: [[9007199254740991], [9007199254740992n], [9007199254740993n], [2n ** 63n - 1n]] },
    );
  });

  it('a primary key beyond 2^53 given by the office', async () => {
    const { practice } = opened;
    const patNum = 4611686018427387905n;
    await unitOfWork(practice, (tx) => insertRow(tx, 'patient', { PatNum: patNum, LName: 'Ivory' }));
    const row = await practice.read((handle) => findRow(handle, 'patient', patNum));
    expect(row).toMatchObject({ PatNum: patNum, LName: 'Ivory' });
    expect(await practice.read((handle) => findRow(handle, 'patient', patNum + 1n))).toBeUndefined();
  });

  it('money in cents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -99_999_999, max: 99_999_999 }), async (cents) => {
        expect((await roundTrip('procedurelog', { ProcFee: cents / 100 })).ProcFee).toBe(cents / 100);
      }),
      { numRuns: 30, examples: [[1], [-1], [10], [33], [100_000_01]] },
    );
  });

  it.each([0, 0.1, 1.2, 8.5, 100.25, 16777216])('a 32-bit float, %d', async (value) => {
    expect(await roundTrip('sheetdef', { FontSize: value })).toMatchObject({ FontSize: value });
  });

  it.each(['', ' ', 'trailing  ', '\ttab\n', 'quote \' " \\ %_', 'Zähne', 'зуб', '🦷'])('text %j', async (text) => {
    expect(await roundTrip('treatplan', { Heading: text, Note: text })).toMatchObject({ Heading: text, Note: text });
  });

  it('codes that differ in letter case only are two codes', async () => {
    const { practice } = opened;
    await unitOfWork(practice, async (tx) => {
      await insertRow(tx, 'procedurecode', { ProcCode: 'D0120a', Descript: 'lower' });
      await insertRow(tx, 'procedurecode', { ProcCode: 'D0120A', Descript: 'upper' });
    });
    const found = await practice.read((handle) =>
      handle.db.selectFrom('procedurecode').select('Descript').where('ProcCode', '=', 'D0120A').execute(),
    );
    expect(found).toEqual([{ Descript: 'upper' }]);
  });

  it('other texts compare without letter case', async () => {
    const { practice } = opened;
    await unitOfWork(practice, (tx) => insertRow(tx, 'provider', { Abbr: 'DrSmile' }));
    const found = await practice.read((handle) =>
      handle.db.selectFrom('provider').select('Abbr').where('Abbr', '=', 'drsmile').execute(),
    );
    expect(found).toEqual([{ Abbr: 'DrSmile' }]);
  });

  it('a time stamp starts at the insert, moves with a change and stays without one', async () => {
    const times = ['2025-03-10 09:00:00', '2025-03-10 09:00:05', '2025-03-10 09:00:09'];
    const { database, drop } = await freshDatabase(engine);
    const travel = { now: () => times[0]! };
    const { practice } = await openPractice(database, travel, travel);
    const stamp = (handle: Parameters<Parameters<Practice['read']>[0]>[0]) => findRow(handle, 'treatplan', 1);
    await unitOfWork(practice, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: 1, Heading: 'one' }));
    expect((await practice.read(stamp))!.SecDateTEdit).toBe('2025-03-10 09:00:00');
    times.shift();
    await unitOfWork(practice, async (tx) => updateRow(tx, 'treatplan', (await stamp(tx))!, { Heading: 'two' }));
    expect((await practice.read(stamp))!.SecDateTEdit).toBe('2025-03-10 09:00:05');
    times.shift();
    await unitOfWork(practice, async (tx) => updateRow(tx, 'treatplan', (await stamp(tx))!, { Heading: 'two' }));
    expect((await practice.read(stamp))!.SecDateTEdit).toBe('2025-03-10 09:00:05');
    // NULL is told as an empty text, so sending that is no change either.
    const note = async (Note: string) => {
      const row = (await practice.read((handle) => findRow(handle, 'treatplan', 1)))!;
      await unitOfWork(practice, (tx) => updateRow(tx, 'treatplan', { ...row, Note: null as never }, { Note }));
    };
    await note('');
    expect((await practice.read(stamp))!.SecDateTEdit).toBe('2025-03-10 09:00:05');
    await note('x');
    expect((await practice.read(stamp))!).toMatchObject({ SecDateTEdit: times[0], Note: 'x' });
    await practice.close();
    await drop();
  });

  it('a unit of work that throws leaves nothing behind', async () => {
    const { practice } = opened;
    const count = () =>
      practice.read(async (handle) => (await handle.db.selectFrom('treatplan').selectAll().execute()).length);
    const before = await count();
    const failing = unitOfWork(practice, async (tx) => {
      await insertRow(tx, 'treatplan', { Heading: 'gone' });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await count()).toBe(before);
  });

  it('joins texts with ||', async () => {
    const { rows } = await opened.practice.read((handle) =>
      handle.db
        .selectNoFrom((eb) => eb.val('a').as('a'))
        .select((eb) => eb(eb.val('a'), '||' as never, eb.val('b')).as('joined'))
        .execute()
        .then((found) => ({ rows: found })),
    );
    expect(rows).toEqual([{ a: 'a', joined: 'ab' }]);
  });

  it('says which table has given out its last key, and not that a disk is full', async () => {
    const last = 9_223_372_036_854_775_807n;
    await roundTrip('procnote', { ProcNoteNum: last as never });
    const another = unitOfWork(opened.practice, (tx) => insertRow(tx, 'procnote', { Note: 'one more' }));
    await expect(another).rejects.toMatchObject({
      status: 503,
      message: expect.stringMatching(/table "procnote".* has no key left to give/),
    });
  });
});

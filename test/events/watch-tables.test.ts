import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/db/handle.ts';
import { deleteRows, insertRow, updateRow } from '../../src/db/rows/rows.ts';
import { idColumn, type TableName } from '../../src/db/schema/tables.ts';
import { watchTables } from '../../src/events/watch-tables.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { startReceiver, until } from './receiver.ts';

/** A row of each table, and the column that changes in it. */
const rows: readonly [table: TableName, row: Record<string, unknown>, change: Record<string, unknown>][] = [
  ['appointment', { PatNum: 11, AptDateTime: '2025-03-12 09:00:00', Note: 'one' }, { Note: 'two' }],
  ['labcase', { PatNum: 11, LaboratoryNum: 1, Instructions: 'one' }, { Instructions: 'two' }],
  ['medicationpat', { PatNum: 11, MedDescript: 'x', PatNote: 'one' }, { PatNote: 'two' }],
  ['operatory', { OpName: 'one' }, { OpName: 'two' }],
  ['patfield', { PatNum: 11, FieldName: 'Club', FieldValue: 'one' }, { FieldValue: 'two' }],
  ['patient', { LName: 'One', PriProv: 1 }, { LName: 'Two' }],
  ['provider', { Abbr: 'ONE' }, { Abbr: 'TWO' }],
  ['schedule', { SchedDate: '2025-03-12', Note: 'one' }, { Note: 'two' }],
  ['toothinitial', { PatNum: 11, ToothNum: '3', InitialType: 0 }, { ToothNum: '4' }],
  ['treatplan', { PatNum: 11, Heading: 'one' }, { Heading: 'two' }],
  ['treatplanattach', { TreatPlanNum: 1, ProcNum: 1, Priority: 0 }, { Priority: 7_777 }],
  ['proctp', { TreatPlanNum: 1, PatNum: 11, Descript: 'one' }, { Descript: 'two' }],
  ['procedurelog', { PatNum: 11, CodeNum: 3, ProcStatus: 1, ClaimNote: 'one' }, { ClaimNote: 'two' }],
  ['claimproc', { PatNum: 11, Remarks: 'one' }, { Remarks: 'two' }],
  ['adjustment', { PatNum: 11, AdjNote: 'one' }, { AdjNote: 'two' }],
];

describe.each(engines)('each WatchTable, on %s', (engine) => {
  let office: TestPractice;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    office = await startTestPractice({ engine, eventsPrivate: 'on' });
    receiver = await startReceiver();
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    await office.lay('patient', { PatNum: 11, LName: 'Ivory', PriProv: 1 });
  });
  afterAll(async () => {
    await office?.stop();
    await receiver?.stop();
  });

  /** States of rows that were told under a name, in their order. */
  const told = (name: string) =>
    receiver.state.taken
      .filter(({ headers }) => headers['event-type'] === `WatchTable: ${name}`)
      .flatMap((event) => event.rows);
  const unit = <T>(work: (tx: Transaction) => Promise<T>) => office.server.practice.write(work);
  const word = (values: Record<string, unknown>) => Object.values(values)[0];

  it('fires when a row is stored, when it changes, and when it goes', async () => {
    expect(new Set(rows.map(([table]) => table))).toEqual(
      new Set(Object.values(watchTables).map(({ table }) => table)),
    );
    for (const WatchTable of Object.keys(watchTables)) {
      const body = { EndPointUrl: receiver.url, WatchTable, PollingSeconds: 1 };
      expect((await office.post('/subscriptions', body)).status).toBe(201);
    }
    const names = Object.entries(watchTables);
    const changed = names.filter(([, { deletions }]) => !deletions);
    const stored = new Map<TableName, Record<string, unknown>>();
    for (const [table, row] of rows)
      stored.set(table, (await unit((tx) => insertRow(tx, table, row as never))) as never);
    await until(() => changed.every(([name]) => told(name).length > 0), 'a call for each new row');

    for (const [table, , change] of rows)
      stored.set(
        table,
        (await unit((tx) => updateRow(tx, table, stored.get(table) as never, change as never))) as never,
      );
    const isChanged = ([name, { table }]: (typeof names)[number]) => {
      const [, , change] = rows.find(([one]) => one === table)!;
      return JSON.stringify(told(name).at(-1) ?? {}).includes(JSON.stringify(word(change)));
    };
    await until(() => changed.every(isChanged), 'a call for each change');
    expect(names.filter(([name, { deletions }]) => deletions && told(name).length > 0)).toEqual([]);

    for (const [table] of rows) {
      const row = stored.get(table) as never;
      await unit(async (tx) =>
        table === 'procedurelog'
          ? void (await updateRow(tx, table, row, { ProcStatus: 6 } as never))
          : deleteRows(tx, table, [row]),
      );
    }
    const gone = names.filter(([, { deletions }]) => deletions);
    await until(() => gone.every(([name]) => told(name).length > 0), 'a call for each deletion');
    for (const [name, { table }] of gone) {
      const [row] = told(name);
      // The last row, as it was when it went; schedules write their numbers as texts.
      expect([name, Number(row[idColumn(table)]), isChanged([name, watchTables[name]!])]).toEqual([
        name,
        stored.get(table)![idColumn(table)],
        true,
      ]);
    }
  });
});

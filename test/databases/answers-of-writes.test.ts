import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const planned = { PatNum: 1, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D2740', ToothNum: '3' };

/** Fields of which a database may answer something else than it was given. */
const bodies: [string, object][] = [
  ['nothing more', {}],
  ['money', { ProcFee: '0.1', Discount: 1234567.89 }],
  ['a time', { ProcTime: '08:05:00' }],
  ['a day', { DateOriginalProsth: '2020-02-29', Prosthesis: 'R', IsDateProsthEst: 'true' }],
  ['blanks at the end', { ClaimNote: 'Twice.  ', BillingNote: ' ' }],
  ['characters beyond the basic plane', { ClaimNote: 'Öffnet 😀 "weit"\\\r\n' }],
  ['names', { priority: 'Next', dxName: 'Caries' }],
  ['no priority and no diagnosis', { Priority: 0, Dx: 0 }],
  ['a prognosis', { Prognosis: 31 }],
];

describe.each(engines)('what a write answers, on %s', (engine) => {
  let shared: FreshDatabase;
  let office: TestPractice;
  let other: TestPractice;
  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    office = await startTestPractice({ database: shared.database });
    other = await startTestPractice({ database: shared.database });
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D2740', Descript: 'Crown', IsProsth: 1, TreatArea: 2 });
    await office.lay(
      'definition',
      { DefNum: 21, Category: 20, ItemName: 'Next' },
      { DefNum: 17, Category: 16, ItemName: 'Caries' },
      { DefNum: 31, Category: 30, ItemName: 'Good' },
    );
    await office.lay('patient', { PatNum: 1, PriProv: 1 });
  });
  afterAll(async () => {
    await other.stop();
    await office.stop();
    await shared.drop();
  });

  /** What GET answers, but for what an answer to a write leaves empty. */
  async function found(row: { ProcNum: number }): Promise<object> {
    const { body } = await other.get(`/procedurelogs/${row.ProcNum}`);
    return { ...body, serverDateTime: '' };
  }

  it.each(bodies)('is the row as it was stored, the first time and the third: %s', async (_what, more) => {
    for (let time = 0; time < 3; time++) {
      const made = await office.post('/procedurelogs', { ...planned, ...more });
      expect(made.status, made.text).toBe(201);
      expect(made.body).toEqual({ ...(await found(made.body)), DateTStamp: '' });
      expect(made.headers.get('location')).toMatch(new RegExp(`/procedurelogs/${made.body.ProcNum}$`));
      const edited = await office.put(`/procedurelogs/${made.body.ProcNum}`, { BillingNote: `Edited ${time}.` });
      expect(edited.body).toEqual(await found(made.body));
    }
  });

  it.each([
    ['procedurecode', { CodeNum: 3 }, 'Descript', 'descript'],
    ['provider', { ProvNum: 1 }, 'Abbr', 'provAbbr'],
    ['definition', { DefNum: 21 }, 'ItemName', 'priority'],
    ['definition', { DefNum: 17 }, 'ItemName', 'dxName'],
  ] as const)('names a %s as another program named it a moment ago', async (table, key, column, field) => {
    const make = async () => (await office.post('/procedurelogs', { ...planned, Priority: 21, Dx: 17 })).body;
    for (const name of ['One', 'Two', 'Three']) {
      await other.change(table, key, { [column]: name });
      const made = [await make(), await make(), await make()];
      expect(made.map((row) => row[field])).toEqual([name, name, name]);
      const [first] = made as [{ ProcNum: number }];
      const edited = await office.put(`/procedurelogs/${first.ProcNum}`, { BillingNote: name });
      expect(edited.body).toEqual(await found(first));
      expect(edited.body[field]).toBe(name);
    }
  });
});

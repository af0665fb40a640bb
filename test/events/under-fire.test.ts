import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Evidence, judge } from '../../bench/attack/told/judge.ts';
import { tellUnderFire } from '../../bench/attack/told/told.ts';
import { engines, sharedDatabase } from '../support/engines.ts';

/** The short form of what `npm run attack` does with thousands of procedures. */
describe.each(engines)('every change is told, on %s', (engine) => {
  it('while servers are killed and the receiver fails, hangs, dies and is slow', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bitewing-told-'));
    const { database, drop } = await sharedDatabase(engine);
    try {
      const told = await tellUnderFire({
        folder,
        database,
        servers: engine === 'sqlite' ? 1 : 2,
        writers: 6,
        procedures: 40,
        kills: engine === 'sqlite' ? 1 : 2,
        withMirror: false,
      });
      expect(told.faults).toEqual([]);
      expect(told.acknowledged).toBeGreaterThanOrEqual(40);
      expect(told.changes).toBeGreaterThan(150);
      expect(told.calls).toBeGreaterThan(3);
    } finally {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the judge of it', () => {
  const row = { ProcNum: 1, BillingNote: '0-0', ClaimNote: '2', ProcStatus: 'TP' };
  const call = (id: string, rows: object[], watchTable = 'ProcedureLog') => ({
    ...{ id, watchTable, isSigned: true },
    body: JSON.stringify(rows),
  });
  const attach = { TreatPlanAttachNum: 5, ProcNum: 1 };
  const change = (number: number, table: string, key: number, kind: string) => ({ number, table, key, kind });
  const changes = [
    change(1, 'procedurelog', 1, 'insert'),
    change(2, 'treatplanattach', 4, 'insert'),
    change(3, 'treatplanattach', 4, 'delete'),
    change(4, 'treatplanattach', 5, 'insert'),
    change(5, 'procedurelog', 1, 'update'),
  ];
  const taken = [
    call('a', [{ ...row, ClaimNote: '' }]),
    call('b', [row]),
    call('c', [attach], 'TreatPlanAttach'),
    call('d', [{ TreatPlanAttachNum: 4 }], 'TreatPlanAttachDeleted'),
  ];
  const good: Evidence = {
    ledger: [{ mark: '0-0', procNum: 1, sent: 2, acknowledged: 2 }],
    taken,
    followed: changes,
    changes,
    procedures: new Map([[1, row]]),
    attaches: new Map([[5, attach]]),
  };

  it.each<[string, Partial<Evidence>, RegExp[]]>([
    ['nothing', {}, []],
    ['a call that came twice', { taken: [...taken.slice(0, 2), ...taken.slice(1)] }, []],
    ['a state that was never told', { taken: [taken[0]!, ...taken.slice(2)] }, [/1 was not told as it is/]],
    [
      'an old state after a newer one',
      { taken: [...taken, taken[0]!] },
      [/told out of order/, /1 was not told as it is/],
    ],
    [
      'a state that nobody wrote',
      { taken: [call('z', [{ ...row, ClaimNote: '3' }]), ...taken] },
      [/nobody wrote/, /out of order/],
    ],
    [
      'a row that nobody wrote',
      { taken: [call('z', [{ ...row, BillingNote: 'x' }]), ...taken] },
      [/nobody wrote/, /order/],
    ],
    [
      'a deletion that was not',
      { taken: [...taken, call('z', [row], 'ProcedureLogDeleted')] },
      [/deletion of procedure 1/],
    ],
    ['a deletion that is missing', { taken: taken.slice(0, 3) }, [/deletion of 0 was told/]],
    ['a forged call', { taken: [...taken, { ...taken[3]!, isSigned: false }] }, [/is not signed/]],
    ['another body', { taken: [...taken, { ...taken[3]!, body: '[]' }] }, [/two bodies/]],
    ['a hole', { changes: changes.slice(1), followed: changes.slice(1) }, [/hole before 2/]],
    ['a number that came late', { followed: changes.slice(1) }, [/saw others/]],
    ['a lost write', { procedures: new Map() }, [/1 was acknowledged and is lost/]],
    [
      'an older state in the end',
      { procedures: new Map([[1, { ...row, ClaimNote: '1' }]]) },
      [/lost its state 2/, /not told/],
    ],
  ])('sees %s', (_, tampered, sentences) => {
    const found = judge({ ...good, ...tampered });
    expect(found).toEqual(sentences.map((sentence) => expect.stringMatching(sentence)));
  });
});

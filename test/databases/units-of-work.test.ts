import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice } from '../../src/db/open.ts';
import type { Handle, Practice } from '../../src/db/practice.ts';
import {
  findRow,
  insertRow,
  insertRows,
  newRow,
  rememberedRow,
  rowsWhere,
  updateEach,
  updateRow,
} from '../../src/db/rows.ts';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';

const clock = { now: () => '2025-03-10 09:00:00' };

describe.each(engines)('units of work on %s', (engine) => {
  let shared: FreshDatabase;
  let practices: Practice[];
  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    practices = [];
    for (let server = 0; server < 2; server++) {
      practices.push((await openPractice(shared.database, clock, clock)).practice);
    }
  });
  afterAll(async () => {
    for (const practice of practices) await practice.close();
    await shared.drop();
  });

  const plan = (handle: Handle, key: number) => findRow(handle, 'treatplan', key);
  const headingOf = async (key: number) => (await practices[0]!.read((handle) => plan(handle, key)))!.Heading;

  it.each([
    ['locks the patient first', 1, true],
    ['locks nothing', 2, false],
  ])('lose no update when each reads, then writes, and %s', async (_, key, locks) => {
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: key, PatNum: 7, Heading: '0' }));
    const increment = (practice: Practice) =>
      unitOfWork(practice, async (tx) => {
        if (locks) await tx.lockPatient(7);
        const row = (await plan(tx, key))!;
        await updateRow(tx, 'treatplan', row, { Heading: String(Number(row.Heading) + 1) });
      });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => increment(practices[index % 2]!)),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as Refusal);
    expect(refused.filter(({ status }) => status !== 503)).toEqual([]);
    expect(await headingOf(key)).toBe(String(20 - refused.length));
    if (locks) expect(refused).toEqual([]);
  });

  it('lose no update when what they read was asked for ahead, behind the lock', async () => {
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: 14, PatNum: 9, Heading: '0' }));
    const increment = (practice: Practice) =>
      unitOfWork(
        practice,
        async (tx) => {
          const row = (await rememberedRow(tx, 'treatplan', 14))!;
          await updateRow(tx, 'treatplan', row, { Heading: String(Number(row.Heading) + 1) });
        },
        { patients: [9], ahead: (reader) => [rememberedRow(reader, 'treatplan', 14)] },
      );
    await Promise.all(Array.from({ length: 12 }, (_, index) => increment(practices[index % 2]!)));
    expect(await headingOf(14)).toBe('12');
  });

  it('remember a row until one of its table changes, answered or not', async () => {
    await unitOfWork(practices[0]!, async (tx) => {
      const row = await insertRow(tx, 'treatplan', { TreatPlanNum: 5, PatNum: 7, Heading: 'One' });
      const remembered = await rememberedRow(tx, 'treatplan', 5);
      await insertRow(tx, 'commlog', { PatNum: 7 });
      expect(await rememberedRow(tx, 'treatplan', 5)).toBe(remembered);
      const changing = updateRow(tx, 'treatplan', row, { Heading: 'Two' });
      expect((await rememberedRow(tx, 'treatplan', 5))!.Heading).toBe('Two');
      await changing;
      expect((await rememberedRow(tx, 'treatplan', 5))!.Heading).toBe('Two');
    });
  });

  it.each([2, 3, 7, 70])('change %i rows at once, each to values of its own, as one by one', async (count) => {
    const wanted = await unitOfWork(practices[0]!, async (tx) => {
      const rows = Array.from({ length: count }, (_, index) =>
        newRow('claimproc', tx.now, { PatNum: 500 + count, ProcNum: index, BaseEst: index, EstimateNote: 'as before' }),
      );
      await insertRows(tx, 'claimproc', rows);
      const updates = rows.map((row, index) => ({
        row,
        changes: [
          { BaseEst: index + 0.25, EstimateNote: `now “${index}”`, ProcDate: `2025-01-${10 + (index % 19)}` },
          { PlanNum: index % 2 ? 9007199254740993n : 4, Percentage: -1 },
          { BaseEst: index, EstimateNote: undefined },
        ][index % 3]!,
      }));
      const before = tx.changes.length;
      await updateEach(tx, 'claimproc', updates);
      expect(tx.changes.length - before).toBe(updates.filter((_, index) => index % 3 < 2).length);
      return updates.map(({ row, changes }) => ({
        ...row,
        ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
      }));
    });
    const stored = await practices[1]!.read((handle) => rowsWhere(handle, 'claimproc', 'PatNum', 500 + count));
    expect(stored).toEqual(wanted);
  });

  it('are undone by an answer that comes out as a refusal before they are committed', async () => {
    const refused = unitOfWork(practices[0]!, async (tx) => {
      await insertRow(tx, 'treatplan', { TreatPlanNum: 6, PatNum: 7, Heading: 'Never' });
      const answer = findRow(tx, 'treatplan', 6).then(() => Promise.reject(new Refusal(404, 'Not there.')));
      // Whoever asks without waiting sees to it that the refusal is nobody's surprise.
      answer.catch(() => {});
      tx.unanswered.push(answer);
    });
    await expect(refused).rejects.toThrow('Not there.');
    expect(await practices[0]!.read((handle) => plan(handle, 6))).toBeUndefined();
  });

  it('lock after reading without acting on what has changed since', async () => {
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: 3, PatNum: 8, Heading: '0' }));
    const increment = (practice: Practice) =>
      unitOfWork(practice, async (tx) => {
        const row = (await plan(tx, 3))!;
        await tx.lockPatient(8);
        await updateRow(tx, 'treatplan', row, { Heading: String(Number(row.Heading) + 1) });
      });
    await Promise.all(Array.from({ length: 12 }, (_, index) => increment(practices[index % 2]!)));
    expect(await headingOf(3)).toBe('12');
  });

  it('refuse a part that goes on after another one has failed', async () => {
    let late: Promise<unknown> | undefined;
    const failed = Promise.withResolvers<void>();
    const failing = unitOfWork(practices[0]!, async (tx) => {
      late = failed.promise.then(() => insertRow(tx, 'treatplan', { TreatPlanNum: 4, Heading: 'late' }));
      throw new Refusal(400, 'on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    failed.resolve();
    await expect(late).rejects.toThrow('Transaction is already');
    expect(await practices[0]!.read((handle) => plan(handle, 4))).toBeUndefined();
  });
});

import { expect, it } from 'vitest';
import type { TableName } from '../../src/db/schema/tables.ts';
import { ClaimProcStatus, ProcStatus } from '../../src/domain/enums.ts';
import { LAID, NOW, procedure, TODAY } from './fixture.ts';
import { all, find, onFixture, refuse, succeed } from './on-fixture.ts';

const { TP, TPi, C, EC, EO, R, D, Cn } = ProcStatus;
const { Received, Preauth, CapComplete, Estimate, NotReceived } = ClaimProcStatus;

const STATUS = 'Can only delete procedures with a ProcStatus of TP, TPi, or C.';
const CLAIM = 'Not allowed to delete a procedure that is attached to a claim.';
const LAST = 'Procedure is the last one on a preauthorization and cannot be deleted.';
const INSURANCE = 'Procedure has insurance payments and cannot be deleted.';

onFixture('DELETE procedurelogs (procedures.md 11)', (practice) => {
  const lay = (values = {}) => practice.lay('procedurelog', procedure(130, 'D0120', { ProcFee: 50, ...values }));
  const remove = (procNum = 130) => succeed(practice, 'DELETE', `/${procNum}`);
  const refused = (sentence: string, procNum = 130) => refuse(practice, ['DELETE', `/${procNum}`], 400, sentence);

  it('looks the row up first', () => refuse(practice, ['DELETE', '/0'], 404, 'Procedure not found.'));

  it.each([TP, TPi, C])('deletes status %i', async (status) => {
    await lay({ ProcStatus: status });
    await remove();
    expect(await find(practice, 'procedurelog', { ProcNum: 130 })).toMatchObject({ ProcStatus: D });
  });

  it.each([EC, EO, R, D, Cn])('does not delete status %i', async (status) => {
    await lay({ ProcStatus: status, IsLocked: 1 });
    await refused(STATUS);
  });

  it('does not delete a locked row', async () => {
    await lay({ ProcStatus: C, IsLocked: 1 });
    await refused('Locked procedures cannot be deleted.');
  });

  const blockers: readonly [table: TableName, values: object, sentence: string][] = [
    ['claimproc', { Status: Preauth, ClaimNum: 900 }, LAST],
    ['orthoproclink', { OrthoCaseNum: 1 }, 'Procedure is linked to an ortho case and cannot be deleted.'],
    ['claimproc', { Status: Estimate, ClaimNum: 701 }, CLAIM],
    ['claimproc', { Status: Received, ClaimNum: 701, InsPayAmt: 5 }, CLAIM],
    ['claimproc', { Status: CapComplete, InsPayAmt: 5 }, INSURANCE],
    ['refattach', {}, 'Procedure has referrals attached and cannot be deleted.'],
    ['paysplit', { SplitAmt: 0 }, 'Procedure has patient payments and cannot be deleted.'],
    ['adjustment', { AdjAmt: -1 }, 'Procedure has adjustments and cannot be deleted.'],
    ['rxpat', {}, 'Procedure has prescriptions attached and cannot be deleted.'],
    ['payplancharge', {}, 'Procedure is on a payment plan and cannot be deleted.'],
  ];
  it.each(blockers)('is held by %s %j', async (table, values, sentence) => {
    await lay();
    await practice.lay(table, { ProcNum: 130, ...values } as never);
    await refused(sentence);
  });

  it('tells the first of all that hold it', async () => {
    await lay();
    for (const [table, values] of blockers.toReversed()) {
      await practice.lay(table, { ProcNum: 130, ...values } as never);
    }
    await refused(LAST);
  });

  it('is held by the link of a payment plan to it, not by one to something else of this number', async () => {
    await lay();
    await practice.lay('payplanlink', { LinkType: 1, FKey: 130 });
    await practice.lay('payplanlink', { LinkType: 2, FKey: 131 });
    await practice.lay('payplanlink', { PayPlanLinkNum: 9, LinkType: 2, FKey: 130 });
    await refused('Procedure is on a payment plan and cannot be deleted.');
    await practice.change('payplanlink', { PayPlanLinkNum: 9 }, { LinkType: 3 });
    await remove();
  });

  it('is not held by estimates, unpaid lines on no claim, or a preauthorization it shares', async () => {
    await lay();
    await practice.lay(
      'claimproc',
      { ProcNum: 130, Status: Estimate, InsPayAmt: 5 },
      { ProcNum: 130, Status: NotReceived },
      { ProcNum: 130, Status: Preauth, ClaimNum: 702 },
    );
    await remove();
    expect(await all(practice, 'claimproc', { ProcNum: 130 })).toEqual([]);
    await refused(LAST, 104);
  });

  it('marks the row and keeps what it says', async () => {
    await lay({ ProcStatus: C, AptNum: 203, PlannedAptNum: 202, DateComplete: TODAY, Priority: 149, ToothNum: '3' });
    await remove();
    expect(await find(practice, 'procedurelog', { ProcNum: 130 })).toMatchObject({
      ProcStatus: D,
      AptNum: 0,
      PlannedAptNum: 0,
      DateComplete: '0001-01-01',
      DateTStamp: NOW,
      Priority: 149,
      ProcFee: 50,
      ToothNum: '3',
    });
  });

  it('keeps the day of a completion that was not today', async () => {
    await lay({ ProcStatus: C, DateComplete: '2024-01-01' });
    await remove();
    expect(await find(practice, 'procedurelog', { ProcNum: 130 })).toMatchObject({ DateComplete: '2024-01-01' });
  });

  it('leaves its plans, and takes an emptied Unassigned plan with it', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 310, PatNum: 10, Heading: 'Unassigned', TPStatus: 2 });
    await lay({ ProcStatus: TPi });
    await practice.lay('treatplanattach', { TreatPlanNum: 310, ProcNum: 130 });
    await remove();
    expect(await all(practice, 'treatplanattach', { ProcNum: 130 })).toEqual([]);
    expect(await all(practice, 'treatplan', { TreatPlanNum: 310 })).toEqual([]);
    for (const procNum of [100, 108, 109]) await remove(procNum);
    expect(await all(practice, 'treatplan', { TreatPlanNum: 301 })).toHaveLength(1);
    expect(await all(practice, 'treatplanattach', { TreatPlanNum: 301 })).toEqual([]);
  });

  it('lets go of its labs, and keeps notes and saved copies', async () => {
    await lay();
    await practice.lay('procedurelog', procedure(131, 'D0120', { ProcNumLab: 130 }));
    await practice.lay('procnote', { ProcNum: 130, Note: 'n' });
    await practice.lay('proctp', { ProcNumOrig: 130, Descript: 'copy' });
    await remove();
    expect(await find(practice, 'procedurelog', { ProcNum: 131 })).toMatchObject({ ProcNumLab: 0, DateTStamp: NOW });
    expect(await all(practice, 'procnote', { ProcNum: 130 })).toHaveLength(1);
    expect(await all(practice, 'proctp', { ProcNumOrig: 130 })).toHaveLength(1);
  });

  it('changes nothing of other procedures', async () => {
    await remove(101);
    expect(await find(practice, 'procedurelog', { ProcNum: 100 })).toMatchObject({ DateTStamp: LAID });
  });
});

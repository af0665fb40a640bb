import { expect } from 'vitest';
import type { Row } from '../../../src/db/schema/tables.ts';
import { ClaimProcStatus, PayPlanLinkType, ProcStatus } from '../../../src/domain/enums.ts';
import { TODAY } from '../../insurance/office.ts';
import type { TestPractice } from '../../support/test-practice.ts';
import { type Hand, PATIENTS } from './hand.ts';

const { Received, Preauth, Supplemental, CapClaim, CapComplete } = ClaimProcStatus;
const PAID: readonly number[] = [Received, Supplemental, CapClaim, CapComplete];

/** Work is charted, priced, done and removed. */
export const procedureSteps = ({ practice, send, save, upTo, one, dollars, proceduresOf }: Hand) => ({
  async chart() {
    const PatNum = one(PATIENTS)!;
    const work = one([
      { CodeNum: 3, ToothNum: String(2 + upTo(4)), Surf: 'O' },
      { CodeNum: 5, ToothNum: '19' },
      { CodeNum: 1 },
    ])!;
    await send('POST', '/procedurelogs', { PatNum, ProcStatus: one(['TP', 'C'])!, ProcDate: TODAY, ...work });
    await save(PatNum);
  },
  async price() {
    const procedure = one(await proceduresOf(ProcStatus.TP, ProcStatus.C));
    if (!procedure) return;
    await send('PUT', `/procedurelogs/${procedure.ProcNum}`, { ProcFee: 20 + dollars(1000) });
    await save(procedure.PatNum);
  },
  async complete() {
    const procedure = one(await proceduresOf(ProcStatus.TP));
    if (!procedure) return;
    await send('PUT', `/procedurelogs/${procedure.ProcNum}`, { ProcStatus: 'C', ProcDate: TODAY });
    await save(procedure.PatNum);
  },
  async removeProcedure() {
    const procedure = one(await proceduresOf(ProcStatus.TP, ProcStatus.C));
    if (!procedure) return;
    const held = await whatHolds(practice, procedure);
    const { status } = await send('DELETE', `/procedurelogs/${procedure.ProcNum}`);
    expect([procedure.ProcNum, held, status]).toEqual([procedure.ProcNum, held, held.length > 0 ? 400 : 200]);
    await save(procedure.PatNum);
  },
});

/** Why a procedure may not be deleted, by the rows themselves (`procedures.md` 11). */
async function whatHolds(practice: TestPractice, { ProcNum }: Row<'procedurelog'>): Promise<string[]> {
  const lines = await practice.rows('claimproc', (row) => row.ProcNum === ProcNum);
  const others = await practice.rows('claimproc', (row) => row.ProcNum !== ProcNum && row.ProcNum !== 0);
  const isLast = (line: Row<'claimproc'>) => !others.some(({ ClaimNum }) => ClaimNum === line.ClaimNum);
  const has = async (table: 'paysplit' | 'adjustment' | 'payplancharge') =>
    (await practice.rows(table, (row) => row.ProcNum === ProcNum)).length > 0;
  const links = await practice.rows(
    'payplanlink',
    (row) => row.FKey === ProcNum && row.LinkType === PayPlanLinkType.Procedure,
  );
  const reasons: [string, boolean][] = [
    ['claim', lines.some((row) => row.ClaimNum !== 0 && row.Status !== Preauth)],
    ['last of a preauthorization', lines.some((row) => row.ClaimNum !== 0 && row.Status === Preauth && isLast(row))],
    ['insurance payment', lines.some((row) => row.InsPayAmt > 0 && PAID.includes(row.Status))],
    ['payment', await has('paysplit')],
    ['adjustment', await has('adjustment')],
    ['payment plan', (await has('payplancharge')) || links.length > 0],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

import { ProcStatus } from '../../../src/domain/enums.ts';
import { TODAY } from '../../insurance/office.ts';
import { type Hand, PATIENTS } from './hand.ts';

/** Patients pay, at once or by a plan, and are paid back. */
export const accountSteps = ({ practice, send, upTo, one, some, dollars, proceduresOf }: Hand) => ({
  async adjust() {
    const procedure = one([undefined, ...(await proceduresOf(ProcStatus.C))]);
    const type = one([
      { AdjType: 1, AdjAmt: -1 - dollars(40) },
      { AdjType: 2, AdjAmt: 1 + dollars(40) },
    ])!;
    const whose = procedure ? { PatNum: procedure.PatNum, ProcNum: procedure.ProcNum } : { PatNum: one(PATIENTS) };
    await send('POST', '/adjustments', { ...whose, ...type, AdjDate: TODAY });
  },
  async pay() {
    const kind = one([{}, {}, { isPrepayment: 'true' }])!;
    await send('POST', '/payments', { PatNum: one(PATIENTS), PayAmt: 1 + dollars(400), ...kind });
  },
  async refund() {
    const payment = one(await practice.rows('payment'));
    if (payment) await send('POST', '/payments/Refund', { PayNum: payment.PayNum });
  },
  async finance() {
    const PatNum = one(PATIENTS)!;
    const own = (await proceduresOf(ProcStatus.TP, ProcStatus.C)).filter((row) => row.PatNum === PatNum);
    const procNums = some(own).map(({ ProcNum }) => ProcNum);
    const terms = {
      NumberOfPayments: 2 + upTo(9),
      Guarantor: one(PATIENTS),
      DatePayPlanStart: one([TODAY, '2026-05-01']),
      IsLocked: one(['true', 'false']),
    };
    if (procNums.length > 0) await send('POST', '/payplans/Dynamic', { PatNum, procNums, ...terms });
  },
  async close() {
    const plan = one(await practice.rows('payplan'));
    if (plan) await send('PUT', `/payplans/${plan.PayPlanNum}/Close`, {});
  },
});

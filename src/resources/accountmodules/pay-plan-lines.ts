import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { payPlanEntries } from '../../practice/accounts/pay-plan-entries.ts';
import type { Names, ServiceLine } from './service-lines.ts';

/** What payment plans put on and took off the accounts, by the office's PayPlansVersion. */
export async function payPlanLines(handle: Handle, patNums: readonly Key[], names: Names): Promise<ServiceLine[]> {
  const entries = await payPlanEntries(handle, patNums);
  return entries.map((entry) => ({
    ...names.person(entry.patNum),
    procNum: 0,
    serviceDate: entry.date,
    transDate: entry.date,
    objectType: entry.chargeNum === undefined ? 'PayPlan' : 'PayPlanCharge',
    primaryKey: String(entry.chargeNum ?? entry.payPlanNum),
    type: entry.kind,
    reference: entry.kind,
    charge: Math.max(entry.amount, 0),
    credit: Math.max(-entry.amount, 0),
    provider: names.provider(entry.provNum),
  }));
}

import type { Handle, Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient } from '../office/patients.ts';
import { familyToLock } from './balances.ts';

type PayPlan = Row<'payplan'>;

/** Everybody whose balances a change of the plan may move; nobody for a plan that is gone. */
export const payersToLock = (
  handle: Handle,
  plan: Pick<PayPlan, 'PatNum' | 'Guarantor'> | undefined,
): Promise<readonly Key[]> => familyToLock(handle, plan ? [plan.PatNum, plan.Guarantor] : []);

/** 400 for a plan that takes no more changes of this kind; one that is locked takes charges, and no other items. */
export async function refuseFinishedPlan(tx: Transaction, plan: PayPlan, change: 'items' | 'charges'): Promise<void> {
  await refuseOfDeletedPatient(tx, plan);
  if (!plan.IsDynamic) throw badRequest('PayPlan must be a dynamic payment plan.');
  if (plan.IsLocked && change === 'items') throw badRequest('PayPlan is locked.');
  if (plan.IsClosed) throw badRequest('PayPlan is closed.');
}

import type { Transaction } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { findDefinition, firstDefinition } from '../../practice/office/definitions.ts';

interface Sent {
  readonly PayType?: Key | undefined;
  readonly PayGroup?: Key | undefined;
}

/** Refuses a payment type or group that the office does not have. */
export async function requireDefinitions(tx: Transaction, { PayType, PayGroup }: Sent): Promise<void> {
  if (PayType !== undefined && !(await findDefinition(tx, 'InsurancePaymentType', PayType))) throw notFound('PayType');
  if (PayGroup !== undefined && !(await findDefinition(tx, 'ClaimPaymentGroups', PayGroup))) throw notFound('PayGroup');
}

/** The definitions that were sent, or the office's first ones; 0 if a category is empty. */
export async function definitionsFor(tx: Transaction, sent: Sent): Promise<{ PayType: Key; PayGroup: Key }> {
  await requireDefinitions(tx, sent);
  return {
    PayType: sent.PayType ?? (await firstDefinition(tx, 'InsurancePaymentType')),
    PayGroup: sent.PayGroup ?? (await firstDefinition(tx, 'ClaimPaymentGroups')),
  };
}

import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PayPlanDebitType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import {
  afterPayment,
  type Charge,
  inOrderOfPayment,
  type Part,
  payInTurn,
  useCredits,
} from '../../domain/payment-matching.ts';
import { familyOf } from '../../practice/accounts/balances.ts';
import { openAccount } from '../../practice/accounts/open-charges.ts';
import { preference, preferenceKey } from '../../practice/office/preferences.ts';
import { usualProvider } from '../../practice/office/providers.ts';

type Split = Partial<Row<'paysplit'>>;

interface ToSplit {
  readonly patient: Row<'patient'>;
  readonly payment: Pick<Row<'payment'>, 'PayAmt' | 'ClinicNum' | 'PayDate'>;
  readonly wishes: {
    readonly isPatientPreferred?: boolean | undefined;
    readonly isPrepayment?: boolean | undefined;
    readonly isUnallocatedPrepayment?: boolean | undefined;
    readonly procNums?: readonly Key[] | undefined;
  };
  /** The only plan to pay. */
  readonly plan: Row<'payplan'> | undefined;
}

/**
 * Divides a payment into prepaid money, money for no charge, and the charges that it pays (`companions-insurance.md`
 * 17.3).
 */
export async function splitPayment(tx: Transaction, order: ToSplit): Promise<Split[]> {
  const { patient, payment, wishes, plan } = order;
  const whole = onAccount(order, payment.PayAmt);
  if (wishes.isPrepayment || wishes.isUnallocatedPrepayment) {
    const type = plan ? 'DynamicPayPlanPrepaymentUnearnedType' : 'PrepaymentUnearnedType';
    return [{ ...whole, PayPlanNum: plan?.PayPlanNum ?? 0, UnearnedType: await preferenceKey(tx, type) }];
  }
  // The office leaves it to people to decide what a payment is for.
  if ((await preference(tx, 'RigorousAccounting')) === '2') {
    return [{ ...whole, ProvNum: await usualProvider(tx, patient) }];
  }
  const { parts, rest } = await matched(tx, order);
  const splits = parts.map(splitOf);
  if (rest === 0) return splits;
  return [...splits, { ...onAccount(order, rest), UnearnedType: await preferenceKey(tx, 'PrepaymentUnearnedType') }];
}

const onAccount = ({ patient, payment }: ToSplit, SplitAmt: number): Split => ({
  PatNum: patient.PatNum,
  ProvNum: 0,
  ClinicNum: payment.ClinicNum,
  SplitAmt,
  ProcDate: payment.PayDate,
});

async function matched(tx: Transaction, order: ToSplit): Promise<{ parts: Part[]; rest: number }> {
  const { patient, payment, wishes, plan } = order;
  // The patient of a plan and who pays it may be of two families.
  if (plan) return payInTurn(await chargesOfPlan(tx, plan), payment.PayAmt);
  const family = (await familyOf(tx, patient)).map(({ PatNum }) => PatNum);
  const { charges, credits } = await openAccount(tx, family);
  // Procedures that were asked for are paid before money on account is used for them (step 5).
  const asked = new Set(wishes.procNums);
  const first = payInTurn(
    charges.filter(({ kind, key }) => kind === 'procedure' && asked.has(key)),
    payment.PayAmt,
  );
  const preferred = wishes.isPatientPreferred ? patient.PatNum : undefined;
  const left = useCredits(afterPayment(charges, first.parts), credits, preferred);
  const inTurn = inOrderOfPayment(left);
  const others = preferred
    ? [...inTurn.filter(({ patNum }) => patNum === preferred), ...inTurn.filter(({ patNum }) => patNum !== preferred)]
    : inTurn;
  const then = payInTurn(others, first.rest);
  return { parts: [...first.parts, ...then.parts], rest: then.rest };
}

async function chargesOfPlan(tx: Transaction, { PayPlanNum, PatNum, Guarantor }: Row<'payplan'>): Promise<Charge[]> {
  const { charges } = await openAccount(tx, [PatNum, Guarantor]);
  return charges.filter(({ payPlanNum }) => payPlanNum === PayPlanNum);
}

const DEBIT_TYPES = { interest: PayPlanDebitType.Interest, principal: PayPlanDebitType.Principal } as const;

/** The split by which a part of a payment pays a charge. */
export function splitOf({ charge, amount }: Part): Split {
  const { kind, key, patNum, provNum, clinicNum, date, payPlanNum } = charge;
  const split = { PatNum: patNum, ProvNum: provNum, ClinicNum: clinicNum, SplitAmt: amount, ProcDate: date };
  if (kind === 'procedure') return { ...split, ProcNum: key };
  if (kind === 'adjustment') return { ...split, AdjNum: key };
  return { ...split, PayPlanNum: payPlanNum, PayPlanChargeNum: key, PayPlanDebitType: DEBIT_TYPES[kind] };
}

import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PayPlanChargeType, PayPlanDebitType, PayPlanLinkType, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, roundCents } from '../../domain/money.ts';
import { type Charge, type Credit, inOrderOfPayment, type Owner } from '../../domain/payment-matching.ts';
import { lineFeeOf } from '../../estimates/facts/line-fee.ts';
import { hiddenUnearnedTypes } from './account-entries.ts';
import { financedItems } from './pay-plan-credits.ts';
import { payPlansVersion } from './pay-plan-entries.ts';
import { insuranceOf } from './procedure-money.ts';

type Split = Row<'paysplit'>;

interface OpenAccount {
  /** In the order of payment. */
  readonly charges: readonly Charge[];
  /** Money on account that names no charge. */
  readonly credits: readonly Credit[];
}

/** A charge while payments and credits that name it are still being subtracted. */
interface Standing extends Charge {
  open: number;
}

/**
 * What is open on the accounts of a family (`companions-insurance.md` 17.3, steps 1 to 3): completed work less what
 * insurance pays, adjustments, and due charges of payment plans. What names a charge is subtracted from that charge.
 * `without` leaves out the splits of one payment.
 */
export async function openAccount(handle: Handle, patNums: readonly Key[], without?: Key): Promise<OpenAccount> {
  const work = await doneWork(handle, patNums);
  const adjustments = await adjustmentsOf(handle, patNums);
  const due = await dueCharges(handle, patNums);
  const credits: Credit[] = [];
  for (const charge of adjustments.filter(({ open }) => open < 0)) credits.push({ ...charge, amount: -charge.open });
  const charges = [...work.values(), ...adjustments.filter(({ open }) => open >= 0), ...due];
  await takeOffFinanced(handle, patNums, charges, credits);
  const splits = (await splitsOf(handle, patNums, [...work.keys()])).filter(({ PayNum }) => PayNum !== without);
  credits.push(...takeOffSplits(splits, charges, await hiddenUnearnedTypes(handle)));
  const rounded = charges.map((charge) => ({ ...charge, open: roundCents(charge.open) }));
  return { charges: inOrderOfPayment(rounded), credits };
}

const ownerOf = (row: { PatNum: Key; ProvNum: Key; ClinicNum: Key }): Owner => ({
  patNum: row.PatNum,
  provNum: row.ProvNum,
  clinicNum: row.ClinicNum,
});

async function doneWork(handle: Handle, patNums: readonly Key[]): Promise<Map<Key, Standing>> {
  const rows = await handle.db
    .selectFrom('procedurelog')
    .selectAll()
    .where('PatNum', 'in', patNums)
    .where('ProcStatus', '=', ProcStatus.C)
    .execute();
  const procNums = rows.map(({ ProcNum }) => ProcNum);
  const insurance = await insuranceOf(handle, procNums);
  const charges = rows.map((row): [Key, Standing] => [
    row.ProcNum,
    {
      ...ownerOf(row),
      kind: 'procedure',
      key: row.ProcNum,
      payPlanNum: 0,
      date: row.ProcDate,
      open: exact(lineFeeOf(row) - (insurance.get(row.ProcNum) ?? 0)),
    },
  ]);
  const work = new Map(charges);
  for (const adjustment of await attachedAdjustments(handle, patNums)) {
    const charge = work.get(adjustment.ProcNum);
    if (charge && isAttached(adjustment, charge)) charge.open = exact(charge.open + adjustment.AdjAmt);
  }
  return work;
}

const attachedAdjustments = (handle: Handle, patNums: readonly Key[]) =>
  handle.db.selectFrom('adjustment').selectAll().where('PatNum', 'in', patNums).where('ProcNum', '<>', 0).execute();

/** An adjustment belongs to its procedure only when patient, provider and clinic agree. */
const isAttached = (row: Row<'adjustment'>, to: Owner) =>
  row.PatNum === to.patNum && row.ProvNum === to.provNum && row.ClinicNum === to.clinicNum;

/** Adjustments that belong to no procedure; those below 0 are credits. */
async function adjustmentsOf(handle: Handle, patNums: readonly Key[]): Promise<Standing[]> {
  const rows = await handle.db
    .selectFrom('adjustment as a')
    .leftJoin('procedurelog as p', (join) =>
      join
        .onRef('p.ProcNum', '=', 'a.ProcNum')
        .onRef('p.PatNum', '=', 'a.PatNum')
        .onRef('p.ProvNum', '=', 'a.ProvNum')
        .onRef('p.ClinicNum', '=', 'a.ClinicNum')
        .on('p.ProcStatus', '=', ProcStatus.C),
    )
    .selectAll('a')
    .where('a.PatNum', 'in', patNums)
    .where('p.ProcNum', 'is', null)
    .execute();
  return rows.map((row) => ({
    ...ownerOf(row),
    kind: 'adjustment',
    key: row.AdjNum,
    payPlanNum: 0,
    date: row.AdjDate,
    open: row.AdjAmt,
  }));
}

/** Charges of payment plans that are due today, on the account of whoever pays; in version 4 on the patient's. */
async function dueCharges(handle: Handle, patNums: readonly Key[]): Promise<Standing[]> {
  const onAccountOf = (await payPlansVersion(handle)) === 4 ? 'PatNum' : 'Guarantor';
  const rows = await handle.db
    .selectFrom('payplancharge')
    .selectAll()
    .where(onAccountOf, 'in', patNums)
    .where('ChargeType', '=', PayPlanChargeType.Debit)
    .where('ChargeDate', '<=', handle.today)
    .execute();
  return rows.flatMap((row) => {
    const charge = {
      patNum: row[onAccountOf],
      provNum: row.ProvNum,
      clinicNum: row.ClinicNum,
      key: row.PayPlanChargeNum,
      payPlanNum: row.PayPlanNum,
      date: row.ChargeDate,
    };
    const interest: Standing[] = row.Interest > 0 ? [{ ...charge, kind: 'interest', open: row.Interest }] : [];
    return [...interest, { ...charge, kind: 'principal', open: row.Principal }];
  });
}

/** Subtracts what payment plans took over: it is no longer owed for the work or the adjustment itself. */
async function takeOffFinanced(handle: Handle, patNums: readonly Key[], charges: Standing[], credits: Credit[]) {
  const links = await handle.db
    .selectFrom('payplanlink as l')
    .innerJoin('payplan as p', 'p.PayPlanNum', 'l.PayPlanNum')
    .selectAll('l')
    .where('p.PatNum', 'in', patNums)
    .execute();
  for (const { link, amount } of await financedItems(handle, links)) {
    const financed = link.LinkType === PayPlanLinkType.Procedure ? 'procedure' : 'adjustment';
    const charge = charges.find(({ kind, key }) => kind === financed && key === link.FKey);
    if (charge) charge.open = exact(charge.open - amount);
  }
  const rows = await handle.db
    .selectFrom('payplancharge')
    .selectAll()
    .where('PatNum', 'in', patNums)
    .where('ChargeType', '=', PayPlanChargeType.Credit)
    .where('ChargeDate', '<=', handle.today)
    .execute();
  for (const row of rows) {
    const charge = charges.find(({ kind, key }) => kind === 'procedure' && key === row.ProcNum);
    if (charge) charge.open = exact(charge.open - row.Principal);
    else if (row.Principal > 0) credits.push({ ...ownerOf(row), amount: row.Principal });
  }
}

async function splitsOf(handle: Handle, patNums: readonly Key[], procNums: readonly Key[]): Promise<Split[]> {
  const own = await handle.db.selectFrom('paysplit').selectAll().where('PatNum', 'in', patNums).execute();
  if (procNums.length === 0) return own;
  const others = await handle.db
    .selectFrom('paysplit')
    .selectAll()
    .where('ProcNum', 'in', procNums)
    .where('PatNum', 'not in', patNums)
    .execute();
  return [...own, ...others];
}

/** Subtracts splits from the charges that they name; answers those that name none, as money on account. */
function takeOffSplits(splits: readonly Split[], charges: readonly Standing[], hidden: ReadonlySet<Key>): Credit[] {
  const onAccount = new Map<string, { owner: Owner; amount: number }>();
  for (const split of splits) {
    const named = chargesNamedBy(split, charges);
    if (named) takeOff(named, split.SplitAmt);
    else if (isOnAccount(split) && !hidden.has(split.UnearnedType)) {
      const name = `${split.PatNum} ${split.ProvNum} ${split.ClinicNum}`;
      const { amount = 0 } = onAccount.get(name) ?? {};
      onAccount.set(name, { owner: ownerOf(split), amount: exact(amount + split.SplitAmt) });
    }
  }
  return [...onAccount.values()].flatMap(({ owner, amount }) => (amount > 0 ? [{ ...owner, amount }] : []));
}

const isOnAccount = ({ ProcNum, AdjNum, PayPlanNum }: Split) => ProcNum === 0 && AdjNum === 0 && PayPlanNum === 0;

function chargesNamedBy(split: Split, charges: readonly Standing[]): Standing[] | undefined {
  const find = (test: (charge: Standing) => boolean) => {
    const found = charges.filter(test);
    return found.length > 0 ? found : undefined;
  };
  if (split.PayPlanChargeNum) {
    const kind = split.PayPlanDebitType === PayPlanDebitType.Interest ? 'interest' : 'principal';
    const isEither = split.PayPlanDebitType === PayPlanDebitType.Unknown;
    return find((c) => c.payPlanNum !== 0 && c.key === split.PayPlanChargeNum && (isEither || c.kind === kind));
  }
  if (split.PayPlanNum) return find((charge) => charge.payPlanNum === split.PayPlanNum);
  if (split.AdjNum) return find((charge) => charge.kind === 'adjustment' && charge.key === split.AdjNum);
  if (split.ProcNum) return find((charge) => charge.kind === 'procedure' && charge.key === split.ProcNum);
  return undefined;
}

/** Pays the first charges first. Money that is left when all are paid is subtracted from the last one. */
function takeOff(charges: readonly Standing[], dollars: number): void {
  let rest = dollars;
  const ordered = inOrderOfPayment(charges) as Standing[];
  for (const [index, charge] of ordered.entries()) {
    const isLast = index === ordered.length - 1;
    const amount = isLast ? rest : Math.min(Math.max(charge.open, 0), rest);
    charge.open = exact(charge.open - amount);
    rest = exact(rest - amount);
  }
}

import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ANSWERED } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { lineFeeOf } from '../../estimates/facts/line-fee.ts';
import { hiddenUnearnedTypes } from '../../practice/accounts/account-entries.ts';
import { familyOf } from '../../practice/accounts/balances.ts';
import { payPlansVersion } from '../../practice/accounts/pay-plan-entries.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { officeProviders } from '../../practice/office/providers.ts';
import { claimProcLines } from './claim-lines.ts';
import { payPlanLines } from './pay-plan-lines.ts';
import type { Names, ServiceLine } from './service-lines.ts';

const { CapComplete, NotReceived } = ClaimProcStatus;

/** Charges and credits of a patient, or of the whole family, in no order (`companions-insurance.md` 19.4). */
export async function serviceLines(handle: Handle, patNum: Key, wholeFamily: boolean): Promise<ServiceLine[]> {
  const patient = await requireLivePatient(handle, patNum);
  const people = wholeFamily ? await familyOf(handle, patient) : [patient];
  const patNums = people.map(({ PatNum }) => PatNum);
  const work = await workOf(handle, patNums);
  const adjustments = await handle.db.selectFrom('adjustment').selectAll().where('PatNum', 'in', patNums).execute();
  const splits = await splitsOf(handle, patNums);
  const claimed = await handle.db.selectFrom('claimproc').selectAll().where('PatNum', 'in', patNums).execute();
  const names = await namesFor(handle, people, work);
  return [
    ...work.map((row) => workLine(row, names, { adjustments, splits, claimed })),
    ...adjustments.map((row) => adjustmentLine(row, names)),
    ...splits.map((row) => splitLine(row, names)),
    ...(await claimProcLines(handle, claimed, names)),
    ...(await payPlanLines(handle, patNums, names)),
  ];
}

function workOf(handle: Handle, patNums: readonly Key[]) {
  return handle.db
    .selectFrom('procedurelog as p')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .selectAll('p')
    .select(['c.ProcCode', 'c.AbbrDesc'])
    .where('p.PatNum', 'in', patNums)
    .where('p.ProcStatus', '=', ProcStatus.C)
    .execute();
}

type Work = Awaited<ReturnType<typeof workOf>>[number];
type Split = Awaited<ReturnType<typeof splitsOf>>[number];

/** Splits that count in balances, with the type of their payment. */
async function splitsOf(handle: Handle, patNums: readonly Key[]) {
  const hidden = await hiddenUnearnedTypes(handle);
  const isPlanApart = [1, 3].includes(await payPlansVersion(handle));
  const rows = await handle.db
    .selectFrom('paysplit as s')
    .leftJoin('payment as p', 'p.PayNum', 's.PayNum')
    .selectAll('s')
    .select('p.PayType')
    .where('s.PatNum', 'in', patNums)
    .execute();
  return rows.filter(({ UnearnedType, PayPlanNum }) => !hidden.has(UnearnedType) && !(isPlanApart && PayPlanNum !== 0));
}

async function namesFor(handle: Handle, people: readonly Row<'patient'>[], work: readonly Work[]): Promise<Names> {
  const providers = new Map((await officeProviders(handle)).map(({ ProvNum, Abbr }) => [ProvNum, Abbr ?? '']));
  const definitions = [
    ...(await definitionsOf(handle, 'AdjTypes')),
    ...(await definitionsOf(handle, 'PaymentTypes')),
    ...(await definitionsOf(handle, 'InsurancePaymentType')),
  ];
  const itemNames = new Map(definitions.map(({ DefNum, ItemName }) => [DefNum, ItemName ?? '']));
  const dates = new Map(work.map(({ ProcNum, ProcDate }) => [ProcNum, ProcDate]));
  const places = new Map(people.map(({ PatNum, FName }, place) => [PatNum, { place, firstName: FName ?? '' }]));
  return {
    person: (patNum) => ({ patNum, ...(places.get(patNum) ?? { place: people.length, firstName: '' }) }),
    provider: (provNum) => providers.get(provNum) ?? '',
    definition: (defNum) => itemNames.get(defNum) ?? '',
    work: (procNum, transDate) => {
      const serviceDate = dates.get(procNum);
      return serviceDate === undefined
        ? { procNum: 0, serviceDate: transDate, transDate }
        : { procNum, serviceDate, transDate };
    },
  };
}

const sum = <T>(rows: readonly T[], amount: (row: T) => number) => sumOf(rows.map(amount));

interface Attached {
  readonly adjustments: readonly Row<'adjustment'>[];
  readonly splits: readonly Split[];
  readonly claimed: readonly Row<'claimproc'>[];
}

function workLine(row: Work, names: Names, all: Attached): ServiceLine {
  const own = <T extends { ProcNum: Key }>(rows: readonly T[]) => rows.filter(({ ProcNum }) => ProcNum === row.ProcNum);
  const claimed = own(all.claimed);
  const ofStatus = (...wanted: readonly number[]) => claimed.filter(({ Status }) => wanted.includes(Status));
  const charge = exact(lineFeeOf(row) - sum(ofStatus(CapComplete), ({ WriteOff }) => WriteOff));
  const insurance = sum(ofStatus(NotReceived), ({ InsPayEst, WriteOff }) => InsPayEst + WriteOff);
  const paid = sum(ofStatus(...ANSWERED), ({ InsPayAmt, WriteOff }) => InsPayAmt + WriteOff);
  const adjusted = sum(own(all.adjustments), ({ AdjAmt }) => AdjAmt);
  const split = sum(own(all.splits), ({ SplitAmt }) => SplitAmt);
  return {
    ...names.person(row.PatNum),
    objectType: 'Procedure',
    primaryKey: String(row.ProcNum),
    type: 'Proc',
    procNum: row.ProcNum,
    serviceDate: row.ProcDate,
    transDate: '',
    reference: workReference(row),
    charge,
    credit: 0,
    provider: names.provider(row.ProvNum),
    balances: { insurance, account: exact(charge - insurance - paid - split + adjusted) },
  };
}

/** `D2393:#14-MOD-Filling`; parts that the work does not have are left out. */
function workReference({ ProcCode, ToothNum, ToothRange, Surf, AbbrDesc }: Work): string {
  const tooth = ToothNum ? `#${ToothNum}-` : ToothRange ? 'Tth Rng-' : '';
  return `${ProcCode ?? ''}:${tooth}${Surf ? `${Surf}-` : ''}${AbbrDesc ?? ''}`;
}

function adjustmentLine(row: Row<'adjustment'>, names: Names): ServiceLine {
  const place = names.work(row.ProcNum, row.AdjDate);
  return {
    ...names.person(row.PatNum),
    ...place,
    objectType: 'Adjustment',
    primaryKey: String(row.AdjNum),
    type: place.procNum ? 'Adj-Att.' : 'Adj',
    reference: `Adj- ${names.definition(row.AdjType)}`,
    charge: Math.max(row.AdjAmt, 0),
    credit: Math.max(-row.AdjAmt, 0),
    provider: names.provider(row.ProvNum),
  };
}

function splitLine(row: Split, names: Names): ServiceLine {
  const place = names.work(row.ProcNum, row.DatePay);
  const kind = row.PayType ? names.definition(row.PayType) : 'Inc Transfer';
  return {
    ...names.person(row.PatNum),
    ...place,
    objectType: 'PaySplit',
    primaryKey: String(row.SplitNum),
    type: `PatPay${place.procNum ? ' Att.' : ''}${row.PayPlanNum ? ' PayPlan' : ''}`,
    reference: `PatPay- ${row.UnearnedType ? 'PrePay ' : ''}${kind}`,
    charge: 0,
    credit: row.SplitAmt,
    provider: names.provider(row.ProvNum),
  };
}

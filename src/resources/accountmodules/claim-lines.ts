import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ANSWERED, RECEIVED } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { grouped, type Names, type ServiceLine } from './service-lines.ts';

type ClaimProc = Row<'claimproc'>;

const { NotReceived } = ClaimProcStatus;

/**
 * What insurance paid and wrote off, and what the claims that were sent are expected to bring
 * (`companions-insurance.md` 19.4).
 */
export async function claimProcLines(handle: Handle, rows: readonly ClaimProc[], names: Names): Promise<ServiceLine[]> {
  const checks = await checkTypes(
    handle,
    rows.map(({ ClaimPaymentNum }) => ClaimPaymentNum).filter((payment) => payment !== 0),
  );
  const kindOf = ({ ClaimPaymentNum }: ClaimProc) => {
    const type = checks.get(ClaimPaymentNum);
    return type === undefined ? 'Not Finalized' : names.definition(type);
  };
  return rows.flatMap((row) => {
    const isPaid = ANSWERED.includes(row.Status) && row.InsPayAmt !== 0;
    return [...(isPaid ? [paymentLine(row, names, kindOf(row))] : []), ...writeOffLine(row, names, kindOf(row))];
  });
}

/** Type of each check, by ClaimPaymentNum. */
async function checkTypes(handle: Handle, payments: readonly Key[]): Promise<ReadonlyMap<Key, Key>> {
  if (payments.length === 0) return new Map();
  const rows = await handle.db
    .selectFrom('claimpayment')
    .select(['ClaimPaymentNum', 'PayType'])
    .where('ClaimPaymentNum', 'in', [...new Set(payments)])
    .execute();
  return new Map(rows.map(({ ClaimPaymentNum, PayType }) => [ClaimPaymentNum, PayType]));
}

const placeOf = (row: ClaimProc, names: Names) => ({
  ...names.person(row.PatNum),
  // A line that no payment has reached has the date of its work.
  ...names.work(row.ProcNum, row.DateCP === MIN_DATE ? row.ProcDate : row.DateCP),
  objectType: 'ClaimProc' as const,
  provider: names.provider(row.ProvNum),
  charge: 0,
});

function paymentLine(row: ClaimProc, names: Names, kind: string): ServiceLine {
  const place = placeOf(row, names);
  return {
    ...place,
    primaryKey: String(row.ClaimProcNum),
    type: place.procNum ? 'InsPay-Att.' : 'InsPay',
    reference: `InsPay- ${kind}`,
    credit: row.InsPayAmt,
  };
}

function writeOffLine(row: ClaimProc, names: Names, kind: string): ServiceLine[] {
  const isSettled = RECEIVED.includes(row.Status);
  const isPending = row.Status === NotReceived && (row.InsPayEst > 0 || row.WriteOff !== 0);
  if (!isPending && !(isSettled && row.WriteOff !== 0)) return [];
  const place = placeOf(row, names);
  return [
    {
      ...place,
      primaryKey: `W${row.ClaimProcNum}`,
      type: place.procNum ? 'WriteOff-Att.' : 'WriteOff',
      reference: isSettled ? `W/O- ${kind}` : expected(row),
      credit: isSettled ? row.WriteOff : 0,
    },
  ];
}

const expected = ({ InsPayEst, WriteOff }: ClaimProc) =>
  InsPayEst > 0
    ? `Ins Pay Est:${grouped(InsPayEst)} WriteOff:${grouped(WriteOff)}`
    : `WriteOff Est:${grouped(WriteOff)}`;

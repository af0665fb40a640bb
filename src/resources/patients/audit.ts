import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PatStatus, YN } from '../../domain/enums.ts';

type Patient = Row<'patient'>;

/** Changes that an auditor asks for first, one line for each (`companions-people.md` 2.6, Effects). */
const TOLD = {
  PatStatus: (patient) => nameOf(PatStatus, patient.PatStatus),
  LName: (patient) => patient.LName,
  FName: (patient) => patient.FName,
  MiddleI: (patient) => patient.MiddleI,
  Preferred: (patient) => patient.Preferred,
  HmPhone: (patient) => patient.HmPhone,
  WkPhone: (patient) => patient.WkPhone,
  WirelessPhone: (patient) => patient.WirelessPhone,
  Address: (patient) => patient.Address,
  Address2: (patient) => patient.Address2,
  City: (patient) => patient.City,
  State: (patient) => patient.State,
  Zip: (patient) => patient.Zip,
  TxtMsgOk: (patient) => nameOf(YN, patient.TxtMsgOk),
  Email: (patient) => patient.Email,
} satisfies Partial<Record<keyof Patient, (patient: Patient) => string | null>>;

const nameOf = (names: Readonly<Record<string, number>>, value: number) =>
  Object.entries(names).find(([, stored]) => stored === value)?.[0] ?? String(value);

/** Writes one row for the edit, and one more for another provider and for another billing type. */
export async function auditPatientEdit(
  tx: Transaction,
  before: Patient,
  after: Patient,
  move: string | undefined,
): Promise<void> {
  if (tx.changes.length === 0) return;
  const row = { patNum: after.PatNum, key: after.PatNum, action: 'Updated' as const };
  const lines = Object.entries(TOLD).flatMap(([field, read]) =>
    read(before) === read(after)
      ? []
      : [`Patient ${field} changed from '${read(before) ?? ''}' to '${read(after) ?? ''}'`],
  );
  const detail = [...(move ? [move] : []), ...lines].join('\r\n');
  await recordAudit(tx, { ...row, permission: 'PatientEdit', detail });
  if (before.PriProv !== after.PriProv) {
    await recordAudit(tx, {
      ...row,
      permission: 'PatPriProvEdit',
      detail: `Primary provider changed from ${before.PriProv} to ${after.PriProv}.`,
    });
  }
  if (before.BillingType !== after.BillingType) {
    await recordAudit(tx, {
      ...row,
      permission: 'PatientBillingEdit',
      detail: `Billing type changed from ${before.BillingType} to ${after.BillingType}.`,
    });
  }
}

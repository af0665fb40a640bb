import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import { formatCents } from '../../domain/money.ts';

type Procedure = Row<'procedurelog'>;
type Code = Pick<Row<'procedurecode'>, 'ProcCode' | 'Descript'>;

const statusName = (status: number) =>
  Object.entries(ProcStatus).find(([, stored]) => stored === status)?.[0] ?? String(status);

const { C, EO, EC } = ProcStatus;

function teeth(procedure: Procedure): string {
  const named = procedure.ToothNum || procedure.ToothRange;
  return named ? `Teeth: ${named}, ` : '';
}

const summary = (procedure: Procedure, code: Code) =>
  `${code.ProcCode} (${statusName(procedure.ProcStatus)}), ${teeth(procedure)}Fee: ${formatCents(procedure.ProcFee)}, ` +
  `${code.Descript ?? ''}`;

type Entry = Omit<AuditEntry, 'patNum' | 'key'>;

function write(tx: Transaction, procedure: Procedure, entry: Entry): Promise<void> {
  return recordAudit(tx, { ...entry, patNum: procedure.PatNum, key: procedure.ProcNum });
}

/** Which permission a row's status falls under (`procedures.md` 1.9). */
function createPermission(status: number): AuditEntry['permission'] {
  if (status === C) return 'ProcComplCreate';
  return status === EO || status === EC ? 'ProcExistingEdit' : 'ProcEdit';
}

export async function auditNewProcedure(tx: Transaction, procedure: Procedure, code: Code) {
  await write(tx, procedure, {
    permission: createPermission(procedure.ProcStatus),
    action: 'Created',
    detail: summary(procedure, code),
  });
}

/** Rows for an edit: one for the edit itself, and one more when the status leaves C or the discount changes. */
export async function auditEdit(
  tx: Transaction,
  before: { procedure: Procedure; code: Code },
  after: { procedure: Procedure; code: Code },
): Promise<void> {
  const { procedure, code } = after;
  await write(tx, procedure, {
    permission: editPermission(before.procedure.ProcStatus, procedure.ProcStatus),
    action: 'Updated',
    detail: [summary(procedure, code), ...differences(before, after)].join(', '),
  });
  if (before.procedure.ProcStatus === C && procedure.ProcStatus !== C) {
    await write(tx, procedure, {
      permission: 'ProcCompleteStatusEdit',
      action: 'Updated',
      detail: `${code.ProcCode} (C) changed from C to ${statusName(procedure.ProcStatus)}`,
    });
  }
  if (before.procedure.Discount !== procedure.Discount) {
    await write(tx, procedure, {
      permission: 'TreatPlanDiscountEdit',
      action: 'Updated',
      detail:
        `${code.ProcCode}, ${procedure.ProcDate}, Fee: ${formatCents(procedure.ProcFee)}, discount changed from ` +
        `${formatCents(before.procedure.Discount)} to ${formatCents(procedure.Discount)}`,
    });
  }
}

function editPermission(before: number, after: number): AuditEntry['permission'] {
  if (before === C) return 'ProcCompleteEdit';
  if (after === C) return 'ProcComplCreate';
  return before === EO || before === EC || after === EO || after === EC ? 'ProcExistingEdit' : 'ProcEdit';
}

/**
 * Old and new values of the columns that say which work was done, where, when and by whom: an auditor asks for these.
 */
function differences(
  before: { procedure: Procedure; code: Code },
  after: { procedure: Procedure; code: Code },
): string[] {
  const changes =
    before.code.ProcCode === after.code.ProcCode ? [] : [`code ${before.code.ProcCode} → ${after.code.ProcCode}`];
  for (const name of ['ProcDate', 'Surf', 'ToothNum', 'ToothRange', 'ProvNum'] as const) {
    const [old, now] = [before.procedure[name] ?? '', after.procedure[name] ?? ''];
    if (old !== now) changes.push(`${name} ${old} → ${now}`);
  }
  return changes;
}

export async function auditRemoval(tx: Transaction, procedure: Procedure, code: Code) {
  const isComplete = procedure.ProcStatus === C;
  await write(tx, procedure, {
    permission: isComplete ? 'ProcCompleteStatusEdit' : 'ProcDelete',
    action: 'Deleted',
    detail: summary(procedure, code),
  });
}

/** Writes a row for each of the two appointments between which a procedure moved (`procedures.md` 21.5). */
export async function auditMove(
  tx: Transaction,
  procedure: Procedure,
  code: { AbbrDesc: string | null },
  dates: { from: { aptNum: Procedure['AptNum']; date: string }; to: { aptNum: Procedure['AptNum']; date: string } },
): Promise<void> {
  for (const { aptNum } of [dates.from, dates.to]) {
    await recordAudit(tx, {
      permission: 'AppointmentEdit',
      patNum: procedure.PatNum,
      key: aptNum,
      action: 'Updated',
      detail: `${code.AbbrDesc ?? ''} moved from the appointment of ${dates.from.date} to that of ${dates.to.date}.`,
    });
  }
}

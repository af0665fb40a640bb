import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, SheetTypeEnum } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import {
  refuseDeletedPatient,
  refuseOfAnother,
  refuseOfDeletedPatient,
  requirePatient,
} from '../../practice/office/patients.ts';
import { requireProvider } from '../../practice/office/providers.ts';
import { requireReferences, rowIfAny, rowOf } from '../../practice/office/references.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateTimeOrNone } from '../../wire/empty-inputs.ts';
import { keyInput, moneyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type LabCase = Row<'labcase'>;

const appointments = {
  AptNum: keyInput({ description: 'AptNum of a scheduled appointment of the patient; 0 = none.' }),
  PlannedAptNum: keyInput({ description: 'AptNum of a planned appointment of the patient; 0 = none.' }),
  DateTimeDue: dateTimeOrNone({ description: 'When it is due back; "" = not set, as in the fields below.' }),
  DateTimeCreated: dateTimeOrNone(),
  DateTimeSent: dateTimeOrNone(),
  DateTimeRecd: dateTimeOrNone(),
  DateTimeChecked: dateTimeOrNone(),
};
const rest = {
  Instructions: textInput({ ...sized('labcase', 'Instructions'), verbatim: true }),
  LabFee: moneyInput({ description: 'For information only.' }),
  InvoiceNum: textInput({ ...sized('labcase', 'InvoiceNum'), verbatim: true }),
};

/** Body of LabCases POST. */
export const newLabCaseInputs = {
  PatNum: keyInput({ required: true }),
  LaboratoryNum: keyInput({ required: true }),
  ProvNum: keyInput({ required: true }),
  ...appointments,
  ...rest,
};

/** Body of LabCases PUT. */
export const labCaseInputs = { LaboratoryNum: keyInput(), ...appointments, ProvNum: keyInput(), ...rest };

type Sent = ValuesOf<typeof labCaseInputs>;

/** Work that a laboratory does for a patient (`companions-people.md` 12). */
export async function createLabCase(tx: Transaction, sent: ValuesOf<typeof newLabCaseInputs>): Promise<LabCase> {
  const patient = await requirePatient(tx, sent.PatNum);
  const named = await requireReferences(tx, sent, REFERENCES);
  refuseDeletedPatient(patient);
  refuseAppointments(named, sent.PatNum);
  return insertRow(tx, 'labcase', { Instructions: '', ...asColumns(sent) });
}

/** An appointment that the case names already is not checked again: its status may have changed since. */
export async function updateLabCase(tx: Transaction, labCase: LabCase, sent: Sent): Promise<LabCase> {
  const changed = {
    ...sent,
    AptNum: sent.AptNum === labCase.AptNum ? undefined : sent.AptNum,
    PlannedAptNum: sent.PlannedAptNum === labCase.PlannedAptNum ? undefined : sent.PlannedAptNum,
  };
  const named = await requireReferences(tx, changed, REFERENCES);
  await refuseOfDeletedPatient(tx, labCase);
  refuseAppointments(named, labCase.PatNum);
  return updateRow(tx, 'labcase', labCase, asColumns(sent));
}

export async function removeLabCase(tx: Transaction, labCase: LabCase): Promise<void> {
  await refuseOfDeletedPatient(tx, labCase);
  const slip = await tx.db
    .selectFrom('sheet')
    .innerJoin('sheetfield', 'sheetfield.SheetNum', 'sheet.SheetNum')
    .select('sheet.SheetNum')
    .where('sheet.PatNum', '=', labCase.PatNum)
    .where('sheet.SheetType', '=', SheetTypeEnum.LabSlip)
    .where('sheet.IsDeleted', '=', 0)
    .where('sheetfield.FieldName', '=', 'LabCaseNum')
    .where('sheetfield.FieldValue', '=', String(labCase.LabCaseNum))
    .limit(1)
    .executeTakeFirst();
  if (slip) throw badRequest('LabCase has a lab slip attached.');
  await deleteRows(tx, 'labcase', [labCase]);
}

const REFERENCES = {
  LaboratoryNum: rowOf('laboratory', 'Laboratory'),
  ProvNum: requireProvider,
  AptNum: rowIfAny('appointment', 'Appointment'),
  PlannedAptNum: rowIfAny('appointment', 'Appointment'),
};

interface Appointments {
  readonly AptNum: Row<'appointment'> | undefined;
  readonly PlannedAptNum: Row<'appointment'> | undefined;
}

function refuseAppointments({ AptNum: scheduled, PlannedAptNum: planned }: Appointments, patNum: Key): void {
  for (const appointment of [scheduled, planned]) {
    refuseOfAnother('Appointment', appointment, patNum);
  }
  if (scheduled && scheduled.AptStatus !== AptStatus.Scheduled) {
    throw badRequest('AptNum must be a scheduled appointment.');
  }
  if (planned && planned.AptStatus !== AptStatus.Planned) {
    throw badRequest('PlannedAptNum must be a planned appointment.');
  }
}

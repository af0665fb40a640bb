import type { TableName } from '../db/schema/tables.ts';

/** What a subscription to a table is told: its rows as they change, or the last row of each that is deleted. */
export interface Watched {
  readonly table: TableName;
  readonly deletions: boolean;
}

const rows = (table: TableName): Watched => ({ table, deletions: false });
const deleted = (table: TableName): Watched => ({ table, deletions: true });

/** Types of the Events page, its later versions included, and after them ours (`extensions.md`, Changes). */
export const watchTables: Readonly<Record<string, Watched>> = {
  Appointment: rows('appointment'),
  AppointmentDeleted: deleted('appointment'),
  LabCase: rows('labcase'),
  LabCaseDeleted: deleted('labcase'),
  MedicationPat: rows('medicationpat'),
  MedicationPatDeleted: deleted('medicationpat'),
  Operatory: rows('operatory'),
  PatField: rows('patfield'),
  PatFieldDeleted: deleted('patfield'),
  Patient: rows('patient'),
  Provider: rows('provider'),
  Schedule: rows('schedule'),
  ScheduleDeleted: deleted('schedule'),
  ToothInitial: rows('toothinitial'),
  ToothInitialDeleted: deleted('toothinitial'),
  TreatPlan: rows('treatplan'),
  TreatPlanDeleted: deleted('treatplan'),
  TreatPlanAttach: rows('treatplanattach'),
  TreatPlanAttachDeleted: deleted('treatplanattach'),
  ProcTP: rows('proctp'),
  ProcTPDeleted: deleted('proctp'),
  ProcedureLog: rows('procedurelog'),
  ProcedureLogDeleted: deleted('procedurelog'),
  ClaimProc: rows('claimproc'),
  ClaimProcDeleted: deleted('claimproc'),
  Adjustment: rows('adjustment'),
  AdjustmentDeleted: deleted('adjustment'),
};

/** Tables whose rows are read once more before they are deleted. */
export const tablesToldWhenDeleted: ReadonlySet<TableName> = new Set(
  Object.values(watchTables).flatMap(({ table, deletions }) => (deletions ? [table] : [])),
);

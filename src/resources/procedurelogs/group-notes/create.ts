import type { Transaction } from '../../../db/handle.ts';
import { findRow, insertRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { MIN_DATE } from '../../../domain/calendar.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest, Refusal } from '../../../domain/refusal.ts';
import { findCodeByText, GROUP_NOTE_CODE } from '../../../practice/chart/procedure-codes.ts';
import { insertNote, isSigned, newestNote } from '../../../practice/chart/procnotes.ts';
import { definitionsOf } from '../../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../../practice/office/patients.ts';
import { isPreferenceOn } from '../../../practice/office/preferences.ts';
import { usualProvider } from '../../../practice/office/providers.ts';
import { defaultPlaceOfService } from '../../../practice/procedures/place-of-service.ts';
import { requireProcedureProvider } from '../../../practice/procedures/rules.ts';
import type { ValuesOf } from '../../../wire/input.ts';
import { auditNote, DONE, type GroupNote } from './group-note.ts';
import type { createGroupNoteInputs } from './inputs.ts';

type Procedure = Row<'procedurelog'>;

/** POST GroupNote: one note over completed procedures of one day, clinic and provider (7). */
export async function createGroupNote(
  tx: Transaction,
  body: ValuesOf<typeof createGroupNoteInputs>,
): Promise<GroupNote> {
  const patient = await requirePatient(tx, body.PatNum);
  const procedures = await requireProcedures(tx, body.ProcNums);
  await requireProcedureProvider(tx, body.ProvNum);
  refuseDeletedPatient(patient);
  await refuseOtherMembers(tx, body.PatNum, procedures);
  const [first] = procedures as [Procedure];
  const row = await insertRow(tx, 'procedurelog', {
    PatNum: body.PatNum,
    CodeNum: (await groupNoteCode(tx)).CodeNum,
    ProcStatus: ProcStatus.EC,
    ProvNum: body.ProvNum ?? (await usualProvider(tx, patient)),
    ProcDate: first.ProcDate,
    ClinicNum: first.ClinicNum,
    DateEntryC: tx.today,
    SecDateEntry: tx.now,
    DateTP: MIN_DATE,
    UnitQty: 1,
    PlaceService: await defaultPlaceOfService(tx, first.ClinicNum),
  });
  const signedBy = body.isSigned ? tx.by.developerName : undefined;
  const aggregate = (await isPreferenceOn(tx, 'ProcGroupNoteDoesAggregate')) ? await takeOverNotes(tx, procedures) : [];
  const text = [...aggregate, body.Note].join('\r\n');
  const note = await insertNote(tx, { patNum: body.PatNum, procNum: row.ProcNum, note: text, signedBy });
  for (const procedure of procedures) {
    await insertRow(tx, 'procgroupitem', { ProcNum: procedure.ProcNum, GroupNum: row.ProcNum });
  }
  await auditNote(tx, row, 'Created');
  return { row, members: body.ProcNums, note };
}

/** The procedures of a new group note; 404 for the first that does not exist. */
async function requireProcedures(tx: Transaction, procNums: readonly Key[]): Promise<Procedure[]> {
  const found: Procedure[] = [];
  for (const procNum of procNums) {
    const procedure = await findRow(tx, 'procedurelog', procNum);
    if (!procedure) throw new Refusal(404, `Procedure ${procNum} not found.`);
    found.push(procedure);
  }
  return found;
}

/** Refuses procedures that cannot be in one group note, in the order of 7. */
async function refuseOtherMembers(tx: Transaction, patNum: Key, found: readonly Procedure[]): Promise<void> {
  const stranger = found.find((one) => one.PatNum !== patNum);
  if (stranger) throw badRequest(`Procedure ${stranger.ProcNum} does not belong to the patient.`);
  const groupCode = (await findCodeByText(tx, GROUP_NOTE_CODE))?.CodeNum;
  if (found.some((one) => one.CodeNum === groupCode)) throw badRequest('ProcNums must not contain a group note.');
  if (found.some((one) => one.IsLocked)) throw badRequest('ProcNums must not contain locked procedures.');
  if (!found.every((one) => DONE.includes(one.ProcStatus))) {
    throw badRequest('ProcNums must all have a ProcStatus of C.');
  }
  for (const column of ['ProcDate', 'ClinicNum', 'ProvNum'] as const) {
    if (new Set(found.map((one) => one[column])).size > 1) {
      throw badRequest(`ProcNums must all have the same ${column}.`);
    }
  }
}

/**
 * The texts that move into the group note. If the note that a text comes from is unsigned, a newer, blank note replaces
 * it (7).
 */
async function takeOverNotes(tx: Transaction, procedures: readonly Procedure[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { PatNum, ProcNum } of procedures) {
    const note = await newestNote(tx, ProcNum);
    if (!note?.Note?.trim()) continue;
    texts.push(note.Note);
    if (!isSigned(note)) await insertNote(tx, { patNum: PatNum, procNum: ProcNum, note: '' });
  }
  return texts;
}

/** The `~GRP~` code; made if the office's table lacks it (24.2). */
async function groupNoteCode(tx: Transaction): Promise<Row<'procedurecode'>> {
  const known = await findCodeByText(tx, GROUP_NOTE_CODE);
  if (known) return known;
  return insertRow(tx, 'procedurecode', {
    ProcCode: GROUP_NOTE_CODE,
    Descript: 'Group Note',
    AbbrDesc: 'GrpNote',
    ProcTime: '/X/',
    ProcCat: (await definitionsOf(tx, 'ProcCodeCats')).at(-1)?.DefNum ?? 0,
  });
}

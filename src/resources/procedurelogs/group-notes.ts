import type { Handle, Transaction } from '../../db/practice.ts';
import { deleteRows, findRow, insertRow, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import { type Call, created, deleted, ok, type Reply } from '../../http/operation.ts';
import { recordAudit } from '../../practice/audit.ts';
import { claimProcsOf } from '../../practice/claims.ts';
import { definitionsOf } from '../../practice/definitions.ts';
import { requireLivePatient, requirePatient } from '../../practice/patients.ts';
import { isPreferenceOn } from '../../practice/preferences.ts';
import { findCodeByText, GROUP_NOTE_CODE } from '../../practice/procedure-codes.ts';
import { appendedNote, insertNote, isSigned, newestNote } from '../../practice/procnotes.ts';
import { practiceDefaultProvider } from '../../practice/providers.ts';
import { requireProvider } from '../../practice/references.ts';
import { defaultPlaceOfService } from './create.ts';
import type { createGroupNoteInputs, groupNotesQuery, updateGroupNoteInputs } from './group-note-inputs.ts';
import { markDeleted, refuseWhatHoldsIt } from './remove.ts';
import { isGroupNote, requireProcedure } from './target.ts';

type Procedure = Row<'procedurelog'>;
type None = Record<never, never>;

const { C, EC, EO, D } = ProcStatus;
const DONE: readonly number[] = [C, EC, EO];

/** A group note as it travels: the row of the note, its members, the newest text. */
function groupNoteJson(row: Procedure, members: readonly Key[], note: Row<'procnote'> | undefined): string {
  return (
    `{"PatNum":${row.PatNum},"ProvNum":${row.ProvNum},"ProcNum":${row.ProcNum},"ProcNums":[${members.join(',')}],` +
    `"Note":${JSON.stringify(note?.Note ?? '')},"isSigned":"${isSigned(note)}"}`
  );
}

async function membersOf(handle: Handle, groupNum: Key): Promise<Key[]> {
  const items = await handle.db
    .selectFrom('procgroupitem')
    .select('ProcNum')
    .where('GroupNum', '=', groupNum)
    .orderBy('ProcNum')
    .execute();
  return items.map((item) => item.ProcNum);
}

/** GET GroupNotes: all of a patient's, newest first; 404 where there are none, as the live service has it (5). */
export async function listGroupNotes(handle: Handle, call: Call<typeof groupNotesQuery, None>): Promise<Reply> {
  const { PatNum } = call.query;
  await requirePatient(handle, PatNum);
  const rows = await handle.db
    .selectFrom('procedurelog')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .selectAll('procedurelog')
    .where('procedurelog.PatNum', '=', PatNum)
    .where('procedurecode.ProcCode', '=', GROUP_NOTE_CODE)
    .where('procedurelog.ProcStatus', '<>', D)
    .orderBy('procedurelog.ProcNum', 'desc')
    .execute();
  if (rows.length === 0) throw new Refusal(404, `No GroupNote(s) found for PatNum ${PatNum}.`);
  const items = [];
  for (const row of rows) {
    items.push(groupNoteJson(row, await membersOf(handle, row.ProcNum), await newestNote(handle, row.ProcNum)));
  }
  return ok(`[${items.join(',')}]`);
}

/** POST GroupNote: one note over completed procedures of one day, clinic and provider (7). */
export async function createGroupNote(
  tx: Transaction,
  { body, caller }: Call<None, typeof createGroupNoteInputs>,
): Promise<Reply> {
  await tx.lockPatient(body.PatNum);
  const patient = await requireLivePatient(tx, body.PatNum);
  await requireProvider(tx, body.ProvNum);
  const procedures = await requireMembers(tx, body.PatNum, body.ProcNums);
  const [first] = procedures as [Procedure];
  const row = await insertRow(tx, 'procedurelog', {
    PatNum: body.PatNum,
    CodeNum: (await groupNoteCode(tx)).CodeNum,
    ProcStatus: EC,
    ProvNum: body.ProvNum ?? (patient.PriProv || (await practiceDefaultProvider(tx))),
    ProcDate: first.ProcDate,
    ClinicNum: first.ClinicNum,
    DateEntryC: tx.today,
    SecDateEntry: tx.now,
    DateTP: MIN_DATE,
    UnitQty: 1,
    PlaceService: await defaultPlaceOfService(tx, first.ClinicNum),
  });
  const signedBy = body.isSigned ? caller.developerName : undefined;
  const aggregate = (await isPreferenceOn(tx, 'ProcGroupNoteDoesAggregate')) ? await takeOverNotes(tx, procedures) : [];
  const text = [...aggregate, body.Note].join('\r\n');
  const note = await insertNote(tx, { patNum: body.PatNum, procNum: row.ProcNum, note: text, signedBy });
  for (const procedure of procedures) {
    await insertRow(tx, 'procgroupitem', { ProcNum: procedure.ProcNum, GroupNum: row.ProcNum });
  }
  await auditNote(tx, row, 'Created', caller.developerName);
  return created(groupNoteJson(row, body.ProcNums, note), `/procedurelogs/${row.ProcNum}/GroupNote`);
}

/** The procedures of a new group note, after the checks of 7 in their order. */
async function requireMembers(tx: Transaction, patNum: Key, procNums: readonly Key[]): Promise<Procedure[]> {
  const found: Procedure[] = [];
  for (const procNum of procNums) {
    const procedure = await findRow(tx, 'procedurelog', procNum);
    if (!procedure) throw new Refusal(404, `Procedure ${procNum} not found.`);
    if (procedure.PatNum !== patNum) throw badRequest(`Procedure ${procNum} does not belong to the patient.`);
    found.push(procedure);
  }
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
  return found;
}

/** Texts that move into the group note; an unsigned note they come from is emptied by a newer, blank one (7). */
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

/** The `~GRP~` code; made when the office's table lacks it (24.2). */
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

/** The row of a group note, or 404 for no row and 400 for another procedure. */
export async function requireGroupNote(handle: Handle, procNum: Key): Promise<void> {
  if (!isGroupNote(await requireProcedure(handle, procNum))) throw badRequest('ProcNum is not a GroupNote.');
}

/** PUT GroupNote: replaces the note, or adds to a locked one; every version stays (10). */
export async function updateGroupNote(
  tx: Transaction,
  { id, body, caller }: Call<None, typeof updateGroupNoteInputs>,
): Promise<Reply> {
  const { procedure } = await requireProcedure(tx, id);
  await tx.lockPatient(procedure.PatNum);
  await requireLivePatient(tx, body.PatNum);
  await requireProvider(tx, body.ProvNum);
  if (body.PatNum !== procedure.PatNum) throw badRequest('PatNum does not match the GroupNote.');
  refuseByState(procedure, body.doAppendNote === true, body.ProvNum);
  const earlier = await newestNote(tx, id);
  const text = body.doAppendNote ? appendedNote(earlier, body.Note) : body.Note;
  const isSameText = sameLines(earlier?.Note ?? '', text);
  const sign = body.isSigned ?? (isSameText && isSigned(earlier));
  let note = earlier;
  if (!earlier || !isSameText || body.isSigned === true || sign !== isSigned(earlier)) {
    const signedBy = sign ? caller.developerName : undefined;
    note = await insertNote(tx, { patNum: procedure.PatNum, procNum: id, note: text, signedBy });
  }
  const updated = await updateRow(tx, 'procedurelog', procedure, body.ProvNum ? { ProvNum: body.ProvNum } : {});
  if (note !== earlier || updated !== procedure) await auditNote(tx, updated, 'Updated', caller.developerName);
  return ok(groupNoteJson(updated, await membersOf(tx, id), note));
}

function refuseByState(row: Procedure, isAppended: boolean, provNum: Key | undefined): void {
  if (row.ProcStatus === D) {
    throw badRequest(row.IsLocked ? 'GroupNote has been invalidated.' : 'Procedure has been deleted.');
  }
  if (row.IsLocked && (!isAppended || provNum !== undefined)) {
    throw badRequest('GroupNote is locked. The Note can only be appended.');
  }
  if (!row.IsLocked && isAppended) throw badRequest('GroupNote must be locked to append a Note.');
}

/** Clients get CR LF back for LF, so line ends do not make a note another note (24.3). */
const sameLines = (one: string, other: string) => one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');

/** DELETE GroupNote: the row is marked deleted and lets its members go; their notes and its own stay (12). */
export async function removeGroupNote(tx: Transaction, { id, caller }: Call<None, None>): Promise<Reply> {
  const { procedure } = await requireProcedure(tx, id);
  await tx.lockPatient(procedure.PatNum);
  if (procedure.ProcStatus === D) throw badRequest('Procedure has been deleted.');
  if (procedure.IsLocked) throw badRequest('Locked GroupNotes cannot be deleted.');
  await requireLivePatient(tx, procedure.PatNum);
  await refuseWhatHoldsIt(tx, id, await claimProcsOf(tx, id));
  const items = await tx.db.selectFrom('procgroupitem').selectAll().where('GroupNum', '=', id).execute();
  const members = await statusesOf(
    tx,
    items.map((item) => item.ProcNum),
  );
  await deleteRows(
    tx,
    'procgroupitem',
    items.map((item) => item.ProcGroupItemNum),
  );
  await markDeleted(tx, procedure);
  await recordAudit(tx, {
    permission: members.some((status) => DONE.includes(status)) ? 'ProcCompleteStatusEdit' : 'ProcDelete',
    patNum: procedure.PatNum,
    key: id,
    action: 'Deleted',
    developerName: caller.developerName,
    detail: `:${GROUP_NOTE_CODE} (EC), ${procedure.ProcDate}`,
  });
  return deleted();
}

async function statusesOf(tx: Transaction, procNums: readonly Key[]): Promise<number[]> {
  if (procNums.length === 0) return [];
  const rows = await tx.db.selectFrom('procedurelog').select('ProcStatus').where('ProcNum', 'in', procNums).execute();
  return rows.map((row) => row.ProcStatus);
}

async function auditNote(tx: Transaction, row: Procedure, action: 'Created' | 'Updated', developerName: string) {
  await recordAudit(tx, {
    permission: 'ProcCompleteNote',
    patNum: row.PatNum,
    key: row.ProcNum,
    action,
    developerName,
    detail: `Group note of ${row.ProcDate}.`,
  });
}

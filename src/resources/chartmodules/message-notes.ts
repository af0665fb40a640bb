import type { Handle } from '../../db/handle.ts';
import { EmailSentOrReceived, HideInFlags, TaskObjectType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { SIGNATURE_BOXES } from '../../domain/signature-boxes.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { momentText, type ProgNote } from './prog-note.ts';

const signedIf = (isSigned: boolean) => (isSigned ? 'Signed' : '');

export async function commlogNotes(handle: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await handle.db
    .selectFrom('commlog as c')
    .leftJoin('userod as u', 'u.UserNum', 'c.UserNum')
    .select(['c.CommlogNum', 'c.CommDateTime', 'c.CommType', 'c.Note', 'c.Signature', 'u.UserName'])
    .where('c.PatNum', '=', patNum)
    .execute();
  const types = await definitionsOf(handle, 'CommLogTypes');
  return rows.map(({ CommlogNum, CommDateTime, CommType, Note, Signature, UserName }) => ({
    ObjectType: 'Commlog',
    key: CommlogNum,
    at: CommDateTime,
    Description: `Comm - ${types.find(({ DefNum }) => DefNum === CommType)?.ItemName ?? ''}`,
    note: Note ?? '',
    User: UserName ?? '',
    Signed: signedIf((Signature ?? '') !== ''),
  }));
}

/** Tasks about the patient or an appointment of the patient, each followed by its notes. */
export async function taskNotes({ db }: Handle, patNum: Key): Promise<ProgNote[]> {
  const appointments = db.selectFrom('appointment').select('AptNum').where('PatNum', '=', patNum);
  const tasks = await db
    .selectFrom('task as t')
    .leftJoin('tasklist as l', 'l.TaskListNum', 't.TaskListNum')
    .leftJoin('userod as u', 'u.UserNum', 't.UserNum')
    .select(['t.TaskNum', 't.DateTimeEntry', 't.Descript', 'l.Descript as list', 'u.UserName'])
    .where((where) =>
      where.or([
        where.and([where('t.ObjectType', '=', TaskObjectType.Patient), where('t.KeyNum', '=', patNum)]),
        where.and([where('t.ObjectType', '=', TaskObjectType.Appointment), where('t.KeyNum', 'in', appointments)]),
      ]),
    )
    .execute();
  if (tasks.length === 0) return [];
  const notes = await db
    .selectFrom('tasknote as n')
    .leftJoin('userod as u', 'u.UserNum', 'n.UserNum')
    .select(['n.TaskNum', 'n.DateTimeNote', 'n.Note', 'u.UserName'])
    .where(
      'n.TaskNum',
      'in',
      tasks.map(({ TaskNum }) => TaskNum),
    )
    .orderBy('n.DateTimeNote')
    .orderBy('n.TaskNoteNum')
    .execute();
  return tasks.map(({ TaskNum, DateTimeEntry, Descript, list, UserName }) => ({
    ObjectType: 'Task',
    key: TaskNum,
    at: DateTimeEntry,
    Description: `Task - In List: ${list ?? ''}`,
    note: [
      [UserName, Descript].filter(Boolean).join(' - '),
      ...notes
        .filter((note) => note.TaskNum === TaskNum)
        .map((note) => `==${[note.UserName, momentText(note.DateTimeNote), note.Note].filter(Boolean).join(' - ')}`),
    ].join(' '),
  }));
}

/** All e-mails except those that the office keeps out of the progress notes. */
export async function emailNotes({ db }: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await db
    .selectFrom('emailmessage as e')
    .leftJoin('userod as u', 'u.UserNum', 'e.UserNum')
    .select(['e.EmailMessageNum', 'e.MsgDateTime', 'e.Subject', 'e.BodyText', 'e.SentOrReceived', 'e.HideIn'])
    .select('u.UserName')
    .where('e.PatNum', '=', patNum)
    .execute();
  return rows
    .filter(({ HideIn }) => (HideIn & HideInFlags.ChartProgNotes) === 0)
    .map(({ EmailMessageNum, MsgDateTime, Subject, BodyText, SentOrReceived, UserName }) => ({
      ObjectType: 'Email',
      key: EmailMessageNum,
      at: MsgDateTime,
      Description: `Email - ${SentOrReceived === EmailSentOrReceived.Neither ? '(unsent) ' : ''}${Subject ?? ''}`,
      note: BodyText ?? '',
      User: UserName ?? '',
    }));
}

/** All sheets except deleted ones; a sheet counts as signed if any of its boxes has a signature. */
export async function sheetNotes({ db }: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await db
    .selectFrom('sheet')
    .select(['SheetNum', 'DateTimeSheet', 'Description', 'InternalNote', 'ClinicNum'])
    .where('PatNum', '=', patNum)
    .where('IsDeleted', '=', 0)
    .execute();
  if (rows.length === 0) return [];
  const signed = await db
    .selectFrom('sheetfield')
    .select('SheetNum')
    .where(
      'SheetNum',
      'in',
      rows.map(({ SheetNum }) => SheetNum),
    )
    .where('FieldType', 'in', SIGNATURE_BOXES)
    .where('FieldValue', '<>', '')
    .execute();
  const signedSheets = new Set(signed.map(({ SheetNum }) => SheetNum));
  return rows.map(({ SheetNum, DateTimeSheet, Description, InternalNote, ClinicNum }) => ({
    ObjectType: 'Sheet',
    key: SheetNum,
    at: DateTimeSheet,
    Description,
    note: InternalNote ?? '',
    Signed: signedIf(signedSheets.has(SheetNum)),
    ClinicNum: String(ClinicNum),
  }));
}

import type { Handle } from '../../db/handle.ts';
import { minutesOf } from '../../domain/appointment-pattern.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { formatCents } from '../../domain/money.ts';
import { isSigned } from '../../practice/chart/procnotes.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { clockText, type ProgNote } from './prog-note.ts';

/** All appointments except planned ones, which GET PlannedAppts lists. */
export async function appointmentNotes({ db }: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(['AptNum', 'AptDateTime', 'ProcDescript', 'Note', 'Pattern', 'ClinicNum'])
    .where('PatNum', '=', patNum)
    .where('AptStatus', '<>', AptStatus.Planned)
    .execute();
  return rows.map(({ AptNum, AptDateTime, ProcDescript, Note, Pattern, ClinicNum }) => {
    const minutes = minutesOf(Pattern ?? '');
    return {
      ObjectType: 'Appointment',
      key: AptNum,
      at: AptDateTime,
      Description: ['Appointment -', AptDateTime > MIN_DATE_TIME && clockText(AptDateTime), ProcDescript]
        .filter(Boolean)
        .join(' '),
      note: Note ?? '',
      Length: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
      ClinicNum: String(ClinicNum),
    };
  });
}

const NAME_OF_STATUS = new Map<number, string>(Object.entries(ProcStatus).map(([name, stored]) => [stored, name]));

/** All procedures except deleted ones, group notes included. */
export async function procedureNotes(handle: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await handle.db
    .selectFrom('procedurelog as p')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .leftJoin('provider as v', 'v.ProvNum', 'p.ProvNum')
    .leftJoin('clinic as k', 'k.ClinicNum', 'p.ClinicNum')
    .select(['p.ProcNum', 'p.ProcDate', 'p.ToothNum', 'p.Surf', 'p.Dx', 'p.ProcStatus', 'p.ProvNum', 'p.ProcFee'])
    .select(['p.ClinicNum', 'c.Descript', 'c.AbbrDesc', 'c.ProcCode', 'v.Abbr', 'k.Abbr as clinic'])
    .where('p.PatNum', '=', patNum)
    .where('p.ProcStatus', '<>', ProcStatus.D)
    .execute();
  const notes = await newestNotes(handle, patNum);
  const diagnoses = await definitionsOf(handle, 'Diagnosis');
  return rows.map((row) => ({
    ObjectType: 'Procedure',
    key: row.ProcNum,
    at: row.ProcDate,
    Th: row.ToothNum ?? '',
    Surf: row.Surf ?? '',
    Dx: diagnoses.find(({ DefNum }) => DefNum === row.Dx)?.ItemName ?? '',
    Description: row.Descript ?? '',
    note: notes.get(row.ProcNum)?.Note ?? '',
    Stat: NAME_OF_STATUS.get(row.ProcStatus) ?? '',
    Prov: row.Abbr ?? '',
    ProvNum: String(row.ProvNum),
    Amount: formatCents(row.ProcFee),
    ProcCode: row.ProcCode ?? '',
    Signed: isSigned(notes.get(row.ProcNum)) ? 'Signed' : '',
    Abbr: row.AbbrDesc ?? '',
    Clinic: row.clinic ?? '',
    ClinicNum: String(row.ClinicNum),
  }));
}

/** The newest note row of each procedure of a patient that has one. */
async function newestNotes({ db }: Handle, patNum: Key) {
  const rows = await db
    .selectFrom('procnote')
    .selectAll()
    .where('PatNum', '=', patNum)
    .orderBy('EntryDateTime')
    .orderBy('ProcNoteNum')
    .execute();
  return new Map(rows.map((row) => [row.ProcNum, row]));
}

export async function labCaseNotes({ db }: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await db
    .selectFrom('labcase as l')
    .leftJoin('laboratory as o', 'o.LaboratoryNum', 'l.LaboratoryNum')
    .select(['l.LabCaseNum', 'l.DateTimeCreated', 'l.Instructions', 'o.Description'])
    .where('l.PatNum', '=', patNum)
    .execute();
  return rows.map(({ LabCaseNum, DateTimeCreated, Instructions, Description }) => ({
    ObjectType: 'LabCase',
    key: LabCaseNum,
    at: DateTimeCreated,
    Description: `Lab Case - ${Description ?? ''}`,
    note: Instructions ?? '',
  }));
}

export async function rxNotes({ db }: Handle, patNum: Key): Promise<ProgNote[]> {
  const rows = await db
    .selectFrom('rxpat as x')
    .leftJoin('pharmacy as h', 'h.PharmacyNum', 'x.PharmacyNum')
    .leftJoin('provider as v', 'v.ProvNum', 'x.ProvNum')
    .leftJoin('userod as u', 'u.UserNum', 'x.UserNum')
    .select(['x.RxNum', 'x.RxDate', 'x.Drug', 'x.Disp', 'x.Notes', 'x.ProvNum', 'x.ClinicNum'])
    .select(['h.StoreName', 'v.Abbr', 'u.UserName'])
    .where('x.PatNum', '=', patNum)
    .execute();
  return rows.map(({ RxNum, RxDate, Drug, Disp, Notes, ProvNum, ClinicNum, StoreName, Abbr, UserName }) => ({
    ObjectType: 'Rx',
    key: RxNum,
    at: RxDate,
    Description: [`Rx - ${Drug ?? ''} - #${Disp ?? ''}`, StoreName].filter(Boolean).join(' '),
    note: Notes ?? '',
    Prov: Abbr ?? '',
    ProvNum: String(ProvNum),
    User: UserName ?? '',
    ClinicNum: String(ClinicNum),
  }));
}

import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { MIN_DATE } from '../../../domain/calendar.ts';
import type { Key } from '../../../domain/key.ts';
import { formatCents, sumOf } from '../../../domain/money.ts';
import { shortDate, shortDateTime } from '../../../domain/short-date.ts';
import { leftToRight } from '../../../pdf/bidi.ts';
import type { OutputTexts } from '../../../pdf/model.ts';
import { preference } from '../../office/preferences.ts';
import type { SavedRow } from '../saved-rows.ts';

type Plan = Row<'treatplan'>;
type Patient = Row<'patient'>;

/** The clinic or practice at the head of a plan. */
interface Letterhead {
  readonly name: string;
  readonly phone: string;
}

export async function letterhead(handle: Handle, clinicNum: Key): Promise<Letterhead> {
  const clinic = clinicNum === 0 ? undefined : await findRow(handle, 'clinic', clinicNum);
  if (clinic) return { name: clinic.Description ?? '', phone: clinic.Phone ?? '' };
  return { name: await preference(handle, 'PracticeTitle'), phone: await preference(handle, 'PracticePhone') };
}

/** What the output fields of a sheet show (`treatment-plans.md` 5.3). */
export async function printedTexts(
  handle: Handle,
  plan: Plan,
  rows: readonly SavedRow[],
  { patient, letterhead: head }: { patient: Patient | undefined; letterhead: Letterhead },
): Promise<OutputTexts> {
  const responsible = plan.ResponsParty === 0 ? undefined : await findRow(handle, 'patient', plan.ResponsParty);
  const lines = [
    head.name,
    phoneNumber(head.phone),
    patient ? patientLine(patient) : '',
    responsible ? `Responsible Party: ${fullName([responsible.FName, responsible.LName])}` : '',
    shortDate(plan.DateTP),
  ];
  return {
    Heading: plan.Heading ?? '',
    defaultHeading: lines.filter(Boolean).map(leftToRight).join('\n'),
    Note: plan.Note ?? '',
    tpPatPortionEst: formatCents(sumOf(rows.map(({ PatAmt = 0 }) => PatAmt))),
    SignatureText: plan.SignatureText,
    SignaturePracticeText: plan.SignaturePracticeText,
    DateTSigned: plan.DateTSigned > MIN_DATE_END ? shortDateTime(plan.DateTSigned) : '',
    DateTPracticeSigned: plan.DateTPracticeSigned > MIN_DATE_END ? shortDateTime(plan.DateTPracticeSigned) : '',
  };
}

/** Later than every way of saying "no time". */
const MIN_DATE_END = `${MIN_DATE} 23:59:59`;

export const fullName = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' ');

function patientLine({ Title, FName, MiddleI, LName, Birthdate }: Patient): string {
  const name = fullName([Title, FName, MiddleI, LName]);
  return Birthdate > MIN_DATE ? `${name}, DOB ${shortDate(Birthdate)}` : name;
}

/** Ten digits as `(555)555-0100`, anything else as it is. */
function phoneNumber(phone: string): string {
  const digits = /^(\d{3})(\d{3})(\d{4})$/.exec(phone.replace(/\D/g, ''));
  return digits ? `(${digits[1]})${digits[2]}-${digits[3]}` : phone;
}

import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, invalid } from '../../domain/refusal.ts';
import { isPreferenceOn } from '../office/preferences.ts';
import { requireProvider } from '../office/providers.ts';

type Code = Row<'procedurecode'>;

/** 404 unless the provider exists. 0 is refused, since every procedure has a provider; undefined is accepted. */
export async function requireProcedureProvider(handle: Handle, provNum: Key | undefined): Promise<void> {
  if (provNum === undefined) return;
  if (provNum === 0) throw invalid('ProvNum');
  await requireProvider(handle, provNum);
}

/** Refuses the fields of a prosthesis, initial or replacement and its date, for other codes (`procedures.md` 6.1). */
export function refuseProsthesisFields(
  code: Pick<Code, 'IsProsth'>,
  sent: { Prosthesis?: string | undefined; DateOriginalProsth?: string | undefined },
): void {
  if (code.IsProsth) return;
  const refuse = (name: string) => badRequest(`${name} cannot be set because the procedure code is not a prosthesis.`);
  if (sent.Prosthesis) throw refuse('Prosthesis');
  if (sent.DateOriginalProsth !== undefined && sent.DateOriginalProsth !== MIN_DATE) throw refuse('DateOriginalProsth');
}

/** Completed work cannot be dated after today, unless the office allows it (`procedures.md` 19.4). */
export async function refuseFutureCompletion(handle: Handle, status: number, procDate: string): Promise<void> {
  if (status !== ProcStatus.C || procDate <= handle.today) return;
  if (await isPreferenceOn(handle, 'FutureTransDatesAllowed')) return;
  throw badRequest('ProcDate cannot be in the future when ProcStatus is C.');
}

/** Refuses a year before 1880, which means "unknown", unless the work was done elsewhere. */
export function refuseAncientDate(status: number, procDate: string): void {
  if (procDate < '1880-01-01' && status !== ProcStatus.EO) throw invalid('ProcDate');
}

/** First to fourth diagnostic code of a new row: the code's own, else the office's default in the first. */
export function diagnosticCodes(code: Code, officeDefault: string) {
  const own = (code.DiagnosticCodes ?? '').split(',').map((one) => one.trim());
  const [first = '', second = '', third = '', fourth = ''] = own.some(Boolean) ? own : [officeDefault];
  return { DiagnosticCode: first, DiagnosticCode2: second, DiagnosticCode3: third, DiagnosticCode4: fourth };
}

/** Work completed before today keeps its fee, whatever else changes (17.6). */
export function isFeeFinal(
  { ProcStatus: status, DateComplete }: Pick<Row<'procedurelog'>, 'ProcStatus' | 'DateComplete'>,
  today: string,
): boolean {
  return status === ProcStatus.C && DateComplete < today;
}

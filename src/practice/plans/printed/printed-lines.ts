import { standingOut } from '../../../chart/status.ts';
import { POSITIONS } from '../../../chart/teeth.ts';
import type { Handle } from '../../../db/handle.ts';
import { ProcStatus, type ToothNomenclature } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { shortDate } from '../../../domain/short-date.ts';
import { displayTooth, PRIMARY_LETTERS } from '../../../domain/teeth.ts';
import type { PreparedInput } from '../../../estimates/coverage/prepare.ts';
import { downgrade } from '../../../estimates/steps/downgrade.ts';
import type { ColumnChoice, PrintedLine } from '../../../pdf/plan-columns.ts';
import { codesFrom } from '../../chart/procedure-codes.ts';
import { definitionsOf } from '../../office/definitions.ts';
import { planColumns } from '../../office/plan-columns.ts';
import { preferenceKey } from '../../office/preferences.ts';
import { officeProviders } from '../../office/providers.ts';
import type { SavedRow } from '../saved-rows.ts';
import { colorOf } from './printed-sheet.ts';

/** Least contrast between the words of a line and the paper. */
const LEAST_CONTRAST = 4.5;
/** Keys asked for in one statement. */
const AT_ONCE = 1000;

/** The lines of a plan as its table shows them (`treatment-plans.md` 5.4). Rows are stored ones or those to be saved. */
export async function printedLines(
  handle: Handle,
  rows: readonly SavedRow[],
  prepared: PreparedInput,
): Promise<PrintedLine[]> {
  const priorities = new Map((await definitionsOf(handle, 'TxPriorities')).map((row) => [row.DefNum, row]));
  const done = await completed(handle, rows);
  const substituted = await substitutions(handle, rows, prepared);
  const providers = new Map((await officeProviders(handle)).map(({ ProvNum, Abbr }) => [ProvNum, Abbr ?? '']));
  const clinics = await clinicNames(handle);
  return rows.map((row, index): PrintedLine => {
    const priority = priorities.get(row.Priority ?? 0);
    return {
      priorityKey: String(row.Priority ?? 0),
      priority: priority?.ItemName ?? '',
      color: priority ? standingOut(colorOf(priority.ItemColor), '#ffffff', LEAST_CONTRAST) : '#000000',
      isDone: done.has(row.ProcNumOrig ?? 0),
      tooth: row.ToothNumTP ?? '',
      surf: row.Surf ?? '',
      code: row.ProcCode ?? '',
      isSubstituted: substituted[index]!,
      description: row.Descript ?? '',
      fee: row.FeeAmt ?? 0,
      allowed: row.FeeAllowed ?? 0,
      priIns: row.PriInsAmt ?? 0,
      secIns: row.SecInsAmt ?? 0,
      discount: row.Discount ?? 0,
      pat: row.PatAmt ?? 0,
      tax: row.TaxAmt ?? 0,
      catPercUcr: row.CatPercUCR ?? 0,
      prognosis: row.Prognosis ?? '',
      dx: row.Dx ?? '',
      abbr: row.ProcAbbr ?? '',
      prov: providers.get(row.ProvNum ?? 0) ?? '',
      dateTP: row.DateTP ? shortDate(row.DateTP) : '',
      clinic: clinics.get(row.ClinicNum ?? 0) ?? '',
    };
  });
}

/** The columns that the office chose for its treatment plans; none if it chose nothing. */
export async function chosenColumns(handle: Handle): Promise<ColumnChoice[]> {
  return (await planColumns(handle)).map((row) => ({
    name: row.InternalName ?? '',
    caption: row.Description ?? '',
    width: Math.min(1000, Math.max(0, row.ColumnWidth)),
  }));
}

/** ProcNums of the plan's procedures that are done by now. */
async function completed(handle: Handle, rows: readonly SavedRow[]): Promise<Set<Key>> {
  const procNums = [...new Set(rows.map(({ ProcNumOrig = 0 }) => ProcNumOrig))];
  const found = new Set<Key>();
  for (let start = 0; start < procNums.length; start += AT_ONCE) {
    const done = await handle.db
      .selectFrom('procedurelog')
      .select('ProcNum')
      .where('ProcNum', 'in', procNums.slice(start, start + AT_ONCE))
      .where('ProcStatus', '=', ProcStatus.C)
      .execute();
    for (const { ProcNum } of done) found.add(ProcNum);
  }
  return found;
}

/** Whether the primary plan pays each line as another code (SUB-1, SUB-2). */
async function substitutions(
  handle: Handle,
  rows: readonly SavedRow[],
  prepared: PreparedInput,
): Promise<readonly boolean[]> {
  const primary = prepared.coverages[0];
  if (!primary) return rows.map(() => false);
  const codes = await codesFrom(
    handle,
    rows.map(({ ProcCode }) => ({ procCode: ProcCode ?? '' })),
  );
  const stored = await toothReader(handle);
  return rows.map(({ ToothNumTP }, index) => {
    const row = codes[index];
    const code = row && prepared.codes.byText(row.ProcCode);
    if (!code) return false;
    const ToothNum = stored(ToothNumTP ?? '');
    return downgrade(prepared, primary.plan, { ToothNum }, code).paidAs !== code;
  });
}

/** A function that turns a tooth as the office writes it into its stored form. */
async function toothReader(handle: Handle): Promise<(shown: string) => string> {
  const nomenclature = (await preferenceKey(handle, 'UseInternationalToothNumbers')) as ToothNomenclature;
  const stored = new Map([...POSITIONS, ...PRIMARY_LETTERS].map((tooth) => [displayTooth(tooth, nomenclature), tooth]));
  return (shown) => stored.get(shown) ?? shown;
}

async function clinicNames(handle: Handle): Promise<Map<Key, string>> {
  const rows = await handle.db.selectFrom('clinic').select(['ClinicNum', 'Abbr', 'Description']).execute();
  return new Map(rows.map(({ ClinicNum, Abbr, Description }) => [ClinicNum, Abbr || (Description ?? '')]));
}

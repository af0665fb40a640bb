import type { Handle } from '../../../db/handle.ts';
import { findRow, hasRow, rowsWhere } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { PlanType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { PLANNED } from '../../../domain/planned.ts';
import { isBlueBookOn } from '../input/blue-book.ts';

/**
 * Covered patients with planned work that insurance prices by this fee: work of the fee's code, and of codes that an
 * insurance may pay as that code. If a percentage plan has no schedule, a provider's schedule prices a downgrade
 * (ALW-1, ALW-2, COP-1).
 */
export async function plannedByFee(
  handle: Handle,
  { FeeSched, CodeNum }: Pick<Row<'fee'>, 'FeeSched' | 'CodeNum'>,
): Promise<Key[]> {
  const downgraded = await paidAs(handle, CodeNum);
  const own = await plannedUnder(handle, FeeSched, [CodeNum, ...downgraded]);
  const isAsked = downgraded.length > 0 || (await isBlueBookOn(handle));
  const isOffice = isAsked && (await isOfProvider(handle, FeeSched));
  const others = await plannedWithoutSchedule(handle, isOffice ? downgraded : []);
  const inBook = isOffice ? await plannedInBlueBook(handle, [CodeNum, ...downgraded]) : [];
  return [...new Set([...own, ...others, ...inBook])];
}

/** Covered patients with planned work that any plan prices by this schedule. */
export async function plannedBySchedule(handle: Handle, feeSched: Key): Promise<Key[]> {
  const own = await plannedUnder(handle, feeSched);
  if (!(await isOfProvider(handle, feeSched))) return own;
  return [...new Set([...own, ...(await plannedWithoutSchedule(handle)), ...(await plannedInBlueBook(handle))])];
}

/** Covered patients with planned work of this code. */
export async function plannedWithCode(handle: Handle, codeNum: Key): Promise<Key[]> {
  return numbersOf(await covered(handle).where('p.CodeNum', '=', codeNum).execute());
}

/** Covered patients whose plans give planned work this priority. */
export async function plannedWithPriority(handle: Handle, defNum: Key): Promise<Key[]> {
  const attached = covered(handle).innerJoin('treatplanattach as a', 'a.ProcNum', 'p.ProcNum');
  return numbersOf(await attached.where('a.Priority', '=', defNum).execute());
}

/** Covered patients with work planned at this provider that a plan prices by the provider's schedule. */
export async function plannedAtProvider(handle: Handle, provNum: Key): Promise<Key[]> {
  const others = numbersOf(await withoutSchedule(handle).where('p.ProvNum', 'in', [provNum, 0]).execute());
  return [...new Set([...others, ...(await plannedInBlueBook(handle))])];
}

/** Covered patients with planned work that the blue book prices by the amounts allowed for this code (BB-1). */
export async function plannedByAllowed(handle: Handle, codeNum: Key): Promise<Key[]> {
  return plannedInBlueBook(handle, [codeNum, ...(await paidAs(handle, codeNum))]);
}

/** Covered patients whose first plan the blue book may price by the office fee of one of these codes. */
async function plannedInBlueBook(handle: Handle, codeNums?: readonly Key[]): Promise<Key[]> {
  if (!(await isBlueBookOn(handle))) return [];
  return numbersOf(
    await covered(handle)
      .where('l.Ordinal', '=', 1)
      .where('i.PlanType', '=', PlanType.Percentage)
      .where('i.IsBlueBookEnabled', '<>', 0)
      .$if(codeNums !== undefined, (query) => query.where('p.CodeNum', 'in', codeNums!))
      .execute(),
  );
}

/** Planned work of patients who have coverage. */
const covered = (handle: Handle) =>
  handle.db
    .selectFrom('patplan as l')
    .innerJoin('inssub as s', 's.InsSubNum', 'l.InsSubNum')
    .innerJoin('insplan as i', 'i.PlanNum', 's.PlanNum')
    .innerJoin('procedurelog as p', 'p.PatNum', 'l.PatNum')
    .select('l.PatNum')
    .distinct()
    .where('p.ProcStatus', 'in', PLANNED)
    .orderBy('l.PatNum');

const withoutSchedule = (handle: Handle) =>
  covered(handle)
    .where('i.PlanType', '=', PlanType.Percentage)
    .where('i.FeeSched', '=', 0)
    .where('i.AllowedFeeSched', '=', 0);

async function plannedUnder(handle: Handle, feeSched: Key, codeNums?: readonly Key[]): Promise<Key[]> {
  const rows = await covered(handle)
    .where(({ or, eb }) =>
      or([
        eb('i.FeeSched', '=', feeSched),
        eb('i.CopayFeeSched', '=', feeSched),
        eb('i.AllowedFeeSched', '=', feeSched),
        eb('i.ManualFeeSchedNum', '=', feeSched),
      ]),
    )
    .$if(codeNums !== undefined, (query) => query.where('p.CodeNum', 'in', codeNums!))
    .execute();
  return numbersOf(rows);
}

async function plannedWithoutSchedule(handle: Handle, codeNums?: readonly Key[]): Promise<Key[]> {
  if (codeNums?.length === 0) return [];
  return numbersOf(
    await withoutSchedule(handle)
      .$if(codeNums !== undefined, (query) => query.where('p.CodeNum', 'in', codeNums!))
      .execute(),
  );
}

const numbersOf = (rows: readonly { readonly PatNum: Key }[]) => rows.map(({ PatNum }) => PatNum);

/** Codes that some insurance may pay as this one (SUB-1, SUB-2). */
async function paidAs(handle: Handle, codeNum: Key): Promise<Key[]> {
  const code = await findRow(handle, 'procedurecode', codeNum);
  if (!code) return [];
  const codes = await rowsWhere(handle, 'procedurecode', 'SubstitutionCode', code.ProcCode);
  const links = await rowsWhere(handle, 'substitutionlink', 'SubstitutionCode', code.ProcCode);
  return [...new Set([...codes, ...links].map(({ CodeNum }) => CodeNum))];
}

const isOfProvider = (handle: Handle, FeeSched: Key) => hasRow(handle, 'provider', { FeeSched });

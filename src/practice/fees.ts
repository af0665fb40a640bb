import type { Handle } from '../db/practice.ts';
import type { Key } from '../domain/key.ts';

/** The rows of some fee schedules for some codes, ready for look-ups. */
export interface FeeBook {
  readonly amounts: ReadonlyMap<string, number>;
  readonly globalSchedules: ReadonlySet<Key>;
  readonly hiddenSchedules: ReadonlySet<Key>;
}

const place = (codeNum: Key, feeSched: Key, clinicNum: Key, provNum: Key) =>
  `${codeNum} ${feeSched} ${clinicNum} ${provNum}`;

/** Reads every row these look-ups can need: two queries, whatever the number of codes. */
export async function loadFees(handle: Handle, codeNums: readonly Key[], feeScheds: readonly Key[]): Promise<FeeBook> {
  const schedules = [...new Set(feeScheds)].filter((feeSched) => feeSched !== 0);
  const codes = [...new Set(codeNums)];
  if (schedules.length === 0 || codes.length === 0) {
    return { amounts: new Map(), globalSchedules: new Set(), hiddenSchedules: new Set() };
  }
  const known = await handle.db
    .selectFrom('feesched')
    .select(['FeeSchedNum', 'IsGlobal', 'IsHidden'])
    .where('FeeSchedNum', 'in', schedules)
    .execute();
  const fees = await handle.db
    .selectFrom('fee')
    .select(['CodeNum', 'FeeSched', 'ClinicNum', 'ProvNum', 'Amount'])
    .where('FeeSched', 'in', schedules)
    .where('CodeNum', 'in', codes)
    .orderBy('FeeNum')
    .execute();
  return {
    amounts: new Map(fees.map((fee) => [place(fee.CodeNum, fee.FeeSched, fee.ClinicNum, fee.ProvNum), fee.Amount])),
    globalSchedules: new Set(known.filter((schedule) => schedule.IsGlobal).map((schedule) => schedule.FeeSchedNum)),
    hiddenSchedules: new Set(known.filter((schedule) => schedule.IsHidden).map((schedule) => schedule.FeeSchedNum)),
  };
}

/**
 * The amount on file, in dollars, as stored: −1 is a blank row, undefined no row at all (`procedures.md` 17.2).
 * Order: clinic and provider, provider alone, clinic alone, plain; a global schedule knows only the plain row and a
 * hidden one nothing.
 */
export function lookUpFee(
  book: FeeBook,
  codeNum: Key,
  feeSched: Key,
  clinicNum: Key,
  provNum: Key,
): number | undefined {
  if (book.hiddenSchedules.has(feeSched)) return undefined;
  const at = (clinic: Key, provider: Key) => book.amounts.get(place(codeNum, feeSched, clinic, provider));
  if (book.globalSchedules.has(feeSched)) return at(0, 0);
  return at(clinicNum, provNum) ?? at(0, provNum) ?? at(clinicNum, 0) ?? at(0, 0);
}

/** The amount on file, or 0 where there is none or the row is blank. */
export function feeOrZero(book: FeeBook, codeNum: Key, feeSched: Key, clinicNum: Key, provNum: Key): number {
  const amount = lookUpFee(book, codeNum, feeSched, clinicNum, provNum) ?? 0;
  return amount === -1 ? 0 : amount;
}

import type { Handle } from '../../../db/handle.ts';
import type { Key } from '../../../domain/key.ts';
import type { EstimateInput } from '../../../estimates/facts/input.ts';
import type { ProcedureCodeRow } from '../../../estimates/facts/table-rows.ts';
import type { PlanInput } from './plans.ts';

const CODE_COLUMNS = ['CodeNum', 'ProcCode', 'NoBillIns', 'IsTaxed', 'TreatArea', 'SubstOnlyIf'] as const;

/** These codes and those that they are downgraded to, also by links of a plan (SUB-1, SUB-2). Two queries at most. */
export async function codesToEstimate(
  handle: Handle,
  codeNums: readonly Key[],
  substitutionLinks: PlanInput['substitutionLinks'],
): Promise<ProcedureCodeRow[]> {
  const wanted = unique(codeNums);
  if (wanted.length === 0) return [];
  const codes = await readCodes(handle, 'CodeNum', wanted);
  const known = new Set(codes.map(({ ProcCode }) => ProcCode));
  const texts = [...codes, ...substitutionLinks].map(({ SubstitutionCode }) => SubstitutionCode);
  const missing = [...new Set(texts)].filter((text) => text !== '' && !known.has(text));
  return missing.length === 0 ? codes : [...codes, ...(await readCodes(handle, 'ProcCode', missing))];
}

async function readCodes(
  handle: Handle,
  column: 'CodeNum' | 'ProcCode',
  values: readonly (Key | string)[],
): Promise<ProcedureCodeRow[]> {
  return handle.fact(`codes to estimate by ${column} ${values.join()}`, async () => {
    const rows = await handle.db
      .selectFrom('procedurecode')
      .select(CODE_COLUMNS)
      .select('SubstitutionCode')
      .where(column, 'in', values as never)
      .orderBy('CodeNum')
      .execute();
    return rows.map((row) => ({ ...row, SubstitutionCode: row.SubstitutionCode ?? '' }));
  });
}

/** The rows of these schedules for these codes. Two queries. */
export async function feesToEstimate(
  handle: Handle,
  feeScheds: readonly Key[],
  codeNums: readonly Key[],
): Promise<Pick<EstimateInput, 'feeScheds' | 'fees'>> {
  const scheds = unique(feeScheds);
  const codes = unique(codeNums);
  if (scheds.length === 0 || codes.length === 0) return { feeScheds: [], fees: [] };
  return handle.fact(`fees ${scheds.join()} ${codes.join()}`, async () => ({
    feeScheds: await handle.db
      .selectFrom('feesched')
      .select(['FeeSchedNum', 'FeeSchedType', 'IsHidden', 'IsGlobal'])
      .where('FeeSchedNum', 'in', scheds)
      .execute(),
    fees: await handle.db
      .selectFrom('fee')
      .select(['FeeNum', 'FeeSched', 'CodeNum', 'ClinicNum', 'ProvNum', 'Amount'])
      .where('FeeSched', 'in', scheds)
      .where('CodeNum', 'in', codes)
      .orderBy('FeeNum')
      .execute(),
  }));
}

const unique = (keys: readonly Key[]) => [...new Set(keys)].filter((key) => key !== 0);

import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { PreparedInput } from '../../../estimates/coverage/prepare.ts';
import { amountOf, feeBook } from '../../../estimates/facts/fees.ts';
import { feesToEstimate } from '../input/fees.ts';
import { medicalCodeNums } from './medical-codes.ts';

type PricedProcedure = Pick<Row<'procedurelog'>, 'MedicalCode' | 'ProvNum' | 'ClinicNum'>;

/**
 * Where the office charges medical fees for new procedures, what the patient would be charged for one unit of a
 * procedure's medical code without insurance, in dollars, 0 without a fee: by the patient's own schedule, else the
 * primary provider's (`treatment-plans.md` 3.8, CatPercUCR). Undefined for procedures that are priced as usual (FEE-7).
 */
export async function medicalUsualFees(
  handle: Handle,
  { input, scheduleOf }: PreparedInput,
  procedures: readonly PricedProcedure[],
): Promise<(procedure: PricedProcedure) => number | undefined> {
  const codes = await medicalCodeNums(
    handle,
    procedures.map(({ MedicalCode }) => MedicalCode),
  );
  if (!codes) return () => undefined;
  const feeSched = input.patient.FeeSched || scheduleOf(input.patient.PriProv);
  const { feeScheds, fees } = await feesToEstimate(handle, [feeSched], [...codes.values()]);
  const book = feeBook(feeScheds, fees);
  return ({ MedicalCode, ProvNum, ClinicNum }) => {
    if (!MedicalCode) return undefined;
    const place = { FeeProvNum: ProvNum, ClinicNum };
    return Math.max(0, amountOf(book.find(feeSched, codes.get(MedicalCode) ?? 0, place)));
  };
}

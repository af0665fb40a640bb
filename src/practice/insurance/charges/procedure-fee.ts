import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { PlanType, ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { type PreparedInput, prepare } from '../../../estimates/coverage/prepare.ts';
import { chargesUcr } from '../../../estimates/coverage/terms.ts';
import { amountOf, feeBook } from '../../../estimates/facts/fees.ts';
import type { ProcedureRow } from '../../../estimates/facts/table-rows.ts';
import { defaultFee, officeFee } from '../../../estimates/lines/default-fee.ts';
import { coverageOf } from '../coverage/coverage.ts';
import { estimateInput, procedureToEstimate } from '../input/estimate-input.ts';
import { feeProvider } from '../input/fee-provider.ts';
import { feesToEstimate } from '../input/fees.ts';
import { medicalCodeNums } from './medical-codes.ts';

/** What the default fee of a procedure depends on. */
interface FeeQuestion {
  readonly patient: Pick<Row<'patient'>, 'PatNum'>;
  readonly code: Pick<Row<'procedurecode'>, 'CodeNum' | 'IsHygiene'>;
  readonly provNum: Key;
  /** The appointment it is done at; 0 for none. */
  readonly aptNum: Key;
  readonly clinicNum: Key;
  /** The procedure's own medical code, blank for most. */
  readonly medicalCode: string;
}

/** The fee for one unit, in dollars, when the caller names none (`procedures.md` 17). */
export async function defaultProcedureFee(handle: Handle, question: FeeQuestion): Promise<number> {
  const [fee] = await defaultProcedureFees(handle, question.patient.PatNum, [question]);
  return fee!;
}

/** The same for several procedures of one patient: a fixed number of queries. */
export async function defaultProcedureFees(
  handle: Handle,
  patNum: Key,
  questions: readonly Omit<FeeQuestion, 'patient'>[],
): Promise<number[]> {
  const procedures = await Promise.all(
    questions.map(async ({ code, provNum, aptNum, clinicNum }) => {
      const charged = await feeProvider(handle, { ProvNum: provNum, AptNum: aptNum }, code);
      return procedureToEstimate({
        CodeNum: code.CodeNum,
        ProvNum: charged,
        ClinicNum: clinicNum,
        ProcStatus: ProcStatus.TP,
      });
    }),
  );
  const prepared = prepare(await estimateInput(handle, { patNum, procedures, isAlone: true }));
  const medicalFee = await medicalFees(handle, prepared, questions);
  return procedures.map((procedure, index) => {
    const medical = medicalFee(procedure, questions[index]!.medicalCode);
    return medical === undefined ? defaultFee(prepared, procedure) : comparedFee(prepared, procedure, medical);
  });
}

/** A medical fee takes the place of the dental one, but is still compared with the dental code's UCR (17.5). */
function comparedFee(prepared: PreparedInput, procedure: ProcedureRow, fee: number): number {
  const [primary] = prepared.coverages;
  if (!primary) return fee;
  const { preferences } = prepared.input;
  const ucr = officeFee(prepared, procedure);
  if (chargesUcr(primary, prepared.codes.byNum(procedure.CodeNum), preferences)) return ucr;
  if (primary.plan.PlanType !== PlanType.PpoPercentage) return fee;
  return preferences.InsPpoAlwaysUseUcrFee ? ucr : Math.max(fee, ucr);
}

/** The fee of a medical code, where the office charges those; undefined for a procedure without one (17.5). */
async function medicalFees(
  handle: Handle,
  prepared: PreparedInput,
  questions: readonly Pick<FeeQuestion, 'medicalCode'>[],
): Promise<(procedure: ProcedureRow, medicalCode: string) => number | undefined> {
  const codes = await medicalCodeNums(
    handle,
    questions.map(({ medicalCode }) => medicalCode),
  );
  if (!codes) return () => undefined;
  const { patient, providers } = prepared.input;
  const plans = (await coverageOf(handle, patient.PatNum)).map(({ plan }) => plan);
  const medicalPlan = plans.find((plan) => plan.IsMedical);
  const scheduleOf = ({ FeeProvNum }: ProcedureRow) => {
    if (medicalPlan) return medicalPlan.FeeSched;
    const own = plans.length > 0 ? FeeProvNum || patient.PriProv : patient.PriProv;
    return plans[0]?.FeeSched || patient.FeeSched || prepared.scheduleOf(own);
  };
  const possible = [medicalPlan, ...plans, patient, ...providers].map((source) => source?.FeeSched ?? 0);
  const { feeScheds, fees } = await feesToEstimate(handle, possible, [...codes.values()]);
  const book = feeBook(feeScheds, fees);
  return (procedure, medicalCode) => {
    const codeNum = codes.get(medicalCode);
    if (codeNum === undefined) return undefined;
    return Math.max(0, amountOf(book.find(scheduleOf(procedure), codeNum, procedure)));
  };
}

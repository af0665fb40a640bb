import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { prepare } from '../../../estimates/coverage/prepare.ts';
import { estimateTreatmentPlan } from '../../../estimates/lines/treatment-plan.ts';
import type { DateFormats } from '../../../wire/encode.ts';
import { estimateInput, procedureToEstimate } from '../input/estimate-input.ts';
import { asSaved } from './as-saved.ts';
import type { ChartedProcedure } from './charted-procedures.ts';
import { estimateJson } from './estimate-answer.ts';

/** One procedure to price, charted or not: its columns, and what a line says about it besides. */
export interface PricedProcedure {
  readonly columns: Partial<Row<'procedurelog'>> & Pick<Row<'procedurelog'>, 'MedicalCode' | 'ProvNum' | 'ClinicNum'>;
  readonly procCode: string;
  readonly descript: string;
  readonly priority: Key;
  readonly priorityName: string;
}

/** A charted procedure as it is priced. */
export const chartedToPrice = (procedure: ChartedProcedure): PricedProcedure => ({
  columns: procedure,
  procCode: procedure.ProcCode ?? '',
  descript: procedure.Descript ?? '',
  priority: procedure.attachPriority,
  priorityName: procedure.priorityName,
});

interface PricingOptions {
  readonly asOf?: string | undefined;
  readonly explain?: boolean | undefined;
}

/**
 * The JSON of an estimate of these procedures in this order, as if nothing else were planned: history counts, other
 * planned work does not (HIS-6, LOOP-2). Writes nothing; the number of queries does not depend on their number.
 */
export async function portionsJson(
  handle: Handle,
  patNum: Key,
  asked: readonly PricedProcedure[],
  { asOf, explain = false }: PricingOptions,
  formats: DateFormats,
): Promise<string> {
  const columns = asked.map((each) => each.columns);
  const procedures = columns.map((known, index) => procedureToEstimate({ ProcNum: -1 - index, ...known }));
  const prepared = prepare(await estimateInput(handle, { patNum, procedures, asOf }));
  const estimates = await asSaved(handle, prepared, columns, estimateTreatmentPlan(prepared, { explain }));
  const lines = asked.map((told, index) => ({ ...told, estimate: estimates[index]! }));
  return estimateJson({ now: handle.now, prepared, lines }, formats);
}

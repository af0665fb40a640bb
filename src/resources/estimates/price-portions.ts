import type { Handle } from '../../db/handle.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import {
  allPlanned,
  plannedByNumber,
  plannedOfAppointment,
} from '../../practice/insurance/pricing/charted-procedures.ts';
import { chartedToPrice, portionsJson } from '../../practice/insurance/pricing/portions.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import type { portionsQuery } from './inputs.ts';

/** Prices work that is charted: all planned work (TP), an appointment's, or one procedure. Writes nothing. */
export async function pricePortions(
  handle: Handle,
  { id, query, formats }: Call<typeof portionsQuery, Record<never, never>>,
): Promise<Reply> {
  const { PatNum } = await requireLivePatient(handle, id);
  const charted = await asked();
  return ok(await portionsJson(handle, PatNum, charted.map(chartedToPrice), query, formats));

  async function asked() {
    const { ProcNum, AptNum } = query;
    if (ProcNum !== undefined) return [(await plannedByNumber(handle, PatNum, [ProcNum]))(ProcNum)];
    return AptNum === undefined ? allPlanned(handle, PatNum) : plannedOfAppointment(handle, PatNum, AptNum);
  }
}

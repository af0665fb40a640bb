import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import {
  allPlanned,
  plannedByNumber,
  plannedOfAppointment,
} from '../../practice/insurance/pricing/charted-procedures.ts';
import { chartedToPrice, type PricedProcedure, portionsJson } from '../../practice/insurance/pricing/portions.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { within } from '../../wire/object-list-input.ts';
import { hypotheticals, withFees } from './hypothetical.ts';
import { MOST_PROCEDURES, type pricingInputs } from './inputs.ts';

type PricingCall = Call<Record<never, never>, typeof pricingInputs>;

/**
 * Prices procedures that are charted, procedures that do not exist, or both together, as if they alone were planned:
 * history counts, other planned work does not. What the patient or an appointment has planned comes first, then the
 * entries in the order sent. Writes nothing, and asks a fixed number of queries.
 */
export async function priceProcedures(handle: Handle, call: PricingCall): Promise<Reply> {
  const { body, formats } = call;
  const { Procedures: entries = [], AptNum } = body;
  if (entries.length === 0 && AptNum === undefined && !body.allPlanned) {
    throw badRequest('Procedures or AptNum or allPlanned is required.');
  }
  const patient = await requireLivePatient(handle, body.PatNum);
  const charted = body.allPlanned
    ? await allPlanned(handle, patient.PatNum)
    : AptNum === undefined
      ? []
      : await plannedOfAppointment(handle, patient.PatNum, AptNum);
  const byNumber = await plannedByNumber(
    handle,
    patient.PatNum,
    entries.flatMap(({ ProcNum }) => ProcNum ?? []),
  );
  const fromCode = await hypotheticals(handle, patient, entries);

  const named = new Set<Key>(charted.map(({ ProcNum }) => ProcNum));
  const checked = entries.map((sent, index) =>
    within(`Procedures[${index}]`, () => {
      if (sent.ProcNum === undefined) return fromCode(index);
      const found = byNumber(sent.ProcNum);
      if (named.has(found.ProcNum)) throw badRequest('ProcNum is specified more than once.');
      named.add(found.ProcNum);
      return found;
    }),
  );
  checked.forEach((each, index) => {
    if ('unused' in each) for (const name of each.unused) call.ignore(`Procedures[${index}].${name}`);
  });
  if (charted.length + checked.length > MOST_PROCEDURES) {
    throw badRequest(`No more than ${MOST_PROCEDURES} procedures are priced at once.`);
  }
  const priced = await withFees(
    handle,
    patient,
    checked.filter((each) => 'sent' in each),
  );
  const next = priced.values();
  const listed = checked.map((each): PricedProcedure => ('sent' in each ? next.next().value! : chartedToPrice(each)));
  const all = [...charted.map(chartedToPrice), ...listed];
  return ok(await portionsJson(handle, patient.PatNum, all, body, formats));
}

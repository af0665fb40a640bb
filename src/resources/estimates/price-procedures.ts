import type { Handle } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { placeNewProcedure } from '../../domain/treatment-areas.ts';
import { prepare } from '../../estimates/prepare.ts';
import { estimateTreatmentPlan } from '../../estimates/treatment-plan.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import { codesFrom } from '../../practice/chart/procedure-codes.ts';
import { defaultProcedureFees } from '../../practice/chart/procedure-fee.ts';
import { estimateInput, procedureToEstimate } from '../../practice/insurance/estimate-input.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { officeProviders, practiceDefaultProvider } from '../../practice/office/providers.ts';
import { within } from '../../wire/object-list-input.ts';
import { estimateJson } from './answer.ts';
import type { pricingInputs } from './inputs.ts';

type PricingCall = Call<Record<never, never>, typeof pricingInputs>;
type Asked = PricingCall['body']['Procedures'][number];

/**
 * Prices procedures that do not exist, as if they alone were planned: history counts, planned work does not. Writes
 * nothing; a fixed number of queries.
 */
export async function priceProcedures(handle: Handle, { body, formats }: PricingCall): Promise<Reply> {
  const patient = await requireLivePatient(handle, body.PatNum);
  const codes = await codesFrom(handle, body.Procedures);
  const isKnown = await referenceCheck(handle, body.Procedures);
  const officeProvider = patient.PriProv || (await practiceDefaultProvider(handle));
  const asked = body.Procedures.map((sent, index) =>
    within(`Procedures[${index}]`, () => {
      const code = codeOf(codes[index], sent);
      isKnown(sent);
      return { sent, code, row: hypothetical(handle, patient, code, sent, officeProvider) };
    }),
  );
  const fees = await defaultProcedureFees(
    handle,
    patient.PatNum,
    asked.map(({ code, row }) => ({
      code,
      provNum: row.ProvNum,
      clinicNum: row.ClinicNum,
      medicalCode: code.MedicalCode ?? '',
    })),
  );
  const procedures = asked.map(({ sent, row }, index) =>
    procedureToEstimate({ ...row, ProcNum: -1 - index, ProcFee: sent.ProcFee ?? fees[index]! }),
  );
  const prepared = prepare(await estimateInput(handle, { patNum: patient.PatNum, procedures, asOf: body.asOf }));
  const estimates = estimateTreatmentPlan(prepared, { explain: body.explain ?? false });
  const lines = estimates.map((estimate, index) => ({
    estimate,
    procCode: asked[index]!.code.ProcCode,
    descript: asked[index]!.code.Descript ?? '',
    priority: 0,
    priorityName: '',
  }));
  return ok(estimateJson({ prepared, lines }, formats));
}

function codeOf(code: Row<'procedurecode'> | undefined, sent: Asked): Row<'procedurecode'> {
  if (code) return code;
  throw notFound(sent.CodeNum === undefined ? 'procCode' : 'CodeNum');
}

/** The columns such a procedure would be created with (`procedures.md` 6.1, 18). */
function hypothetical(
  handle: Handle,
  patient: Row<'patient'>,
  code: Row<'procedurecode'>,
  sent: Asked,
  officeProvider: Key,
) {
  return {
    ...placeNewProcedure(code, sent),
    PatNum: patient.PatNum,
    CodeNum: code.CodeNum,
    ProcStatus: ProcStatus.TP,
    ProcDate: sent.Date ?? handle.today,
    ProvNum: sent.ProvNum ?? (code.ProvNumDefault || officeProvider),
    ClinicNum: sent.ClinicNum ?? patient.ClinicNum,
    UnitQty: 1,
    BaseUnits: code.BaseUnits,
  };
}

/** Refuses a procedure whose provider or clinic does not exist. */
async function referenceCheck(handle: Handle, asked: readonly Asked[]): Promise<(sent: Asked) => void> {
  const providers = new Set((await officeProviders(handle)).map(({ ProvNum }) => ProvNum));
  const clinicNums = [...new Set(asked.flatMap(({ ClinicNum }) => ClinicNum || []))];
  const found =
    clinicNums.length === 0
      ? []
      : await handle.db.selectFrom('clinic').select('ClinicNum').where('ClinicNum', 'in', clinicNums).execute();
  const clinics = new Set(found.map(({ ClinicNum }) => ClinicNum));
  return ({ ProvNum, ClinicNum }) => {
    if (ProvNum === 0) throw badRequest('ProvNum is invalid.');
    if (ProvNum !== undefined && !providers.has(ProvNum)) throw notFound('Provider');
    if (ClinicNum && !clinics.has(ClinicNum)) throw notFound('Clinic');
  };
}

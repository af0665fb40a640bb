import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { invalid, notFound } from '../../domain/refusal.ts';
import { fieldsUnused, placeNewProcedure } from '../../domain/treatment-areas.ts';
import { codesFrom } from '../../practice/chart/procedure-codes.ts';
import { defaultProcedureFees } from '../../practice/insurance/charges/procedure-fee.ts';
import type { PricedProcedure } from '../../practice/insurance/pricing/portions.ts';
import { officeProviders, usualProvider } from '../../practice/office/providers.ts';
import type { Asked } from './inputs.ts';

type Patient = Row<'patient'>;

/** An entry that names a code, ready to be priced once its fee is known. */
interface Hypothetical {
  readonly sent: Asked;
  readonly code: Row<'procedurecode'>;
  /** Fields that the code's treatment area does not use. */
  readonly unused: readonly string[];
  readonly columns: ReturnType<typeof columnsOf>;
}

/**
 * Reads codes, providers and clinics of all entries at once. Answers a function that checks one entry and makes the
 * procedure that would be created (`procedures.md` 6.1, 18).
 */
export async function hypotheticals(
  handle: Handle,
  patient: Patient,
  asked: readonly Asked[],
): Promise<(index: number) => Hypothetical> {
  const codes = await codesFrom(handle, asked);
  const check = await referenceCheck(handle, asked);
  const officeProvider = await usualProvider(handle, patient);
  return (index) => {
    const sent = asked[index]!;
    const code = codes[index];
    if (!code) throw notFound(sent.CodeNum === undefined ? 'procCode' : 'CodeNum');
    check(sent);
    return {
      sent,
      code,
      unused: fieldsUnused(code, sent),
      columns: columnsOf(handle, patient, code, sent, officeProvider),
    };
  };
}

/** The entries with their fees. Fees that were not sent are looked up together. */
export async function withFees(
  handle: Handle,
  { PatNum }: Patient,
  procedures: readonly Hypothetical[],
): Promise<PricedProcedure[]> {
  const fees = await defaultProcedureFees(
    handle,
    PatNum,
    procedures.map(({ code, columns }) => ({
      code,
      provNum: columns.ProvNum,
      aptNum: 0,
      clinicNum: columns.ClinicNum,
      medicalCode: columns.MedicalCode,
    })),
  );
  return procedures.map(({ sent, code, columns }, index) => ({
    columns: { ...columns, ProcFee: sent.ProcFee ?? fees[index]! },
    procCode: code.ProcCode,
    descript: code.Descript ?? '',
    priority: 0,
    priorityName: '',
  }));
}

function columnsOf(handle: Handle, patient: Patient, code: Row<'procedurecode'>, sent: Asked, officeProvider: Key) {
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
    MedicalCode: code.MedicalCode ?? '',
  };
}

/** Answers a function that refuses an entry whose provider or clinic does not exist. */
async function referenceCheck(handle: Handle, asked: readonly Asked[]): Promise<(sent: Asked) => void> {
  const providers = new Set((await officeProviders(handle)).map(({ ProvNum }) => ProvNum));
  const clinicNums = [...new Set(asked.flatMap(({ ClinicNum }) => ClinicNum || []))];
  const found =
    clinicNums.length === 0
      ? []
      : await handle.db.selectFrom('clinic').select('ClinicNum').where('ClinicNum', 'in', clinicNums).execute();
  const clinics = new Set(found.map(({ ClinicNum }) => ClinicNum));
  return ({ ProvNum, ClinicNum }) => {
    if (ProvNum === 0) throw invalid('ProvNum');
    if (ProvNum !== undefined && !providers.has(ProvNum)) throw notFound('Provider');
    if (ClinicNum && !clinics.has(ClinicNum)) throw notFound('Clinic');
  };
}

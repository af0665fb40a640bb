import { drawChart, statusMark } from '../../../chart/draw.ts';
import { chartFacts } from '../../../chart/facts.ts';
import type { Handle } from '../../../db/handle.ts';
import { findRow, rowsWhere } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { MIN_DATE, MIN_DATE_TIME } from '../../../domain/calendar.ts';
import { TPStatus, TPType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { shortDate } from '../../../domain/short-date.ts';
import { type PreparedInput, prepare } from '../../../estimates/coverage/prepare.ts';
import type { ProcedureRow } from '../../../estimates/facts/table-rows.ts';
import { besideEachOther } from '../../../pdf/bidi.ts';
import type { PlanDocument } from '../../../pdf/model.ts';
import { planTable } from '../../../pdf/plan-columns.ts';
import { codesFrom } from '../../chart/procedure-codes.ts';
import { estimateInput } from '../../insurance/input/estimate-input.ts';
import { estimatePlan } from '../../insurance/pricing/plan-estimate.ts';
import { isPreferenceOn } from '../../office/preferences.ts';
import { rowsOfPlan } from '../plan-access.ts';
import { planChart } from '../plan-chart.ts';
import { clinicOfPlan, defaultSheet } from '../plan-sheet.ts';
import { rowsToSave, type SavedRow } from '../saved-rows.ts';
import { printedBenefits } from './printed-benefits.ts';
import { printedEvidence, type SignatureInTheMaking } from './printed-evidence.ts';
import { chosenColumns, printedLines } from './printed-lines.ts';
import { printedSheet } from './printed-sheet.ts';
import { signatureMark } from './printed-signatures.ts';
import { fullName, letterhead, printedTexts } from './printed-texts.ts';

type Plan = Row<'treatplan'>;

/** Most lines of a printed plan. A signature waits until its document is made, and all other writes wait for it. */
const MOST_LINES = 1000;

/**
 * A plan as it is printed (`treatment-plans.md` 5.3 and 5.4): a Saved plan with its stored amounts, a live plan with
 * today's prices. Only reads, and does not delete the flags of treatplanparam. `making` names the signatures of this
 * unit of work, whose records do not exist yet. Refuses a plan that is too long with 400.
 */
export async function planDocument(
  handle: Handle,
  plan: Plan,
  making: readonly SignatureInTheMaking[] = [],
): Promise<PlanDocument> {
  const patient = await findRow(handle, 'patient', plan.PatNum);
  const isSaved = plan.TPStatus === TPStatus.Saved;
  const stored = isSaved ? await rowsOfPlan(handle, plan.TreatPlanNum) : [];
  const { rows, prepared } = isSaved
    ? { rows: stored as SavedRow[], prepared: await benefitsOnly(handle, plan.PatNum, stored) }
    : await pricedNow(handle, plan);
  if (rows.length > MOST_LINES) throw badRequest(`A printed plan cannot have more than ${MOST_LINES} lines.`);
  const clinicNum = await clinicOfPlan(
    handle,
    patient,
    rows.map(({ ClinicNum = 0 }) => ({ ClinicNum })),
  );
  const head = await letterhead(handle, clinicNum);
  const texts = await printedTexts(handle, plan, rows, { patient, letterhead: head });
  const flags = await planFlags(handle, plan);
  const isDiscountPlan = plan.TPType === TPType.Discount;
  const isItemized = await isPreferenceOn(handle, 'TreatPlanItemized');
  const lines = await printedLines(handle, rows, prepared);
  const name = patient ? fullName([patient.FName, patient.LName]) : '';
  const day = shortDate(plan.DateTP > MIN_DATE ? plan.DateTP : handle.today);
  return {
    title: `${texts.Heading || 'Treatment plan'}: ${name}`,
    author: head.name,
    subject: `Treatment plan ${plan.TreatPlanNum}`,
    createdAt: madeAt(plan, handle.now),
    language: 'en-US',
    sheet: await printedSheet(handle, await defaultSheet(handle, clinicNum), patient),
    texts,
    ...(await printedChart(handle, plan)),
    lines: planTable(lines, { ...flags, isDiscountPlan, isItemized }, await chosenColumns(handle)),
    ...(flags.showIns && flags.showMaxDed ? printedBenefits(prepared) : {}),
    signature: signatureMark(plan, stored, 'Signature'),
    signaturePractice: signatureMark(plan, stored, 'SignaturePractice'),
    evidence: await printedEvidence(handle, plan, stored, making),
    footer: besideEachOther([name, texts.Heading, day]),
  };
}

/** The picture of the mouth, if the office prints one, and its legend in the office's colours. */
async function printedChart(handle: Handle, plan: Plan): Promise<Pick<PlanDocument, 'chart' | 'legend'>> {
  if (!(await isPreferenceOn(handle, 'TreatPlanShowGraphics'))) return { legend: [] };
  const model = await planChart(handle, plan);
  const usual = [
    { status: 'EC', words: 'Existing' },
    { status: 'C', words: 'Complete' },
    { status: 'R', words: 'Referred Out' },
    { status: 'TP', words: 'Treatment Planned' },
  ] as const;
  // The legend also names other statuses that this chart shows.
  const others = chartFacts(model).legend.filter(({ status }) => !usual.some((one) => one.status === status));
  return {
    chart: drawChart(model, { theme: 'print', legend: false }),
    legend: [...usual, ...others].map(({ status, words }) => ({
      words,
      mark: statusMark(status, model.colors, 'print'),
    })),
  };
}

/** The flags that a patient's device left for this plan, else the office's preferences (`treatment-plans.md` 1.9). */
async function planFlags(handle: Handle, { TreatPlanNum }: Plan) {
  const [chosen] = await rowsWhere(handle, 'treatplanparam', 'TreatPlanNum', TreatPlanNum);
  return {
    showDiscount: chosen?.ShowDiscount !== 0,
    showMaxDed: chosen?.ShowMaxDed !== 0,
    showSubTotals: chosen?.ShowSubTotals !== 0,
    showTotals: chosen?.ShowTotals !== 0,
    showFees: chosen?.ShowFees !== 0,
    showIns: chosen ? chosen.ShowIns !== 0 : !(await isPreferenceOn(handle, 'EasyHideInsurance')),
  };
}

/** A live plan as it would be saved now, and what its patient's insurance has left. */
async function pricedNow(handle: Handle, plan: Plan): Promise<{ rows: SavedRow[]; prepared: PreparedInput }> {
  const estimate = await estimatePlan(handle, plan);
  return { rows: await rowsToSave(handle, estimate), prepared: estimate.prepared };
}

/** The patient's insurance as it is today, with the codes of the lines. The lines' amounts are not calculated again. */
async function benefitsOnly(handle: Handle, patNum: Key, rows: readonly Row<'proctp'>[]): Promise<PreparedInput> {
  const codes = await codesFrom(
    handle,
    rows.map(({ ProcCode }) => ({ procCode: ProcCode ?? '' })),
  );
  const codeNums = [...new Set(codes.flatMap((code) => code?.CodeNum ?? []))];
  const procedures = codeNums.map((CodeNum, index) => emptyProcedure(patNum, CodeNum, -1 - index));
  return prepare(await estimateInput(handle, { patNum, procedures }));
}

const emptyProcedure = (PatNum: Key, CodeNum: Key, ProcNum: number): ProcedureRow => ({
  ProcNum,
  PatNum,
  CodeNum,
  ProcFee: 0,
  UnitQty: 1,
  BaseUnits: 0,
  ProcDate: MIN_DATE,
  DateComplete: MIN_DATE,
  ProcStatus: 0,
  ToothNum: '',
  Surf: '',
  ToothRange: '',
  ProvNum: 0,
  FeeProvNum: 0,
  ClinicNum: 0,
  Discount: 0,
  TaxAmt: 0,
});

/** The time of creation in the file. It comes from the data, so that the same plan gives the same bytes. */
function madeAt(plan: Plan, now: string): string {
  const times = [plan.DateTSigned, plan.DateTPracticeSigned, plan.SecDateTEdit].map((time) => time.slice(0, 19));
  const latest = times
    .filter((time) => time > MIN_DATE_TIME)
    .sort()
    .at(-1);
  return latest ?? now;
}

import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { BenefitType, QuantityQualifier, TimePeriod, TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { coveredByPlan } from '../../practice/insurance/due/covered-patients.ts';
import { whileFew } from '../../practice/insurance/due/due-estimates.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { benefitInputs, newBenefitInputs } from './inputs.ts';
import { refuseAreaUnlessFrequency, refuseOtherGroup, refuseShape, refuseTwoTargets, requireTargets } from './rules.ts';

type Benefit = Row<'benefit'>;

/** POST benefits: for everybody of a plan, or for one patient's link to the plan (`companions-insurance.md` 6.2). */
export async function createBenefit(
  tx: Transaction,
  sent: ValuesOf<typeof newBenefitInputs>,
  ignore: (name: string) => void,
): Promise<Benefit> {
  const { PlanNum = 0, PatPlanNum = 0, procCode: _text, ...plain } = sent;
  if (!PlanNum && !PatPlanNum) throw badRequest('PlanNum or PatPlanNum is required.');
  if (PlanNum && PatPlanNum) throw badRequest('PlanNum and PatPlanNum cannot both be specified.');
  const shape = {
    BenefitType: sent.BenefitType,
    Percent: sent.Percent ?? -1,
    QuantityQualifier: sent.QuantityQualifier ?? QuantityQualifier.None,
    Quantity: sent.Quantity ?? 0,
    CovCatNum: sent.CovCatNum ?? 0,
    CodeNum: 0 as Key,
  };
  refuseShape(shape);
  if (PlanNum) await requireRow(tx, 'insplan', PlanNum, 'InsPlan');
  if (PatPlanNum) await requireRow(tx, 'patplan', PatPlanNum, 'PatPlan');
  const codeNum = (await requireTargets(tx, sent, ignore)) ?? 0;
  await refuseOfDeleted(tx, PatPlanNum);
  const columns = {
    MonetaryAmt: -1,
    TimePeriod: TimePeriod.CalendarYear,
    CodeGroupNum: 0 as Key,
    TreatArea: TreatArea.None,
    ...asColumns(plain),
    ...shape,
    CoverageLevel: sent.CoverageLevel,
    CodeNum: codeNum,
  };
  refuseTwoTargets(columns);
  refuseAreaUnlessFrequency(sent.TreatArea, columns);

  const made = await insertRow(tx, 'benefit', { ...columns, PlanNum, PatPlanNum, SecDateTEntry: tx.now });
  await audit(tx, made, 'Created');
  return made;
}

/** PUT benefits: the row as it will be stored must be one that POST would take. */
export async function updateBenefit(
  tx: Transaction,
  benefit: Benefit,
  sent: ValuesOf<typeof benefitInputs>,
  ignore: (name: string) => void,
): Promise<Benefit> {
  const { procCode: _text, ...plain } = sent;
  const merged: Benefit = { ...benefit, ...asColumns(plain) };
  refuseShape(merged);
  const codeNum = (await requireTargets(tx, sent, ignore)) ?? benefit.CodeNum;
  await refuseOfDeleted(tx, benefit.PatPlanNum);
  refuseTwoTargets({ ...merged, CodeNum: codeNum });
  refuseOtherGroup(sent.CodeGroupNum, benefit);
  refuseAreaUnlessFrequency(sent.TreatArea, { ...merged, CodeNum: codeNum });

  const changed = await updateRow(tx, 'benefit', benefit, { ...asColumns(plain), CodeNum: codeNum });
  if (changed !== benefit) await audit(tx, changed, 'Updated');
  return changed;
}

export async function removeBenefit(tx: Transaction, benefit: Benefit): Promise<Benefit> {
  await refuseOfDeleted(tx, benefit.PatPlanNum);
  await deleteRows(tx, 'benefit', [benefit]);
  await audit(tx, benefit, 'Deleted');
  return benefit;
}

async function refuseOfDeleted(tx: Transaction, patPlanNum: Key): Promise<void> {
  const link = patPlanNum ? await findRow(tx, 'patplan', patPlanNum) : undefined;
  if (link) await refuseOfDeletedPatient(tx, link);
}

/** The patient whose own benefit this is, or everybody whom the plan covers. */
export async function coveredBy(
  handle: Handle,
  { PlanNum, PatPlanNum }: { readonly PlanNum?: Key | undefined; readonly PatPlanNum?: Key | undefined },
): Promise<Key | readonly Key[] | undefined> {
  if (PatPlanNum) return (await findRow(handle, 'patplan', PatPlanNum))?.PatNum;
  return PlanNum ? whileFew((most) => coveredByPlan(handle, PlanNum, most)) : undefined;
}

/** A benefit of one patient is told as this patient's, of the plan that the patient is linked to. */
async function audit(tx: Transaction, benefit: Benefit, action: AuditEntry['action']): Promise<void> {
  const type = Object.entries(BenefitType).find(([, stored]) => stored === benefit.BenefitType)?.[0] ?? '';
  const link = benefit.PatPlanNum ? await findRow(tx, 'patplan', benefit.PatPlanNum) : undefined;
  const subscription = link && (await findRow(tx, 'inssub', link.InsSubNum));
  await recordAudit(tx, {
    permission: 'InsPlanEdit',
    patNum: link?.PatNum ?? 0,
    key: subscription?.PlanNum ?? benefit.PlanNum,
    action,
    detail: `Benefit: ${type}`,
  });
}

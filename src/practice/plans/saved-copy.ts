import type { Transaction } from '../../db/handle.ts';
import { insertRow, insertRowWithPlaceholder, MOST_HELD, newRow, sendRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TPStatus } from '../../domain/enums.ts';
import type { PlanEstimate } from '../insurance/pricing/plan-estimate.ts';
import { chartPatient } from '../office/patients.ts';
import { rowsToSave } from './saved-rows.ts';

type Plan = Row<'treatplan'>;

/**
 * Stores a copy of a live plan as it is estimated, whose rows no longer follow procedures, fees or insurance
 * (`treatment-plans.md` 2.5). Values in `given` replace those of the live plan.
 */
export async function storeCopy(
  tx: Transaction,
  source: Plan,
  estimate: Pick<PlanEstimate, 'lines'>,
  given: Pick<Partial<Plan>, 'Heading' | 'Note' | 'UserNumPresenter'>,
): Promise<Plan> {
  const lines = await rowsToSave(tx, estimate);
  const store = lines.length > MOST_HELD ? insertRow : insertRowWithPlaceholder;
  const plan = await store(tx, 'treatplan', {
    PatNum: source.PatNum,
    Heading: source.Heading,
    Note: source.Note,
    Signature: '',
    DateTP: tx.today,
    TPStatus: TPStatus.Saved,
    TPType: source.TPType,
    ResponsParty: (await chartPatient(tx, source.PatNum))?.ResponsParty ?? 0,
    SecDateEntry: tx.today,
    ...given,
  });
  const { TreatPlanNum } = plan;
  const rows = lines.map((line, ItemOrder) => newRow('proctp', tx.now, { ...line, TreatPlanNum, ItemOrder }));
  await sendRows(tx, 'proctp', rows);
  return plan;
}

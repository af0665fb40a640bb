import type { Handle } from '../../db/practice.ts';
import { prepared } from '../../db/prepared.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

/** One plan that covers a patient: the link, the subscription and the plan itself. */
export interface CoveringPlan {
  readonly patPlan: Pick<Row<'patplan'>, 'PatPlanNum' | 'Ordinal' | 'InsSubNum'>;
  readonly sub: Pick<Row<'inssub'>, 'InsSubNum' | 'PlanNum' | 'DateEffective'>;
  readonly plan: Row<'insplan'>;
}

/** The patient's plans, primary first; read once for each unit of work. */
export function coverageOf(handle: Handle, patNum: Key): Promise<CoveringPlan[]> {
  return handle.remember(`coverage ${patNum}`, () => readCoverage(handle, patNum));
}

async function readCoverage(handle: Handle, patNum: Key): Promise<CoveringPlan[]> {
  const rows = await plansOf(handle, patNum);
  return rows.map(({ PatPlanNum, Ordinal, InsSubNum, DateEffective, ...plan }) => ({
    patPlan: { PatPlanNum, Ordinal, InsSubNum },
    sub: { InsSubNum, PlanNum: plan.PlanNum, DateEffective },
    plan,
  }));
}

const plansOf = prepared((db, patNum: Key) =>
  db
    .selectFrom('patplan')
    .innerJoin('inssub', 'inssub.InsSubNum', 'patplan.InsSubNum')
    .innerJoin('insplan', 'insplan.PlanNum', 'inssub.PlanNum')
    .selectAll('insplan')
    .select(['patplan.PatPlanNum', 'patplan.Ordinal', 'patplan.InsSubNum', 'inssub.DateEffective'])
    .where('patplan.PatNum', '=', patNum)
    .orderBy('patplan.Ordinal')
    .orderBy('patplan.PatPlanNum'),
);

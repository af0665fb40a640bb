import type { Handle } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

/** One plan that covers a patient: the link, the subscription and the plan itself. */
export interface Coverage {
  readonly patPlan: Pick<Row<'patplan'>, 'PatPlanNum' | 'Ordinal' | 'InsSubNum'>;
  readonly sub: Pick<Row<'inssub'>, 'InsSubNum' | 'PlanNum' | 'DateEffective'>;
  readonly plan: Row<'insplan'>;
}

/** The patient's plans, primary first; read once for each unit of work. */
export function coverageOf(handle: Handle, patNum: Key): Promise<Coverage[]> {
  const memoKey = `coverage ${patNum}`;
  const known = handle.memo.get(memoKey) as Promise<Coverage[]> | undefined;
  if (known) return known;
  const reading = readCoverage(handle, patNum);
  handle.memo.set(memoKey, reading);
  return reading;
}

async function readCoverage(handle: Handle, patNum: Key): Promise<Coverage[]> {
  const rows = await handle.db
    .selectFrom('patplan')
    .innerJoin('inssub', 'inssub.InsSubNum', 'patplan.InsSubNum')
    .innerJoin('insplan', 'insplan.PlanNum', 'inssub.PlanNum')
    .selectAll('insplan')
    .select(['patplan.PatPlanNum', 'patplan.Ordinal', 'patplan.InsSubNum', 'inssub.DateEffective'])
    .where('patplan.PatNum', '=', patNum)
    .orderBy('patplan.Ordinal')
    .orderBy('patplan.PatPlanNum')
    .execute();
  return rows.map(({ PatPlanNum, Ordinal, InsSubNum, DateEffective, ...plan }) => ({
    patPlan: { PatPlanNum, Ordinal, InsSubNum },
    sub: { InsSubNum, PlanNum: plan.PlanNum, DateEffective },
    plan,
  }));
}

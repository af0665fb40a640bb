import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { BenefitType, CoverageLevel, EbenefitCat } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';

// Each function answers all such patients in the order of their numbers; with `most` only that many, in any order, and
// reads no further.

/** Patients with a link to a subscription of this plan. */
export async function coveredByPlan(handle: Handle, planNum: Key, most?: number): Promise<Key[]> {
  const rows = await handle.db
    .selectFrom('patplan')
    .innerJoin('inssub', 'inssub.InsSubNum', 'patplan.InsSubNum')
    .select('patplan.PatNum')
    .distinct()
    .where('inssub.PlanNum', '=', planNum)
    .$if(most === undefined, (query) => query.orderBy('patplan.PatNum'))
    .$if(most !== undefined, (query) => query.limit(most!))
    .execute();
  return rows.map(({ PatNum }) => PatNum);
}

/** Patients with a link to this subscription. */
export const coveredBySubscription = (handle: Handle, insSubNum: Key) => patientsOf(handle, 'patplan', insSubNum);

/** Patients who have a claimproc of this subscription, whether or not it still covers them. */
export const estimatedBy = (handle: Handle, insSubNum: Key) => patientsOf(handle, 'claimproc', insSubNum);

async function patientsOf(handle: Handle, table: 'patplan' | 'claimproc', insSubNum: Key): Promise<Key[]> {
  const rows = await handle.db
    .selectFrom(table)
    .select('PatNum')
    .distinct()
    .where('InsSubNum', '=', insSubNum)
    .orderBy('PatNum')
    .execute();
  return rows.map(({ PatNum }) => PatNum);
}

/** The subscription's members, if its plan has limits by family, so that they use benefits up together (HIS-3). */
export async function countedWith(handle: Handle, insSubNum: Key): Promise<Key[]> {
  const family = await handle.db
    .selectFrom('benefit')
    .innerJoin('inssub', 'inssub.PlanNum', 'benefit.PlanNum')
    .select('benefit.BenefitNum')
    .where('inssub.InsSubNum', '=', insSubNum)
    .where('benefit.CoverageLevel', '=', CoverageLevel.Family)
    .limit(1)
    .executeTakeFirst();
  return family ? coveredBySubscription(handle, insSubNum) : [];
}

/**
 * Patients to whom a benefit of this category applies. The category for all general work also decides what counts
 * toward a maximum that names no category (MAX-1).
 */
export async function coveredByCategory(
  handle: Handle,
  { CovCatNum, EbenefitCat: stands }: Pick<Row<'covcat'>, 'CovCatNum' | 'EbenefitCat'>,
  most?: number,
): Promise<Key[]> {
  const named = await coveredByBenefits(handle, { column: 'CovCatNum', key: CovCatNum, most });
  if (stands !== EbenefitCat.General) return named;
  const general = { column: 'CovCatNum', key: 0, type: BenefitType.Limitations, most } as const;
  const limited = await coveredByBenefits(handle, general);
  return [...new Set([...named, ...limited])];
}

/** The same by the category's number, for a span of its codes. */
export async function coveredBySpanOf(handle: Handle, covCatNum: Key, most?: number): Promise<Key[]> {
  const category = await findRow(handle, 'covcat', covCatNum);
  return category ? coveredByCategory(handle, category, most) : [];
}

/** Patients to whom a benefit of this group of codes applies. */
export function coveredByGroup(handle: Handle, codeGroupNum: Key, most?: number): Promise<Key[]> {
  return coveredByBenefits(handle, { column: 'CodeGroupNum', key: codeGroupNum, most });
}

interface NamedInBenefits {
  readonly column: 'CovCatNum' | 'CodeGroupNum';
  readonly key: Key;
  readonly type?: BenefitType;
  readonly most: number | undefined;
}

async function coveredByBenefits(handle: Handle, { column, key, type, most }: NamedInBenefits): Promise<Key[]> {
  const rows = await handle.db
    .selectFrom('patplan as l')
    .innerJoin('inssub as s', 's.InsSubNum', 'l.InsSubNum')
    .innerJoin('benefit as b', (join) =>
      join.on((on) =>
        on.or([on('b.PlanNum', '=', on.ref('s.PlanNum')), on('b.PatPlanNum', '=', on.ref('l.PatPlanNum'))]),
      ),
    )
    .select('l.PatNum')
    .distinct()
    .where(`b.${column}`, '=', key)
    .$if(type !== undefined, (query) => query.where('b.BenefitType', '=', type!))
    .$if(most === undefined, (query) => query.orderBy('l.PatNum'))
    .$if(most !== undefined, (query) => query.limit(most!))
    .execute();
  return rows.map(({ PatNum }) => PatNum);
}

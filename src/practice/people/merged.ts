import type { Handle } from '../../db/handle.ts';
import { PatientLinkType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

/**
 * SQL condition: the patient was merged into another one, and nobody was merged into the patient since
 * (`companions-people.md` 2.3). `patNum` is the column with the patient's number.
 */
export const mergedAway = (patNum: string) => `EXISTS (SELECT 1 FROM {patientlink} away
  WHERE away.PatNumFrom = ${patNum} AND away.LinkType = ${PatientLinkType.Merge}
    AND NOT EXISTS (SELECT 1 FROM {patientlink} back
      WHERE back.PatNumTo = away.PatNumFrom AND back.LinkType = ${PatientLinkType.Merge}
        AND back.DateTimeLink > away.DateTimeLink))`;

/** The same question about one patient. */
export async function isMergedAway({ db }: Handle, patNum: Key): Promise<boolean> {
  const merges = (column: 'PatNumFrom' | 'PatNumTo') =>
    db
      .selectFrom('patientlink')
      .select(({ fn }) => fn.max('DateTimeLink').as('last'))
      .where(column, '=', patNum)
      .where('LinkType', '=', PatientLinkType.Merge)
      .executeTakeFirst();
  const away = (await merges('PatNumFrom'))?.last;
  if (!away) return false;
  const back = (await merges('PatNumTo'))?.last;
  return !back || back <= away;
}

import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { minutesOf } from '../../domain/appointment-pattern.ts';
import { AptStatus } from '../../domain/enums.ts';
import { MINUTES_A_DAY, minuteOf, type Span } from '../../domain/free-time.ts';
import type { Key } from '../../domain/key.ts';

/** The columns of an appointment that tell whose time it takes, and when. */
export type Visit = Pick<Row<'appointment'>, 'AptNum' | 'ProvNum' | 'ProvHyg' | 'Op' | 'Pattern' | 'AptDateTime'>;

/**
 * Appointments that take a provider's or an operatory's time on these days, by day: of every status that has a place in
 * the book, so broken ones and notes too (`companions-people.md` 5.3).
 */
export async function visitsByDay(
  handle: Handle,
  [from, to]: readonly [string, string],
  { providers, operatories }: { providers: readonly Key[]; operatories: readonly Key[] },
): Promise<Map<string, Visit[]>> {
  const visits = await handle.db
    .selectFrom('appointment')
    .select(['AptNum', 'ProvNum', 'ProvHyg', 'Op', 'Pattern', 'AptDateTime'])
    .where('AptDateTime', '>=', `${from} 00:00:00`)
    .where('AptDateTime', '<=', `${to} 23:59:59`)
    .where('AptStatus', 'not in', [AptStatus.UnschedList, AptStatus.Planned])
    .where((on) =>
      on.or([
        ...(providers.length > 0 ? [on('ProvNum', 'in', providers), on('ProvHyg', 'in', providers)] : []),
        ...(operatories.length > 0 ? [on('Op', 'in', operatories)] : []),
      ]),
    )
    .orderBy('AptDateTime')
    .orderBy('AptNum')
    .execute();
  return Map.groupBy(visits, ({ AptDateTime }) => AptDateTime.slice(0, 10));
}

/** The whole time of an appointment, X and / alike. It ends at midnight at the latest. */
export function spanOfVisit({ AptDateTime, Pattern }: Visit): Span {
  const from = minuteOf(AptDateTime.slice(11));
  const ragged = AptDateTime.endsWith(':00') ? 0 : 1;
  return { from, to: Math.min(MINUTES_A_DAY, from + minutesOf(Pattern ?? '') + ragged) };
}

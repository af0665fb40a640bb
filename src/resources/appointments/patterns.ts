import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { combinePatterns } from '../../domain/appointment-pattern.ts';
import { timeIncrement } from '../../practice/schedule/office.ts';

/** The page's own default: twenty minutes. */
export const DEFAULT_PATTERN = '/XX/';

/** How long the work of these codes takes, one after the other (`companions-people.md` 3.3). */
export async function patternOfCodes(
  handle: Handle,
  codes: readonly Pick<Row<'procedurecode'>, 'ProcTime'>[],
): Promise<string> {
  return combinePatterns(
    codes.map(({ ProcTime }) => ProcTime ?? ''),
    await timeIncrement(handle),
  );
}

interface TypeOrNone {
  readonly type: Row<'appointmenttype'> | undefined;
  readonly codes: readonly Row<'procedurecode'>[];
}

/** The pattern that an appointment type gives: its own, else that of its codes; undefined if it has neither. */
export async function patternOfType(handle: Handle, { type, codes }: TypeOrNone): Promise<string | undefined> {
  if (type?.Pattern) return type.Pattern;
  return codes.length === 0 ? undefined : patternOfCodes(handle, codes);
}

import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { DefLinkType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest, notFound } from '../../../domain/refusal.ts';
import { definitionsOf } from '../../../practice/office/definitions.ts';
import { officeOperatories, requireAppointmentType } from '../../../practice/schedule/office.ts';
import { DEFAULT_PATTERN, patternOfType } from '../patterns.ts';
import { codesOfType } from '../type-procedures.ts';

/**
 * A kind of appointment that patients make themselves: a definition with the type and the rooms that the office linked
 * to it.
 */
export interface WebKind {
  readonly definition: Row<'definition'>;
  readonly isNewPatient: boolean;
  readonly pattern: string;
  readonly codes: readonly Row<'procedurecode'>[];
  /** Operatories that are not hidden, in the office's order. */
  readonly operatories: readonly Row<'operatory'>[];
}

const CATEGORIES = [
  ['WebSchedNewPatApptTypes', true],
  ['WebSchedExistingApptTypes', false],
] as const;

/**
 * The kind with this number; 404 if there is none, 400 if the office has not set it up (`companions-people.md` 6.1).
 */
export async function requireKind(handle: Handle, defNum: Key): Promise<WebKind> {
  for (const [category, isNewPatient] of CATEGORIES) {
    const definition = (await definitionsOf(handle, category)).find(({ DefNum }) => DefNum === defNum);
    if (definition) return kindOf(handle, definition, isNewPatient);
  }
  throw notFound('defNumApptType');
}

/** The first kind for new or for known patients. */
export async function firstKind(handle: Handle, isNewPatient: boolean): Promise<WebKind> {
  const [category] = CATEGORIES.find(([, isNew]) => isNew === isNewPatient)!;
  const definition = (await definitionsOf(handle, category)).find(({ IsHidden }) => !IsHidden);
  if (!definition) throw notAvailable();
  return kindOf(handle, definition, isNewPatient);
}

const notAvailable = () => badRequest('defNumApptType is not available.');

async function kindOf(handle: Handle, definition: Row<'definition'>, isNewPatient: boolean): Promise<WebKind> {
  const links = await handle.db
    .selectFrom('deflink')
    .select(['FKey', 'LinkType'])
    .where('DefNum', '=', definition.DefNum)
    .orderBy('DefLinkNum')
    .execute();
  const linked = (type: number) => links.filter(({ LinkType }) => LinkType === type).map(({ FKey }) => FKey);
  const [typeNum] = linked(DefLinkType.AppointmentType);
  const type = typeNum === undefined ? undefined : await requireAppointmentType(handle, typeNum);
  if (!type || type.IsHidden) throw notAvailable();
  const rooms = linked(DefLinkType.Operatory);
  const codes = await codesOfType(handle, type);
  return {
    definition,
    isNewPatient,
    pattern: (await patternOfType(handle, { type, codes })) ?? DEFAULT_PATTERN,
    codes,
    operatories: (await officeOperatories(handle)).filter(
      ({ OperatoryNum, IsHidden }) => !IsHidden && rooms.includes(OperatoryNum),
    ),
  };
}

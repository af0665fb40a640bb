import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { preference } from '../office/preferences.ts';

/** The office's operatories, in its order. */
export const officeOperatories = (handle: Handle): Promise<Row<'operatory'>[]> =>
  handle.fact('operatories', () =>
    handle.db.selectFrom('operatory').selectAll().orderBy('ItemOrder').orderBy('OperatoryNum').execute(),
  );

/** The operatory with this number, or 404. */
export async function requireOperatory(handle: Handle, operatoryNum: Key): Promise<Row<'operatory'>> {
  const found = (await officeOperatories(handle)).find(({ OperatoryNum }) => OperatoryNum === operatoryNum);
  if (!found) throw notFound('Operatory');
  return found;
}

export function refuseHiddenOperatory({ IsHidden }: Pick<Row<'operatory'>, 'IsHidden'>): void {
  if (IsHidden) throw badRequest('Operatory is hidden.');
}

/** The appointment type with this number, or 404; hidden ones may be named. */
export async function requireAppointmentType(handle: Handle, typeNum: Key): Promise<Row<'appointmenttype'>> {
  const found = await handle.fact(`appointment type ${typeNum}`, () => findRow(handle, 'appointmenttype', typeNum));
  if (!found) throw notFound('AppointmentType');
  return found;
}

/** Minutes that a character of a procedure's pattern stands for: 5, 10 or 15. */
export async function timeIncrement(handle: Handle): Promise<number> {
  return Number(await preference(handle, 'AppointmentTimeIncrement')) || 10;
}

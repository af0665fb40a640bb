import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { fieldsUsed, hasSameArea, placeProcedure, type ToothField } from '../../domain/treatment-areas.ts';
import { GROUP_NOTE_CODE } from '../../practice/chart/procedure-codes.ts';
import type { Changes } from '../../practice/procedures/changes.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { updateInputs } from './inputs.ts';

type Procedure = Row<'procedurelog'>;

/** The fields of a PUT, as checked. */
export type SentFields = ValuesOf<typeof updateInputs>;

/** Fields whose value is stored unchanged in the column of the same name. */
export function plainChanges(body: SentFields): Changes {
  const { ToothNum: _tooth, Surf: _surf, ToothRange: _range, CodeNum: _code, procCode: _text, ...plain } = body;
  return asColumns(plain);
}

/**
 * Tooth fields as they will be stored; a field that the code's area does not use is refused (`procedures.md` 9.2, 16).
 */
export function placeChanges(code: Row<'procedurecode'>, procedure: Procedure, body: SentFields): Changes {
  const used = fieldsUsed(code);
  const names: readonly ToothField[] = ['ToothNum', 'Surf', 'ToothRange'];
  const unused = names.find((name) => body[name] !== undefined && !used.includes(name));
  if (unused) throw badRequest(`${unused} cannot be updated for the procedure code's treatment area.`);
  if (!names.some((name) => body[name] !== undefined)) return {};
  const stored = {
    ToothNum: procedure.ToothNum ?? '',
    Surf: procedure.Surf ?? '',
    ToothRange: procedure.ToothRange ?? '',
  };
  return placeProcedure(code, stored, body);
}

export function refuseOtherArea(oldCode: Row<'procedurecode'>, code: Row<'procedurecode'>): void {
  if (code.ProcCode === GROUP_NOTE_CODE) throw badRequest('procCode cannot be that of a group note.');
  if (!hasSameArea(oldCode, code)) {
    throw badRequest('procCode must have the same treatment area as the current code.');
  }
}

/** Column → name the caller used, for columns whose value would differ. */
export function namesOfChanges(procedure: Procedure, sent: Changes, body: SentFields): Map<string, string> {
  const names = new Map<string, string>();
  for (const [column, value] of Object.entries(sent)) {
    if (value === undefined || (procedure[column as keyof Procedure] ?? '') === value) continue;
    names.set(column, column === 'CodeNum' && body.CodeNum === undefined ? 'procCode' : column);
  }
  return names;
}

/** Leaves out columns that have the value already; a text that the office left NULL counts as empty. */
export function realChanges(procedure: Procedure, changes: Changes): Changes {
  const real = Object.entries(changes).filter(([name, value]) => (procedure[name as keyof Procedure] ?? '') !== value);
  return Object.fromEntries(real);
}

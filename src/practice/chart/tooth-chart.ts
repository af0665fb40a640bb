import { chartStatusOf, describeProcedure, type ProcedureSource } from '../../chart/describe.ts';
import type { ChartModel, ChartProcedure, ToothMark } from '../../chart/model.ts';
import { statusColors } from '../../chart/status.ts';
import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus, type ToothInitialType, type ToothNomenclature } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { displayToothRange } from '../../domain/tooth-ranges.ts';
import { definitionsOf } from '../office/definitions.ts';
import { preferenceKey } from '../office/preferences.ts';
import { GROUP_NOTE_CODE } from './procedure-codes.ts';

type Code = Pick<
  Row<'procedurecode'>,
  'ProcCode' | 'Descript' | 'LaymanTerm' | 'TreatArea' | 'PaintType' | 'PaintText' | 'ProcCat' | 'IsRadiology'
>;
type Place = Pick<Row<'procedurelog'>, 'ToothNum' | 'Surf' | 'ToothRange' | 'HideGraphics'>;

/** A procedure with its code, which may be missing from the office's table. */
export type ChartRow = Awaited<ReturnType<typeof chartRows>>[number];

/** Everything charted for a patient, the earliest first. */
export async function patientChart(handle: Handle, patNum: Key, inactive: boolean): Promise<ChartModel> {
  const describe = await describer(handle);
  const rows = await chartRows(handle, patNum);
  const shown = rows.filter(({ ProcStatus: status }) => inactive || status !== ProcStatus.TPi);
  return chartModel(
    handle,
    patNum,
    shown.map((row) => describe(row, row, row)),
  );
}

/**
 * The patient's procedures that a chart can show: no deleted ones, no group notes, and no rows for a lab's share of
 * other work. Sorted by day, then by number.
 */
export function chartRows(handle: Handle, patNum: Key) {
  const shown = Object.values(ProcStatus).filter((status) => chartStatusOf(status) !== undefined);
  return handle.db
    .selectFrom('procedurelog as p')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .select(['p.ProcNum', 'p.ProcStatus', 'p.ToothNum', 'p.Surf', 'p.ToothRange', 'p.HideGraphics'])
    .select(['c.ProcCode', 'c.Descript', 'c.LaymanTerm', 'c.TreatArea', 'c.PaintType', 'c.PaintText'])
    .select(['c.ProcCat', 'c.IsRadiology'])
    .where('p.PatNum', '=', patNum)
    .where('p.ProcStatus', 'in', shown)
    .where('p.ProcNumLab', '=', 0)
    .where((where) => where.or([where('c.ProcCode', 'is', null), where('c.ProcCode', '<>', GROUP_NOTE_CODE)]))
    .orderBy('p.ProcDate')
    .orderBy('p.ProcNum')
    .execute();
}

/** The chart of these procedures in the patient's mouth as it is now. */
export async function chartModel(
  handle: Handle,
  patNum: Key,
  procedures: readonly ChartProcedure[],
): Promise<ChartModel> {
  const marks = await handle.db
    .selectFrom('toothinitial')
    .select(['ToothNum', 'InitialType', 'Movement'])
    .where('PatNum', '=', patNum)
    .orderBy('ToothInitialNum')
    .execute();
  const colors = await definitionsOf(handle, 'ChartGraphicColors');
  return {
    PatNum: patNum,
    asOf: handle.today,
    numbering: await officeNumbering(handle),
    marks: marks.map(
      ({ ToothNum, InitialType, Movement }): ToothMark => ({
        tooth: ToothNum ?? '',
        type: InitialType as ToothInitialType,
        movement: Movement,
      }),
    ),
    procedures,
    colors: statusColors(colors.map(({ ItemColor }) => ItemColor)),
  };
}

export async function officeNumbering(handle: Handle): Promise<ToothNomenclature> {
  return (await preferenceKey(handle, 'UseInternationalToothNumbers')) as ToothNomenclature;
}

interface Who {
  readonly ProcNum: Key;
  readonly ProcTPNum?: Key;
  readonly ProcStatus: number;
}

/** Describes procedures by place and code, with the office's tooth numbering and the names of its categories. */
export async function describer(
  handle: Handle,
): Promise<(who: Who, place: Place, code: { [Name in keyof Code]?: Code[Name] | null }) => ChartProcedure> {
  const numbering = await officeNumbering(handle);
  const categories = new Map((await definitionsOf(handle, 'ProcCodeCats')).map((d) => [d.DefNum, d.ItemName ?? '']));
  return ({ ProcNum, ProcTPNum, ProcStatus: status }, place, code) => {
    const source: ProcedureSource = {
      ProcNum,
      ...(ProcTPNum === undefined ? {} : { ProcTPNum }),
      ToothNum: place.ToothNum ?? '',
      Surf: place.Surf ?? '',
      ToothRange: place.ToothRange ?? '',
      isHidden: place.HideGraphics !== 0,
      ProcCode: code.ProcCode ?? '',
      TreatArea: code.TreatArea ?? 0,
      PaintType: code.PaintType ?? 0,
      PaintText: code.PaintText ?? '',
      description: code.LaymanTerm || code.Descript || '',
      category: categories.get(code.ProcCat ?? 0) ?? '',
      isRadiology: Boolean(code.IsRadiology),
    };
    return describeProcedure(source, chartStatusOf(status)!, (range) => displayToothRange(range, numbering));
  };
}

import type { ChartModel, ChartProcedure } from '../../chart/model.ts';
import { POSITIONS } from '../../chart/teeth.ts';
import type { Handle } from '../../db/handle.ts';
import { rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus, type ToothNomenclature, TPStatus, TreatArea } from '../../domain/enums.ts';
import { PLANNED } from '../../domain/planned.ts';
import { displaySurf } from '../../domain/surfaces.ts';
import { displayTooth, PRIMARY_LETTERS } from '../../domain/teeth.ts';
import { codesFrom } from '../chart/procedure-codes.ts';
import { type ChartRow, chartModel, chartRows, describer, officeNumbering } from '../chart/tooth-chart.ts';
import { isPreferenceOn } from '../office/preferences.ts';
import { rowsOfPlan } from './plan-access.ts';
import { isCanadianOffice } from './plan-defaults.ts';

type Plan = Pick<Row<'treatplan'>, 'TreatPlanNum' | 'PatNum' | 'TPStatus'>;

/** Statuses that the chart of every plan shows, whatever the plan's flags say (`treatment-plans.md` 5.4). */
const ALWAYS: readonly number[] = [ProcStatus.R, ProcStatus.Cn];
const IF_COMPLETED_IS_SHOWN: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

/**
 * The chart of a plan: what was found and done before, then the plan's own lines. Lines of a Saved plan are drawn as
 * planned, whatever has become of their procedures.
 */
export async function planChart(handle: Handle, plan: Plan): Promise<ChartModel> {
  const rows = await chartRows(handle, plan.PatNum);
  const lines =
    plan.TPStatus === TPStatus.Saved ? await savedLines(handle, plan, rows) : await liveLines(handle, plan, rows);
  const own = new Set(lines.map(({ ProcNum }) => ProcNum));
  const shown = (await showsCompleted(handle, plan)) ? [...ALWAYS, ...IF_COMPLETED_IS_SHOWN] : ALWAYS;
  const describe = await describer(handle);
  const before = rows.filter(({ ProcNum, ProcStatus: status }) => shown.includes(status) && !own.has(ProcNum));
  return chartModel(handle, plan.PatNum, [...before.map((row) => describe(row, row, row)), ...lines]);
}

/**
 * Whether completed work is shown: the choice made for this plan on a device, else the office's (`treatment-plans.md`
 * 1.9).
 */
async function showsCompleted(handle: Handle, { TreatPlanNum }: Plan): Promise<boolean> {
  const [chosen] = await rowsWhere(handle, 'treatplanparam', 'TreatPlanNum', TreatPlanNum);
  return chosen ? chosen.ShowCompleted !== 0 : isPreferenceOn(handle, 'TreatPlanShowCompleted');
}

async function liveLines(handle: Handle, plan: Plan, rows: readonly ChartRow[]): Promise<ChartProcedure[]> {
  const attached = await handle.db
    .selectFrom('treatplanattach')
    .select('ProcNum')
    .where('TreatPlanNum', '=', plan.TreatPlanNum)
    .execute();
  const nums = new Set(attached.map(({ ProcNum }) => ProcNum));
  const describe = await describer(handle);
  return rows
    .filter(({ ProcNum, ProcStatus: status }) => nums.has(ProcNum) && PLANNED.includes(status))
    .map((row) => describe(row, row, row));
}

/**
 * The lines of a Saved plan. A line keeps tooth and surfaces as the office writes them, and a range of teeth in words
 * only. If the procedure that it was made of still says the same, the stored forms are taken from the procedure.
 */
async function savedLines(handle: Handle, plan: Plan, rows: readonly ChartRow[]): Promise<ChartProcedure[]> {
  const lines = await rowsOfPlan(handle, plan.TreatPlanNum);
  const codes = await codesFrom(
    handle,
    lines.map(({ ProcCode }) => ({ procCode: ProcCode ?? '' })),
  );
  const numbering = await officeNumbering(handle);
  const isCanada = await isCanadianOffice(handle);
  const originals = new Map(rows.map((row) => [row.ProcNum, row]));
  const describe = await describer(handle);
  return lines.map((line, index) => {
    const code = codes[index] ?? { ProcCode: line.ProcCode, Descript: line.Descript };
    const original = originals.get(line.ProcNumOrig);
    const area = codes[index]?.TreatArea ?? 0;
    const surf = line.Surf ?? '';
    const isSameSurf = original && displaySurf(area as TreatArea, original.Surf ?? '', numbering, isCanada) === surf;
    const place = {
      ToothNum: storedTooth(line.ToothNumTP ?? '', original?.ToothNum ?? '', numbering),
      Surf: isSameSurf ? original.Surf : storedSurf(area, surf, isCanada),
      ToothRange: original && original.ProcCode === line.ProcCode ? original.ToothRange : '',
      HideGraphics: original?.HideGraphics ?? 0,
    };
    const who = { ProcNum: line.ProcNumOrig, ProcTPNum: line.ProcTPNum, ProcStatus: ProcStatus.TP };
    return describe(who, place, code);
  });
}

const STORED_TEETH = [...POSITIONS, ...PRIMARY_LETTERS];

/** The stored form of a tooth that the office writes as `shown`: preferably `original`, if the office writes it so. */
function storedTooth(shown: string, original: string, numbering: ToothNomenclature): string {
  if (displayTooth(original, numbering) === shown) return original;
  return STORED_TEETH.find((tooth) => displayTooth(tooth, numbering) === shown) ?? shown;
}

/** The stored letters of surfaces as the office writes them, and of FDI's sextants (`treatment-plans.md` 3.4). */
function storedSurf(area: number, shown: string, isCanada: boolean): string {
  if (area === TreatArea.Surf && isCanada) return shown.replaceAll('V', 'F').replaceAll('5', 'V');
  if (area === TreatArea.Sextant && /^0[3-8]$/.test(shown)) return String(Number(shown) - 2);
  return shown;
}

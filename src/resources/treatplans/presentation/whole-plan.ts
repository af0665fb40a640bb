import { chartFacts } from '../../../chart/facts.ts';
import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { TPStatus } from '../../../domain/enums.ts';
import { rowJson } from '../../../http/answers.ts';
import { livePlanMoney, savedPlanMoney } from '../../../practice/insurance/pricing/plan-money.ts';
import { definitionsOf } from '../../../practice/office/definitions.ts';
import { evidenceJson } from '../../../practice/plans/evidence/read-evidence.ts';
import { rowsOfPlan } from '../../../practice/plans/plan-access.ts';
import { planChart } from '../../../practice/plans/plan-chart.ts';
import type { DateFormats } from '../../../wire/encode.ts';
import { jsonText } from '../../../wire/write-json.ts';
import { procedureRow } from '../../procedurelogs/row.ts';
import { procTpRow } from '../../proctps/row.ts';
import { treatPlanRow } from '../row.ts';

export const PARTS = ['lines', 'money', 'chart', 'proof'] as const;
export type Part = (typeof PARTS)[number];

type Plan = Row<'treatplan'>;

/** The plan and the parts of it that were asked for, each as JSON text under its name. */
export async function planParts(
  handle: Handle,
  plan: Plan,
  parts: readonly Part[],
  formats: DateFormats,
  options: MoneyOptions = {},
): Promise<Record<string, string>> {
  const found: Record<string, string> = {
    plan: (await rowJson(handle, { formats }, treatPlanRow, plan.TreatPlanNum))!,
  };
  for (const part of PARTS) if (parts.includes(part)) found[part] = await READERS[part](handle, plan, formats, options);
  return found;
}

/** An object of members that are JSON texts already. */
export const objectText = (members: Readonly<Record<string, string>>) =>
  `{${Object.entries(members)
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
    .join(',')}}`;

type MoneyOptions = Parameters<typeof savedPlanMoney>[4];
type Reader = (handle: Handle, plan: Plan, formats: DateFormats, options: MoneyOptions) => Promise<string>;

const READERS: Readonly<Record<Part, Reader>> = {
  lines: (handle, plan, formats) => (isSaved(plan) ? savedLines : liveLines)(handle, plan, formats),
  money: async (handle, plan, formats, options) =>
    isSaved(plan)
      ? savedPlanMoney(handle, plan, await rowsOfPlan(handle, plan.TreatPlanNum), formats, options)
      : livePlanMoney(handle, plan, formats),
  chart: async (handle, plan) => jsonText(chartFacts(await planChart(handle, plan))),
  proof: (handle, plan) => evidenceJson(handle, plan.TreatPlanNum),
};

const isSaved = (plan: Plan) => plan.TPStatus === TPStatus.Saved;

async function savedLines(handle: Handle, plan: Plan, formats: DateFormats): Promise<string> {
  const rows = await rowsOfPlan(handle, plan.TreatPlanNum);
  const json = await Promise.all(rows.map(({ ProcTPNum }) => rowJson(handle, { formats }, procTpRow, ProcTPNum)));
  return `[${json.join(',')}]`;
}

/** The procedures of a live plan in the order they were attached, each with its priority on this plan. */
async function liveLines(handle: Handle, plan: Plan, formats: DateFormats): Promise<string> {
  const attached = await handle.db
    .selectFrom('treatplanattach as a')
    .innerJoin('procedurelog as p', 'p.ProcNum', 'a.ProcNum')
    .select(['a.ProcNum', 'a.Priority'])
    .where('a.TreatPlanNum', '=', plan.TreatPlanNum)
    .orderBy('a.TreatPlanAttachNum')
    .execute();
  const names = new Map(
    (await definitionsOf(handle, 'TxPriorities')).map(({ DefNum, ItemName }) => [DefNum, ItemName]),
  );
  const lines: string[] = [];
  for (const { ProcNum, Priority } of attached) {
    const json = await rowJson(handle, { formats }, procedureRow, ProcNum);
    const ours = `"Priority":${Priority},"priority":${JSON.stringify(names.get(Priority) ?? '')}`;
    // The procedure's own priority is that of the Active plan.
    if (json) lines.push(json.replace(/"Priority":\d+,"priority":"(?:[^"\\]|\\.)*"/, () => ours));
  }
  return `[${lines.join(',')}]`;
}

import { drawChart } from '../../chart/draw.ts';
import { THEMES, type ThemeName } from '../../chart/drawing/theme.ts';
import { chartFacts } from '../../chart/facts.ts';
import type { ChartModel } from '../../chart/model.ts';
import { svgOf } from '../../chart/svg.ts';
import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { EXTENSION_BASE, type Operation, ok, type Reply, readOperation } from '../../http/operation.ts';
import { tagOf } from '../../http/reply/file-reply.ts';
import { patientChart } from '../../practice/chart/tooth-chart.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { requirePlan } from '../../practice/plans/plan-access.ts';
import { planChart } from '../../practice/plans/plan-chart.ts';
import { flagInput, namedInput, textInput } from '../../wire/input.ts';
import { jsonText } from '../../wire/write-json.ts';
import { chartSchema } from './schema.ts';

const SVG = 'image/svg+xml; charset=utf-8';

const themeNames = Object.fromEntries(THEMES.map((name) => [name, name])) as Record<ThemeName, ThemeName>;

const ofPatient = {
  inactive: flagInput({ description: 'true shows work that is planned only on alternatives (TPi).' }),
};
const ofDrawing = {
  highlight: textInput({ numbers: true, description: 'ProcNum of the finding to highlight.' }),
  theme: namedInput(themeNames, { description: 'Colours of the ground: light (default), dark or print.' }),
};

const shared = { verb: 'GET', base: EXTENSION_BASE, added: '', permission: 'ReadAll' } as const;
const facts = { kind: 'schema', schema: chartSchema } as const;
const picture = { kind: 'file', mediaType: 'image/svg+xml' } as const;

export const chartOperations: readonly Operation[] = [
  readOperation({
    ...shared,
    path: '/patients/{PatNum}/chart',
    summary: 'Get the tooth chart of a patient',
    description: 'What is in every place of the mouth, and what was found, planned and done there.',
    query: ofPatient,
    answer: facts,
    read: async (handle, { id, query }) => told(await chartOfPatient(handle, id, query.inactive)),
  }),
  readOperation({
    ...shared,
    path: '/patients/{PatNum}/chart.svg',
    summary: 'Draw the tooth chart of a patient',
    description: 'The same data gives the same bytes.',
    query: { ...ofPatient, ...ofDrawing },
    answer: picture,
    read: async (handle, { id, query }) => drawn(await chartOfPatient(handle, id, query.inactive), query),
  }),
  readOperation({
    ...shared,
    path: '/treatplans/{TreatPlanNum}/chart',
    summary: 'Get the tooth chart of a treatment plan',
    description: 'The work of the plan in the mouth as it is now. Lines of a Saved plan are shown as planned.',
    answer: facts,
    read: async (handle, { id }) => told(await planChart(handle, await requirePlan(handle, id))),
  }),
  readOperation({
    ...shared,
    path: '/treatplans/{TreatPlanNum}/chart.svg',
    summary: 'Draw the tooth chart of a treatment plan',
    description: 'The same data gives the same bytes.',
    query: ofDrawing,
    answer: picture,
    read: async (handle, { id, query }) => drawn(await planChart(handle, await requirePlan(handle, id)), query),
  }),
];

async function chartOfPatient(handle: Handle, patNum: Key, inactive = false): Promise<ChartModel> {
  await requirePatient(handle, patNum);
  return patientChart(handle, patNum, inactive);
}

const told = (model: ChartModel): Reply => ok(jsonText(chartFacts(model)));

function drawn(
  model: ChartModel,
  { highlight, theme = 'light' }: { highlight?: string | undefined; theme?: ThemeName | undefined },
): Reply {
  const body = svgOf(drawChart(model, { highlight, theme }));
  return { ...ok(body), contentType: SVG, headers: { etag: tagOf(body) } };
}

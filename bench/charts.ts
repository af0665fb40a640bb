/**
 * What a picture costs: a mouth with work of every kind on every tooth, told, drawn and written as SVG. Part of
 * `npm run bench`; needs no database.
 */
import { drawChart } from '../src/chart/draw.ts';
import { chartFacts } from '../src/chart/facts.ts';
import { type FindingKind, kindWords } from '../src/chart/kinds.ts';
import type { ChartModel, ChartProcedure } from '../src/chart/model.ts';
import { STATUSES, statusColors } from '../src/chart/status.ts';
import { svgOf } from '../src/chart/svg.ts';
import { POSITIONS } from '../src/chart/teeth.ts';
import { ToothNomenclature } from '../src/domain/enums.ts';
import { medianWork } from './processor.ts';

/** Two procedures on each tooth, every kind and status in turn. */
function fullMouth(): ChartModel {
  const kinds = Object.keys(kindWords) as FindingKind[];
  const procedures = [...POSITIONS, ...POSITIONS].map(
    (tooth, index): ChartProcedure => ({
      ProcNum: index + 1,
      status: STATUSES[index % STATUSES.length]!,
      kind: kinds[index % kinds.length]!,
      light: index % 2 === 0,
      text: '',
      procCode: '',
      description: '',
      teeth: [tooth],
      surfaces: 'MODBL',
      isHidden: false,
    }),
  );
  return {
    PatNum: 1,
    asOf: '2026-06-15',
    numbering: ToothNomenclature.Universal,
    marks: [],
    procedures,
    colors: statusColors([]),
  };
}

export async function benchCharts(): Promise<void> {
  const model = fullMouth();
  const facts = await medianWork(() => chartFacts(model));
  const svg = await medianWork(() => svgOf(drawChart(model)));
  console.log(`\nTooth chart with ${model.procedures.length} findings, processor milliseconds, median`);
  console.log(`facts ${facts.toFixed(2)}   SVG ${svg.toFixed(2)}`);
}

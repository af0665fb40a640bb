import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chart, charts, procedures } from '../../test/fixtures/charts.ts';
import { ToothInitialType } from '../domain/enums.ts';
import { drawChart } from './draw.ts';
import { THEMES } from './drawing/theme.ts';
import { chartFacts } from './facts.ts';
import type { ChartModel } from './model.ts';
import { shapesOf } from './shapes.ts';
import { svgOf } from './svg.ts';

const folder = join(import.meta.dirname, '../../test/fixtures/charts');

/** Numbers of a drawing that lie outside its frame. */
function outsideOf(model: ChartModel): number[] {
  const { width, height, children } = drawChart(model);
  return shapesOf(children).flatMap((shape) => {
    const numbers = shape.kind === 'path' ? (shape.d.match(/-?[\d.e+]+/g) ?? []).map(Number) : [];
    if (shape.kind === 'circle')
      numbers.push(shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r);
    if (shape.kind === 'text') numbers.push(shape.x, shape.y - shape.size, shape.x, shape.y);
    return numbers.filter((value, index) => !(value >= 0 && value <= (index % 2 === 0 ? width : height)));
  });
}

describe('drawings', () => {
  it.each(Object.entries(charts))('of %s are as they were', async (name, model) => {
    await expect(svgOf(drawChart(model))).toMatchFileSnapshot(join(folder, `${name}.svg`));
  });

  it('are all kept', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(charts)
        .map((name) => `${name}.svg`)
        .sort(),
    );
  });

  it.each(Object.entries(charts))('of %s hold every tooth and every finding', (_name, model) => {
    const svg = svgOf(drawChart(model));
    for (const { tooth, findings } of chartFacts(model).teeth) {
      expect(svg.split(`data-tooth="${tooth}"`)).toHaveLength(2);
      for (const { ProcNum, status } of findings)
        expect(svg).toContain(`data-procnum="${ProcNum}" data-status="${status}"`);
    }
    for (const { ProcNum, status } of model.procedures) {
      expect(svg).toContain(`data-procnum="${ProcNum}" data-status="${status}"`);
    }
  });

  it.each(Object.entries(charts))('of %s stay inside their frame', (_name, model) => {
    expect(outsideOf(model)).toEqual([]);
  });

  it.each(Object.values(ToothInitialType))('stay inside whatever movement of type %i an office stored', (type) => {
    for (const movement of [-1e300, -9, -0.5, 3, 40, 1e300, Number.NaN]) {
      for (const tooth of ['1', '6', '14', '22', '32', 'A', 'x']) {
        const model = chart({
          marks: [{ tooth, type, movement }],
          procedures: procedures(['TP', 'rootCanal', '6'], ['C', 'exam', '22']),
        });
        expect([tooth, movement, ...outsideOf(model)]).toEqual([tooth, movement]);
      }
    }
  });

  it.each(Object.entries(charts))('of %s use absolute M, L, C, Q and Z only', (_name, model) => {
    for (const shape of shapesOf(drawChart(model).children)) {
      if (shape.kind === 'path') expect(shape.d).toMatch(/^M( -?\d+(\.\d)?){2}( ([MLCQ]|-?\d+(\.\d)?)| Z)*$/);
    }
  });

  it.each(THEMES)('in the theme %s stand alone', (theme) => {
    for (const model of Object.values(charts)) {
      const svg = svgOf(drawChart(model, { theme }));
      expect(svg).toMatch(/^<svg [^>]*>\n<title [^>]*>Tooth chart<\/title>\n<desc [^>]*>[^<]+<\/desc>/);
      expect(svg).not.toMatch(/<script|<style|<image|href|@import|url\((?!#)|NaN|undefined|Infinity/);
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`<pattern id="${id}"`);
    }
  });

  it('are the same for the same data', () => {
    for (const model of Object.values(charts)) {
      expect(svgOf(drawChart(structuredClone(model)))).toBe(svgOf(drawChart(model)));
    }
  });

  it('escape what an office wrote', () => {
    const description = '</title><script>alert(1)</script>"&\u0001';
    const work = procedures(['TP', 'other', 'M', { description }], ['TP', 'other', '3', { text: '<b>"', description }]);
    const svg = svgOf(drawChart(chart({ procedures: work })));
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0001');
    expect(svg).toContain('&lt;/title&gt;&lt;script&gt;');
  });
});

describe('a highlight', () => {
  const model = charts['every-kind']!;

  it.each(model.procedures)('points at $kind $ProcNum', ({ ProcNum }) => {
    const svg = svgOf(drawChart(model, { highlight: String(ProcNum) }));
    const marked = [...svg.matchAll(/data-procnum="(\d+)"[^>]*data-highlight="true"/g)].map(([, number]) => number);
    expect(marked).toEqual([String(ProcNum)]);
    expect(svg).toContain('class="halo"');
  });

  it('that is unknown marks nothing', () => {
    expect(svgOf(drawChart(model, { highlight: 'x' }))).toBe(svgOf(drawChart(model)));
  });
});

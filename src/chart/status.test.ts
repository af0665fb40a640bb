import { describe, expect, it } from 'vitest';
import { chart, procedures } from '../../test/fixtures/charts.ts';
import { drawChart } from './draw.ts';
import { inkOf, statusColorOn, THEMES, themes } from './drawing/theme.ts';
import { type Group, type Shape, shapesOf } from './shapes.ts';
import { type ChartStatus, contrast, STATUSES, statusColors, statusLooks } from './status.ts';
import { svgOf } from './svg.ts';

const pairs = STATUSES.flatMap((one, index) => STATUSES.slice(index + 1).map((other) => [one, other] as const));
const kinds = ['crown', 'filling', 'rootCanal', 'extraction', 'perio', 'exam', 'watch'] as const;

/** A finding on tooth 3 as it looks when all inks are black and all backgrounds white. */
function colorless(status: ChartStatus, kind: (typeof kinds)[number]): string {
  const drawing = drawChart(chart({ procedures: procedures([status, kind, '3', { surfaces: 'MO' }]) }));
  const isTooth = (part: Group | Shape): part is Group => part.kind === 'group' && part.data?.tooth === '3';
  const tooth = drawing.children.find(isTooth)!;
  const finding = tooth.children.find((part): part is Group => part.kind === 'group')!;
  return shapesOf(finding.children)
    .map((shape) => JSON.stringify(shape).replace(/#[0-9a-f]{6}/g, ''))
    .join('\n');
}

describe('statuses', () => {
  it.each(pairs)('%s and %s differ without their colours, on every kind of work', (one, other) => {
    for (const kind of kinds) expect(colorless(one, kind)).not.toBe(colorless(other, kind));
  });

  it.each(pairs)('%s and %s have marks, signs and words of their own', (one, other) => {
    expect(statusLooks[one].pattern).not.toBe(statusLooks[other].pattern);
    expect(statusLooks[one].sign).not.toBe(statusLooks[other].sign);
    expect(statusLooks[one].words).not.toBe(statusLooks[other].words);
  });

  it('stand out from teeth and ground in every theme, whatever the office chose', () => {
    for (const color of [0xffffff, 0x000000, 0xffff00, 0xc60000, 0x808080, 0x2d343e]) {
      const colors = statusColors(Array(18).fill(color | -16777216));
      for (const theme of THEMES.map((name) => themes[name])) {
        for (const status of STATUSES) {
          const shown = statusColorOn(theme, status, colors);
          expect(contrast(shown, theme.background)).toBeGreaterThanOrEqual(3);
          expect(contrast(shown, theme.crown)).toBeGreaterThanOrEqual(3);
          for (const light of [true, false]) expect(inkOf(status, light, colors, theme).stroke).toBe(shown);
        }
      }
    }
  });
});

describe('colours', () => {
  const office = Array.from({ length: 18 }, (_, index) => (index + 1) * 0x010101 - 16777216);

  it('come from the definitions by their place', () => {
    expect(statusColors(office)).toEqual({
      TP: { dark: '#010101', light: '#060606' },
      TPi: { dark: '#010101', light: '#060606' },
      C: { dark: '#020202', light: '#070707' },
      EC: { dark: '#030303', light: '#080808' },
      EO: { dark: '#040404', light: '#090909' },
      R: { dark: '#050505', light: '#0a0a0a' },
      Cn: { dark: '#111111', light: '#121212' },
    });
  });

  it('are our own where the office has none, half white for the light shade', () => {
    expect(statusColors([]).TP).toEqual({ dark: '#b42318', light: '#da918c' });
    expect(statusColors(office.slice(0, 5)).TP).toEqual({ dark: '#010101', light: '#808080' });
  });

  it('reach the picture and the legend', () => {
    const colors = statusColors([-3801088]);
    expect(svgOf(drawChart(chart({ colors, procedures: procedures(['TP', 'crown', '3']) })))).toContain('#c60000');
  });
});

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { charts } from '../../test/fixtures/charts.ts';
import { paintedOn } from '../../test/support/pdf-reader.ts';
import { drawChart } from '../chart/draw.ts';
import type { PlanDocument } from '../pdf/model.ts';
import { planTable } from '../pdf/plan-columns.ts';
import { printPlan } from '../pdf/print-plan.ts';
import { internalSheet } from '../pdf/sheet.ts';
import { openFonts } from './fonts.ts';

const noColumns = {
  isDiscountPlan: false,
  showFees: false,
  showIns: false,
  showDiscount: false,
  showSubTotals: false,
  showTotals: false,
  isItemized: false,
};

/** A plan of which nothing but the picture is of interest. */
const pictured = (chart: PlanDocument['chart']): PlanDocument => ({
  title: 'Treatment plan',
  author: 'Office',
  subject: 'Plan',
  createdAt: '2025-03-10 09:00:00',
  language: 'en-US',
  sheet: internalSheet,
  texts: {
    Heading: 'Plan',
    defaultHeading: '',
    Note: '',
    tpPatPortionEst: '',
    SignatureText: '',
    SignaturePracticeText: '',
    DateTSigned: '',
    DateTPracticeSigned: '',
  },
  legend: [],
  lines: planTable([], noColumns),
  signature: { kind: 'empty' },
  signaturePractice: { kind: 'empty' },
  footer: '',
  chart,
});

// The SVG of the same charts is kept as a whole beside this file, and shows what has changed.
it('prints every kept chart as it was', async () => {
  const fonts = openFonts();
  const printed: Record<string, string> = {};
  for (const [name, model] of Object.entries(charts)) {
    const bytes = await printPlan(pictured(drawChart(model, { theme: 'print', legend: false })), fonts);
    printed[name] = createHash('sha256').update(paintedOn(bytes).join('\n')).digest('hex');
  }
  const text = `${JSON.stringify(printed, undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../../test/fixtures/printed-charts.json'));
});

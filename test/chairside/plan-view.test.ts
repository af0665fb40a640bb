import { describe, expect, it } from 'vitest';
import type { Chart, MoneyLine, PlanWithMoney } from '../../src/chairside/page/answers.ts';
import { shownJson } from '../../src/chairside/page/api.ts';
import { formatsFor, isolated } from '../../src/chairside/page/format.ts';
import { languageFor } from '../../src/chairside/page/language.ts';
import { messages } from '../../src/chairside/page/messages.ts';
import {
  insuranceOf,
  payerOf,
  phasesOf,
  sumsOf,
  toothWords,
  treatmentsOf,
} from '../../src/chairside/page/plan-view.ts';
import { staffMessages } from '../../src/chairside/page/staff/staff-messages.ts';
import { placeOf } from '../../src/chairside/page/teeth.ts';

const { en, es } = messages;

const line = (values: Partial<MoneyLine>): MoneyLine => ({
  ...{ ProcNum: 1, Priority: 0, priority: '', procCode: 'D2740', descript: 'Crown', ToothNum: '3' },
  ...{ FeeAmt: 1300, PriInsAmt: 425, SecInsAmt: 0, Discount: 400, PatAmt: 475, FeeAllowed: 900, estimates: [] },
  CatPercUCR: 1300,
  ...values,
});

describe('an answer that is shown', () => {
  it('turns the direction of no words around its own', () => {
    const sent = {
      signerName: 'Kwame\u202e Mensah\u2066',
      lines: [{ descript: '\u202dCrown', PatAmt: 475, note: null }],
    };
    const shown = { signerName: 'Kwame Mensah', lines: [{ descript: 'Crown', PatAmt: 475, note: null }] };
    expect(shownJson(JSON.stringify(sent))).toEqual(shown);
    expect(shownJson('"\u05e9\u05e8\u05d4 \u200f(1)"')).toBe('\u05e9\u05e8\u05d4 \u200f(1)');
  });
});

describe('words', () => {
  it.each([
    ['3', 'upper right first molar (3)', 'primer molar superior derecho (3)'],
    ['9', 'upper left central incisor (9)', 'incisivo central superior izquierdo (9)'],
    ['17', 'lower left third molar (17)', 'tercer molar inferior izquierdo (17)'],
    ['27', 'lower right canine (27)', 'canino inferior derecho (27)'],
    ['A', 'upper right baby second molar (A)', 'segundo molar de leche superior derecho (A)'],
    ['T', 'lower right baby second molar (T)', 'segundo molar de leche inferior derecho (T)'],
    [
      '58',
      'extra tooth at the upper right central incisor (58)',
      'diente adicional junto al incisivo central superior derecho (58)',
    ],
    ['?', 'tooth ?', 'diente ?'],
  ])('of tooth %s', (tooth, english, spanish) => {
    expect([toothWords(tooth, tooth, en), toothWords(tooth, tooth, es)]).toEqual([english, spanish]);
  });

  it('name each of the 52 teeth differently, in both languages', () => {
    const teeth = [...Array.from({ length: 32 }, (_, index) => String(index + 1)), ...'ABCDEFGHIJKLMNOPQRST'];
    for (const words of [en, es])
      expect(new Set(teeth.map((tooth) => words.chart.tooth(placeOf(tooth)!))).size).toBe(52);
  });

  it('are there in both languages, and differ', () => {
    const texts = (part: object): [string, string][] =>
      Object.entries(part).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : typeof value === 'object' ? texts(value) : [],
      );
    const [english, spanish] = [texts({ en, staff: staffMessages.en }), texts({ es, staff: staffMessages.es })];
    expect(spanish.map(([name]) => name)).toEqual(english.map(([name]) => name));
    const same = spanish.filter(([, text], index) => text !== '' && text === english[index]![1]);
    expect(same.map(([, text]) => text)).toEqual(['Chairside', 'Total']);
  });

  it('are chosen by the first wish that we speak', () => {
    expect(['fr,es;q=0.8,en', 'EN-gb', '', 'toString,es'].map(languageFor)).toEqual(['es', 'en', 'en', 'es']);
  });
});

describe('a plan', () => {
  const chart: Chart = {
    teeth: ['3', '4', '5', '6'].map((tooth) => ({
      tooth,
      label: `1${tooth}`,
      findings: [{ ProcNum: 9, ProcTPNum: tooth === '3' ? 11 : 12, status: 'TP' as const, kind: 'crown' as const }],
    })),
    areas: [{ area: 'U', findings: [{ ProcNum: 7, ProcTPNum: 13, status: 'TP', kind: 'other' }] }],
    legend: [],
  };
  const plan = {
    plan: { TPType: 'Insurance' },
    lines: [11, 12, 13].map((ProcTPNum) => ({ ProcTPNum })),
    money: {
      lines: [
        line({ descript: 'Crown\r\nafter the x-ray\r\nPri Deduct Applied: $50.00', Priority: 2, priority: 'Urgent' }),
        line({ descript: 'Partial, upper #4-6', PatAmt: 0.1, Priority: 3, priority: 'Wait' }),
        line({ descript: 'Whitening', PatAmt: 0.2, Priority: 2, priority: 'Urgent', PriInsAmt: -1 }),
      ],
    },
  } as unknown as PlanWithMoney;

  const numbered: Chart = { teeth: [{ tooth: '3', label: '3', findings: [] }], areas: [], legend: [] };

  it('says what is done where, once', () => {
    const treatments = treatmentsOf(plan, chart, en);
    expect(treatments.map(({ name, place }) => [name, place])).toEqual([
      ['Crown', 'upper right first molar (13)'],
      ['Partial, upper', 'teeth 14–16'],
      ['Whitening', 'upper jaw'],
    ]);
    expect(treatments[0]).toMatchObject({ remarks: ['after the x-ray'], deductibles: ['$50.00'] });
    expect(treatmentsOf(plan, undefined, en)[1]).toMatchObject({ name: 'Partial, upper', place: 'tooth 3' });
    const range = { ...plan, money: { lines: [line({ descript: 'Partial, upper #5,12-14', ToothNum: '' })] } };
    expect(treatmentsOf(range as never, undefined, en)[0]).toMatchObject({
      name: 'Partial, upper',
      place: 'teeth 5, 12–14',
    });
    // Another plan has no chart; its teeth have the numbers of this one's.
    expect(treatmentsOf(plan, undefined, en, numbered)[1]!.place).toBe('upper right first molar (3)');
  });

  it('does not take a procedure for a line that has the same number', () => {
    const other = { ProcNum: 11, status: 'C' as const, kind: 'filling' as const };
    const teeth = [...chart.teeth, { tooth: '30', label: '130', findings: [other] }];
    expect(treatmentsOf(plan, { ...chart, teeth }, en)[0]!.place).toBe('upper right first molar (13)');
  });

  it('has phases with plain sums to the cent (TPL-10)', () => {
    const phases = phasesOf(treatmentsOf(plan, chart, en), en);
    expect(phases.map(({ name, sums }) => [name, sums.PatAmt, sums.PriInsAmt])).toEqual([
      ['Urgent', 475.2, 424],
      ['Wait', 0.1, 425],
    ]);
  });

  it('names who takes off what by its type', () => {
    const payer = (shown: PlanWithMoney) => [en, es].map((words) => payerOf(treatmentsOf(shown, chart, words), words));
    expect(payer(plan)).toEqual(['Insurance*', 'Seguro*']);
    const discount = { ...plan, plan: { ...plan.plan, TPType: 'Discount' as const } };
    expect(payer(discount)).toEqual(['Discount plan', 'Plan de descuentos']);
  });

  it.each([
    ['the office takes off', { PatAmt: 475 }, 400],
    ['the fee is below the usual one, too', { PatAmt: 475, CatPercUCR: 1350, Discount: 450 }, 400],
    ['the fee is below the usual one, and nothing else', { PatAmt: 875, CatPercUCR: 1350, Discount: 50 }, 0],
    ['the office takes off of a cheap fee', { PatAmt: 475, CatPercUCR: 1350 }, 400],
    ['more is taken off than is owed', { PatAmt: 0, CatPercUCR: 1350, Discount: 1000 }, 1000],
  ])('takes off what nobody pays: %s', (_, amounts, off) => {
    const only = { ...plan, money: { lines: [line(amounts)] } } as unknown as PlanWithMoney;
    expect(treatmentsOf(only, chart, en)[0]!.Discount).toBe(off);
  });

  it('adds up parts of a cent as the printed plan does, and rounds what it shows', () => {
    const { money } = formatsFor('en');
    const sums = sumsOf([33.335, 33.335, -10.005].map((FeeAmt) => line({ FeeAmt, PatAmt: 100 / 3, Discount: 0.1 })));
    expect([sums.FeeAmt, sums.Discount, money(sums.PatAmt)]).toEqual([56.665, 0.3, '$100.00']);
    const single = line({ PatAmt: 8.575, PriInsAmt: 1.005 });
    expect(money(sumsOf([single]).PatAmt)).toBe(money(single.PatAmt));
    expect(money(insuranceOf(single))).toBe('$1.01');
  });
});

describe('amounts', () => {
  it.each([
    [40, '−$40.00'],
    [-40, '+$40.00'],
    [0, '$0.00'],
    [-0, '$0.00'],
  ])('%d is taken off as %s', (amount, text) => {
    expect(formatsFor('en').less(amount)).toBe(text);
  });

  it.each([
    [0, '$0.00'],
    [-0, '$0.00'],
    [-0.001, '$0.00'],
    [-12.5, '−$12.50'],
    [1234567.89, '$1,234,567.89'],
  ])('%d are %s', (amount, text) => {
    for (const language of ['en', 'es'] as const) expect(formatsFor(language).money(amount)).toBe(text);
  });
});

describe('names in a sentence', () => {
  it.each([
    ['Kwame Mensah', 'Kwame Mensah'],
    ['Милан Петровић', 'Милан Петровић'],
    ['שרה כהן', '\u2068שרה כהן\u2069'],
    ['Ida محمد', '\u2068Ida محمد\u2069'],
    ['', ''],
  ])('%s', (name, text) => expect(isolated(name)).toBe(text));
});

describe('dates', () => {
  it('are the office’s, whatever zone the tablet is in', () => {
    const { date, time } = formatsFor('en');
    expect([date('2026-06-10'), date('0001-01-01')]).toEqual(['June 10, 2026', '']);
    expect(time('2026-06-10 23:59:00')).toMatch(/^June 10, 2026 at 11:59[\u00a0\u202f]PM$/);
    expect(formatsFor('es').date('2026-06-10')).toBe('10 de junio de 2026');
  });
});

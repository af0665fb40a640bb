import { describe, expect, it } from 'vitest';
import { chart, charts, procedures } from '../../test/fixtures/charts.ts';
import { ToothInitialType, ToothNomenclature } from '../domain/enums.ts';
import { chartFacts } from './facts.ts';
import type { ChartModel } from './model.ts';
import { POSITIONS } from './teeth.ts';

const marked = (...marks: [tooth: string, type: keyof typeof ToothInitialType][]) =>
  marks.map(([tooth, type]) => ({ tooth, type: ToothInitialType[type], movement: 0 }));

/** States of the teeth named, `-` for one that the chart does not list. */
const states = (model: Partial<ChartModel>, ...teeth: string[]) => {
  const facts = chartFacts(chart(model));
  return teeth.map((tooth) => facts.teeth.find((one) => one.tooth === tooth)?.state ?? '-');
};

describe('teeth', () => {
  it('are the 32 positions, then primary teeth, then extra ones', () => {
    const procedures_ = procedures(['TP', 'extraction', '58'], ['TP', 'crown', 'T'], ['C', 'crown', '3']);
    const { teeth } = chartFacts(chart({ marks: marked(['4', 'Primary']), procedures: procedures_ }));
    expect(teeth.map(({ tooth }) => tooth)).toEqual([...POSITIONS, 'A', 'T', '58']);
  });

  it.each([
    [marked(['4', 'Primary']), ['hidden', 'primary']],
    [marked(['A', 'Primary']), ['hidden', 'primary']],
    [marked(['4', 'Primary'], ['A', 'Missing']), ['present', '-']],
    [marked(['4', 'Hidden']), ['hidden', '-']],
    [marked(['4', 'Missing']), ['missing', '-']],
    [[], ['present', '-']],
  ])('with the marks %j are %j', (marks, expected) => {
    expect(states({ marks }, '4', 'A')).toEqual(expected);
  });

  it('a molar marked Primary is not there yet', () => {
    expect(states({ marks: marked(['3', 'Primary']) }, '3')).toEqual(['hidden']);
  });

  it.each([
    [procedures(['TP', 'crown', 'A']), ['hidden', 'primary']],
    [procedures(['Cn', 'watch', 'A']), ['hidden', 'primary']],
    [procedures(['C', 'extraction', 'A']), ['present', 'missing']],
    [procedures(['TP', 'crown', 'A'], ['TP', 'crown', '4']), ['present', 'missing']],
  ])('without a mark, work tells whether a primary tooth stands (%#)', (procedures, expected) => {
    expect(states({ procedures }, '4', 'A')).toEqual(expected);
  });

  it.each([
    ['C', 'implant'],
    ['EO', 'implant'],
    ['TP', 'missing'],
  ] as const)('with an implant %s are %s', (status, state) => {
    const model = { marks: marked(['19', 'Missing']), procedures: procedures([status, 'implant', '19']) };
    expect(states(model, '19')).toEqual([state]);
  });

  it.each([
    ['all-teeth', 'permanent'],
    ['primary-teeth', 'primary'],
    ['mixed-teeth', 'mixed'],
    ['full-upper-denture', 'permanent'],
  ])('of %s are a %s dentition', (name, dentition) => {
    expect(chartFacts(charts[name]!).dentition).toBe(dentition);
  });

  it.each([
    [ToothNomenclature.Universal, 'Universal', ['3', 'A', '58']],
    [ToothNomenclature.FDI, 'FDI', ['16', '55', '-']],
    [ToothNomenclature.Haderup, 'Haderup', ['6+', 'A', '-']],
    [ToothNomenclature.Palmer, 'Palmer', ['UR6', 'URE', '-']],
  ])('numbered %i are labelled %s', (numbering, name, labels) => {
    const work = procedures(['TP', 'crown', '3'], ['TP', 'crown', 'A'], ['TP', 'extraction', '58']);
    const facts = chartFacts(chart({ numbering, procedures: work }));
    expect(facts.numbering).toBe(name);
    expect(['3', 'A', '58'].map((tooth) => facts.teeth.find((one) => one.tooth === tooth)!.label)).toEqual(labels);
  });
});

describe('words', () => {
  it('tell what, and its status', () => {
    const work = procedures(
      ['TP', 'crown', '3'],
      ['C', 'filling', '14', { surfaces: 'MO' }],
      ['TP', 'denture', '18,19', { range: '18,19' }],
      ['EO', 'other', 'M', { description: 'Night guard' }],
      ['R', 'perio', 'UR'],
    );
    expect(chartFacts(chart({ marks: marked(['1', 'Missing']), procedures: work })).sentences).toEqual([
      'Upper right third molar (1): missing.',
      'Upper right first molar (3): crown, planned.',
      'Upper left first molar (14): filling, done (surfaces MO).',
      'Lower left second molar (18): denture, planned (teeth 18,19).',
      'Lower left first molar (19): denture, planned (teeth 18,19).',
      'Upper right quadrant: gum treatment, referred out.',
      'Whole mouth: night guard, existing, from elsewhere.',
    ]);
  });

  it('name every tooth of its own', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRST'];
    const facts = chartFacts(chart({ marks: letters.map((tooth) => ({ tooth, type: 2, movement: 0 })) }));
    expect(new Set(facts.teeth.map(({ name }) => name)).size).toBe(52);
    expect(facts.teeth.find(({ tooth }) => tooth === 'A')!.name).toBe('upper right primary second molar');
  });
});

import { describe, expect, it } from 'vitest';
import { benefitYear, monthsBefore } from './benefit-year.ts';

describe('benefitYear', () => {
  it.each([
    // YR-2
    [0, '2026-06-15', '2026-01-01', '2026-12-31'],
    [7, '2026-06-15', '2025-07-01', '2026-06-30'],
    [6, '2026-06-15', '2026-06-01', '2027-05-31'],
    [3, '2026-06-15', '2026-03-01', '2027-02-28'],
    [3, '2027-06-15', '2027-03-01', '2028-02-29'],
    [12, '2026-12-01', '2026-12-01', '2027-11-30'],
    [13, '2026-06-15', '2026-01-01', '2026-12-31'],
  ])('renewing in month %i, on %s', (month, date, start, end) => {
    expect(benefitYear(date, month)).toEqual({ start, end });
  });
});

describe('monthsBefore', () => {
  it.each([
    // YR-3
    ['2026-06-15', 12, '2025-06-15'],
    ['2020-02-29', 12, '2019-03-01'],
    ['2019-03-30', 1, '2019-03-01'],
    ['2026-03-31', 1, '2026-03-01'],
    ['2026-06-15', 0, '2026-06-15'],
    ['2026-06-15', 60, '2021-06-15'],
  ])('%s less %i months', (date, months, start) => {
    expect(monthsBefore(date, months)).toBe(start);
  });
});

import { describe, expect, it } from 'vitest';
import { birthdates, nameQueries } from '../../src/chairside/page/staff/search.ts';

describe('looking for a patient', () => {
  it.each([
    ['1978-03-06', ['1978-03-06']],
    // The month or the day may come first.
    ['3/6/1978', ['1978-03-06', '1978-06-03']],
    ['03.06.1978', ['1978-03-06', '1978-06-03']],
    ['5/5/2011', ['2011-05-05']],
    ['10/31/2011', ['2011-10-31']],
    ['31-10-2011', ['2011-10-31']],
    // The last such year that has begun.
    ['1/1/26', ['2026-01-01']],
    ['1/1/27', ['1927-01-01']],
    ['2/30/2011', []],
    ['1978', []],
    ['Mensah', []],
  ])('by the birthdate %s', (text, days) => {
    expect(birthdates(text, '2026-06-15')).toEqual(days);
  });

  it.each([
    ['Mensah', [{ LName: 'Mensah' }, { FName: 'Mensah' }]],
    ['Mensah, Kw', [{ LName: 'Mensah', FName: 'Kw' }]],
    [', Kwame', [{ FName: 'Kwame' }]],
    ['Mensah,', [{ LName: 'Mensah' }]],
    ['', [{}]],
    [
      'Kwame Mensah',
      [
        { LName: 'Kwame Mensah' },
        { FName: 'Kwame Mensah' },
        { FName: 'Kwame', LName: 'Mensah' },
        { LName: 'Kwame', FName: 'Mensah' },
      ],
    ],
  ])('by the name "%s"', (text, queries) => {
    expect(nameQueries(text)).toEqual(queries);
  });

  it('by a name of several words, wherever the first name ends', () => {
    expect(nameQueries('Ana de la Cruz')).toContainEqual({ FName: 'Ana', LName: 'de la Cruz' });
    expect(nameQueries('Ana de la Cruz')).toContainEqual({ LName: 'Ana de la', FName: 'Cruz' });
  });
});

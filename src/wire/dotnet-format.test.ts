import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { addDays, MIN_DATE } from '../domain/calendar.ts';
import { compileDotNetFormat } from './dotnet-format.ts';

const AFTERNOON = '2022-05-21 14:30:05';
const pacific = () => -420;

const show = (pattern: string, value = AFTERNOON, offset: () => number = pacific) =>
  compileDotNetFormat(pattern, 'dateTime', offset)?.(value);

describe('tokens', () => {
  it.each([
    ['%d', '21'],
    ['dd', '21'],
    ['ddd', 'Sat'],
    ['dddd', 'Saturday'],
    ['ddddd', 'Saturday'],
    ['%M', '5'],
    ['MM', '05'],
    ['MMM', 'May'],
    ['MMMM', 'May'],
    ['MMMMMM', 'May'],
    ['%y', '22'],
    ['yy', '22'],
    ['yyy', '2022'],
    ['yyyy', '2022'],
    ['yyyyy', '02022'],
    ['yyyyyyy', '0002022'],
    ['%h', '2'],
    ['hh', '02'],
    ['hhh', '02'],
    ['%H', '14'],
    ['HH', '14'],
    ['HHHH', '14'],
    ['%m', '30'],
    ['mm', '30'],
    ['mmm', '30'],
    ['%s', '5'],
    ['ss', '05'],
    ['sss', '05'],
    ['%f', '0'],
    ['fff', '000'],
    ['fffffff', '0000000'],
    ['%F', ''],
    ['FFFFFFF', ''],
    ['%t', 'P'],
    ['tt', 'PM'],
    ['ttt', 'PM'],
    ['%z', '-7'],
    ['zz', '-07'],
    ['zzz', '-07:00'],
    ['zzzz', '-07:00'],
    ['%K', ''],
    ['KK', ''],
    ['%g', 'A.D.'],
    ['gg', 'A.D.'],
    ['%:', ':'],
    ['%/', '/'],
    ['%x', 'x'],
  ])('%s shows %j', (pattern, text) => {
    expect(show(pattern)).toBe(text);
  });

  it.each([
    ['h:mm tt', '2005-01-09 00:07:00', '12:07 AM'],
    ['h:mm tt', '2005-01-09 12:07:00', '12:07 PM'],
    ['h:mm t', '2005-01-09 11:59:59', '11:59 A'],
    ['%h', '2005-01-09 13:00:00', '1'],
    ['H.m.s', '2005-01-09 00:00:00', '0.0.0'],
    ['d M y', '2005-01-09 00:00:00', '9 1 5'],
    ['dd MM yy', '2005-01-09 00:00:00', '09 01 05'],
    ['ddd d MMM yyy', '0001-01-01 00:00:00', 'Mon 1 Jan 001'],
    ['dddd, d MMMM yyyy', '9999-12-31 23:59:59', 'Friday, 31 December 9999'],
    ['dddd', '2000-02-29 00:00:00', 'Tuesday'],
  ])('%s of %s is %s', (pattern, value, text) => {
    expect(show(pattern, value)).toBe(text);
  });

  it.each([
    [0, '+0 +00 +00:00'],
    [330, '+5 +05 +05:30'],
    [-210, '-3 -03 -03:30'],
    [-30, '-0 -00 -00:30'],
    [840, '+14 +14 +14:00'],
  ])('shows a zone %i minutes ahead of UTC', (offset, text) => {
    expect(show('z zz zzz', AFTERNOON, () => offset)).toBe(text);
  });

  it('asks for the zone at the value itself', () => {
    const format = compileDotNetFormat('zz', 'dateTime', (value) => (value < '2022-11-06 02:00:00' ? -420 : -480));
    expect(format?.('2022-11-06 01:59:59')).toBe('-07');
    expect(format?.('2022-11-06 02:00:00')).toBe('-08');
  });

  it('spells every month and weekday', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      show('MMM=MMMM', `2022-${String(index + 1).padStart(2, '0')}-01 00:00:00`),
    );
    expect(months.join(' ')).toBe(
      'Jan=January Feb=February Mar=March Apr=April May=May Jun=June Jul=July Aug=August Sep=September Oct=October Nov=November Dec=December',
    );
    const days = Array.from({ length: 7 }, (_, index) => show('ddd=dddd', `2022-05-${22 + index} 00:00:00`));
    expect(days.join(' ')).toBe('Sun=Sunday Mon=Monday Tue=Tuesday Wed=Wednesday Thu=Thursday Fri=Friday Sat=Saturday');
  });
});

describe('literals', () => {
  it.each([
    ["'day' dd", 'day 21'],
    ['"d/M" d/M', 'd/M 21/5'],
    [`'say "hi"' yy`, 'say "hi" 22'],
    [`"it's" yy`, "it's 22"],
    [String.raw`'don\'t' yy`, "don't 22"],
    [String.raw`'a\\b' yy`, String.raw`a\b 22`],
    [String.raw`\d\dd`, 'dd21'],
    [String.raw`\\yy`, String.raw`\22`],
    [String.raw`\'yy\'`, "'22'"],
    ["''yy", '22'],
    ["''", ''],
    ['yyyy-MM-ddTHH:mm:ss', '2022-05-21T14:30:05'],
    ['%dd', '2121'],
    ['d%d', '2121'],
    ['%hh', '22'],
    ['yyyy年M月', '2022年5月'],
    ['__--..', '__--..'],
    ['  ', '  '],
    ['😀', '😀'],
    ['ss.ff', '05.00'],
    ['ss.FF', '05'],
    ['ss,FF', '05,'],
    ['ss.F0', '050'],
    ["ss'.'FF", '05'],
  ])('%s shows %j', (pattern, text) => {
    expect(show(pattern)).toBe(text);
  });
});

describe('samples of the documentation', () => {
  it.each([
    ['MM/dd/yyyy', '05/21/2022'],
    ['dd/MM/yyyy HH:mm:ss zzz', '21/05/2022 14:30:05 -07:00'],
    ['M/d/yyyy h:mm tt', '5/21/2022 2:30 PM'],
  ])('%s shows %s', (pattern, text) => {
    expect(show(pattern)).toBe(text);
  });
});

describe('standard formats', () => {
  const standard = [
    ['d', '5/21/2022'],
    ['D', 'Saturday, May 21, 2022'],
    ['f', 'Saturday, May 21, 2022 2:30 PM'],
    ['F', 'Saturday, May 21, 2022 2:30:05 PM'],
    ['g', '5/21/2022 2:30 PM'],
    ['G', '5/21/2022 2:30:05 PM'],
    ['m', 'May 21'],
    ['M', 'May 21'],
    ['o', '2022-05-21T14:30:05.0000000'],
    ['O', '2022-05-21T14:30:05.0000000'],
    ['r', 'Sat, 21 May 2022 14:30:05 GMT'],
    ['R', 'Sat, 21 May 2022 14:30:05 GMT'],
    ['s', '2022-05-21T14:30:05'],
    ['t', '2:30 PM'],
    ['T', '2:30:05 PM'],
    ['u', '2022-05-21 14:30:05Z'],
    ['U', 'Saturday, May 21, 2022 9:30:05 PM'],
    ['y', 'May 2022'],
    ['Y', 'May 2022'],
  ] as const;

  it.each(standard)('%s shows %s', (pattern, text) => {
    expect(show(pattern)).toBe(text);
  });

  it('knows no other character alone', () => {
    const known = new Set<string>(standard.map(([letter]) => letter));
    for (let code = 1; code < 256; code++) {
      const char = String.fromCharCode(code);
      expect(compileDotNetFormat(char, 'dateTime') !== undefined).toBe(known.has(char));
    }
  });

  it.each([
    ['2022-12-31 20:00:00', -420, 'Sunday, January 1, 2023 3:00:00 AM'],
    ['2022-03-01 00:15:00', 330, 'Monday, February 28, 2022 6:45:00 PM'],
    ['2022-03-01 00:15:00', 0, 'Tuesday, March 1, 2022 12:15:00 AM'],
    ['0001-01-01 00:00:00', 60, 'Monday, January 1, 0001 12:00:00 AM'],
    ['9999-12-31 23:00:00', -120, 'Friday, December 31, 9999 11:59:59 PM'],
  ])('U of %s at %i minutes is %s', (value, offset, text) => {
    expect(show('U', value, () => offset)).toBe(text);
  });
});

describe('refused patterns', () => {
  it.each([
    '%',
    '%%',
    'dd%',
    'dd%%',
    "'",
    '"',
    "dd 'open",
    'dd "open',
    `'a"`,
    String.raw`'a\'`,
    'dd\\',
    '\\',
    "%'a'",
    String.raw`%\d`,
    'ffffffff',
    'FFFFFFFF',
    'x',
    '-',
    ' ',
  ])('refuses %j', (pattern) => {
    expect(compileDotNetFormat(pattern, 'date')).toBeUndefined();
    expect(compileDotNetFormat(pattern, 'dateTime')).toBeUndefined();
  });
});

describe('kinds', () => {
  it('shows a date at midnight', () => {
    expect(compileDotNetFormat('G', 'date')?.('2022-05-21')).toBe('5/21/2022 12:00:00 AM');
    expect(compileDotNetFormat('HH:mm zzz', 'date', pacific)?.('2022-05-21')).toBe('00:00 -07:00');
    expect(compileDotNetFormat('U', 'date', pacific)?.('2022-05-21')).toBe('Saturday, May 21, 2022 7:00:00 AM');
  });

  it('leaves what is not of its kind', () => {
    for (const text of ['', 'No History', 'Not Set', '14:30:05', '2022-02-30']) {
      expect(compileDotNetFormat('MM/dd/yyyy', 'date')?.(text)).toBe(text);
      expect(compileDotNetFormat('MM/dd/yyyy', 'dateTime')?.(text)).toBe(text);
    }
    expect(compileDotNetFormat('MM/dd/yyyy', 'date')?.(AFTERNOON)).toBe(AFTERNOON);
    expect(compileDotNetFormat('MM/dd/yyyy', 'dateTime')?.('2022-05-21')).toBe('2022-05-21');
  });

  it('takes an empty pattern as none', () => {
    expect(show('')).toBe(AFTERNOON);
  });
});

describe('the server’s own zone', () => {
  it('has whole minutes at every value, the empty one included', () => {
    const format = compileDotNetFormat('zzz', 'dateTime');
    for (const value of ['0001-01-01 00:00:00', '1900-06-01 00:00:00', '2024-02-29 12:00:00', '9999-12-31 23:59:59']) {
      expect(format?.(value)).toMatch(/^[+-](?:0\d|1[0-4]):[0-5]\d$/);
    }
    const minutes = -new Date(2022, 4, 21, 14, 30, 5).getTimezoneOffset();
    expect(format?.(AFTERNOON)).toBe(show('zzz', AFTERNOON, () => minutes));
  });
});

describe('properties', () => {
  const value = fc
    .tuple(fc.integer({ min: 0, max: 3_652_058 }), fc.integer({ min: 0, max: 86_399 }))
    .map(([days, seconds]) => {
      const time = new Date(seconds * 1000).toISOString().slice(11, 19);
      return `${addDays(MIN_DATE, days)} ${time}`;
    });

  it('writes the wire’s own form back', () => {
    fc.assert(fc.property(value, (text) => show('yyyy-MM-dd HH:mm:ss', text) === text));
    fc.assert(fc.property(value, (text) => show('s', text) === text.replace(' ', 'T')));
  });

  it('agrees with the engine’s own English calendar', () => {
    const english = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC', calendar: 'iso8601' });
    const parts = (text: string) =>
      Object.fromEntries(
        english.formatToParts(new Date(`${text.replace(' ', 'T')}Z`)).map(({ type, value }) => [type, value]),
      );
    fc.assert(
      fc.property(value, (text) => {
        const { weekday, month } = parts(text);
        expect(show('dddd MMMM', text)).toBe(`${weekday} ${month}`);
      }),
    );
  });

  it('keeps any text that is quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const quoted = `'${text.replace(/['\\]/g, '\\$&')}'`;
        expect(show(`${quoted}yy`)).toBe(`${text}22`);
      }),
    );
  });

  it('answers every pattern with a text or a refusal', () => {
    const pattern = fc.string({ unit: fc.constantFrom(...'dMyhHmsfFtzKg:/\'"\\% .-x'), maxLength: 12 });
    fc.assert(
      fc.property(pattern, value, (format, text) => {
        const shown = show(format, text);
        if (shown !== undefined) expect(shown).not.toContain('undefined');
        if (!/['"\\%]|f{8}|F{8}/.test(format) && format.length !== 1) expect(shown).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});

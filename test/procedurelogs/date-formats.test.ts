import { expect, it } from 'vitest';
import { procedureRow } from '../../src/resources/procedurelogs/row.ts';
import type { FieldKind } from '../../src/wire/shape.ts';
import { fc } from '../support/properties.ts';
import { NOW, TODAY } from './fixture.ts';
import { base, onFixture, succeed } from './on-fixture.ts';

/** A piece of a .NET format and its text for `yyyy-MM-dd HH:mm:ss`, computed in the simplest way. */
type Piece = readonly [pattern: string, show: (moment: string) => string];

const digits = (from: number, to: number) => (moment: string) => moment.slice(from, to);
const number = (from: number, to: number) => (moment: string) => String(Number(moment.slice(from, to)));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const datePieces: Piece[] = [
  ['yyyy', digits(0, 4)],
  ['yy', digits(2, 4)],
  ['MM', digits(5, 7)],
  ['M', number(5, 7)],
  ['MMM', (moment) => MONTHS[Number(moment.slice(5, 7)) - 1]!],
  ['dd', digits(8, 10)],
  ['d', number(8, 10)],
];
const timePieces: Piece[] = [
  ['HH', digits(11, 13)],
  ['H', number(11, 13)],
  ['mm', digits(14, 16)],
  ['ss', digits(17, 19)],
  ['tt', (moment) => (Number(moment.slice(11, 13)) < 12 ? 'AM' : 'PM')],
];
const between: Piece[] = [
  ...['-', '/', '.', ' ', ', ', ':', '_'].map((text): Piece => [text, () => text]),
  ["' of '", () => ' of '],
  ['"\'"', () => "'"],
  ['\\d', () => 'd'],
];

/** Two to five pieces with something between each two, so that none runs into the next. */
const formatOf = (pieces: Piece[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...between)), { minLength: 2, maxLength: 5 })
    .map((pairs) => pairs.flat())
    .map((all) => ({
      pattern: all.map(([pattern]) => pattern).join(''),
      show: (moment: string) => all.map(([, show]) => show(moment)).join(''),
    }));

type Format = ReturnType<typeof formatOf> extends fc.Arbitrary<infer F> ? F : never;
const formats = fc.record({
  date: fc.option(formatOf(datePieces), { nil: undefined }),
  dateTime: fc.option(formatOf([...datePieces, ...timePieces]), { nil: undefined }),
});

const fieldsOf = (...kinds: FieldKind[]) =>
  Object.entries(procedureRow.fields)
    .filter(([, field]) => kinds.includes(field.kind))
    .map(([name]) => name);
const dates = fieldsOf('date');
const dateTimes = fieldsOf('dateTime', 'serverDateTime');

function queryOf({ date, dateTime }: { date: Format | undefined; dateTime: Format | undefined }): string {
  const query = new URLSearchParams();
  if (date) query.set('DateFormatString', date.pattern);
  if (dateTime) query.set('DateTimeFormatString', dateTime.pattern);
  return query.toString();
}

type Body = Record<string, unknown>;

/** The plain answer as the formats would show it; `""` stays. */
function reshaped(body: Body, { date, dateTime }: { date: Format | undefined; dateTime: Format | undefined }): Body {
  const shown = { ...body };
  const apply = (names: string[], format: Format | undefined) => {
    for (const name of names) if (format && shown[name] !== '') shown[name] = format.show(String(shown[name]));
  };
  apply(dates, date);
  apply(dateTimes, dateTime);
  return shown;
}

onFixture('date formats in procedurelogs answers (api-conventions.md 5)', (practice) => {
  it('knows which fields are dates', () => {
    expect(dates).toEqual(['ProcDate', 'DateOriginalProsth', 'DateEntryC', 'DateTP']);
    expect(dateTimes).toEqual(['DateTStamp', 'SecDateEntry', 'serverDateTime']);
  });

  it('reshape every date of a GET, and nothing else', async () => {
    const single = await succeed(practice, 'GET', '/101');
    const list = (await succeed(practice, 'GET', '?PatNum=12')) as Body[];
    await fc.assert(
      fc.asyncProperty(formats, async (chosen) => {
        const query = queryOf(chosen);
        expect(await succeed(practice, 'GET', `/101?${query}`)).toEqual(reshaped(single, chosen));
        const formatted = await succeed(practice, 'GET', `?PatNum=12&${query}`);
        expect(formatted).toEqual(list.map((row) => reshaped(row, chosen)));
      }),
      { numRuns: 60 },
    );
  });

  it('reshape the answers to POST and PUT, and are no form for what is sent', async () => {
    await fc.assert(
      fc.asyncProperty(formats, async (chosen) => {
        const query = queryOf(chosen);
        const sent = { ...base, procCode: 'D0120', DateTP: '2024-02-29' };
        const created = await succeed(practice, 'POST', `?${query}`, sent);
        const plain = await succeed(practice, 'GET', `/${created.ProcNum}`);
        expect(plain).toMatchObject({ DateTP: '2024-02-29', ProcDate: TODAY, DateTStamp: NOW });
        expect(created).toEqual(reshaped({ ...plain, DateTStamp: '', serverDateTime: '' }, chosen));
        const updated = await succeed(practice, 'PUT', `/${created.ProcNum}?${query}`, { ProcDate: '2025-01-05' });
        expect(updated).toEqual(reshaped({ ...plain, ProcDate: '2025-01-05', serverDateTime: '' }, chosen));
      }),
      { numRuns: 30 },
    );
  });

  it('leave filters alone', async () => {
    const query = `DateTStamp=${NOW}&DateTimeFormatString=dd.MM.yyyy&DateFormatString=yy`;
    expect(await succeed(practice, 'GET', `?${query}`)).toEqual([]);
    const answer = await practice.get('/procedurelogs?DateTStamp=10.03.2025&DateTimeFormatString=dd.MM.yyyy');
    expect(answer.status).toBe(400);
  });

  it.each([
    ['DateFormatString', '%'],
    ['DateFormatString', "'open"],
    ['DateFormatString', 'q'],
    ['DateTimeFormatString', 'fffffffff'],
    ['DateTimeFormatString', 'x\\'],
  ])('%s=%s is refused before anything is written', async (name, pattern) => {
    const query = `${name}=${encodeURIComponent(pattern)}`;
    for (const [verb, path] of [
      ['GET', `/101?${query}`],
      ['POST', `?${query}`],
      ['PUT', `/101?${query}`],
    ] as const) {
      const body = verb === 'GET' ? undefined : { ...base, procCode: 'D0120', ClaimNote: 'x' };
      const answer = await practice.send(verb, `/procedurelogs${path}`, body);
      expect([verb, answer.status, answer.text]).toEqual([verb, 400, `${name} is invalid.`]);
    }
    expect(await practice.rows('securitylog')).toEqual([]);
  });
});

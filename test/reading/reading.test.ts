import { beforeAll, describe, expect, it } from 'vitest';
import { idColumn, type TableName } from '../../src/db/schema/tables.ts';
import { operations } from '../../src/resources/index.ts';
import type { Field, Shape } from '../../src/wire/shape.ts';
import { engines } from '../support/engines.ts';
import { pageSamples } from '../support/page-fields.ts';
import { testPractice } from '../support/test-practice.ts';
import { clinicCases, officeCases } from './clinic.ts';
import { accountCases, insuranceCases } from './insurance.ts';
import { peopleCases } from './people.ts';
import type { ReadingCase } from './reading-case.ts';
import { scheduleCases } from './schedule.ts';

const cases = [...peopleCases, ...scheduleCases, ...clinicCases, ...officeCases, ...insuranceCases, ...accountCases];

/** Lists that need more than rows and queries to test; most have their tests beside the resource. */
const TESTED_ELSEWHERE = [
  '/appointments',
  '/appointments/ASAP',
  '/appointments/WebSched',
  '/clinics',
  '/definitions',
  '/fees',
  '/feescheds',
  '/patients',
  '/patients/Simple',
  '/preferences',
  '/procedurecodes',
  '/procedurelogs',
  '/procnotes',
  '/proctps',
  '/providers',
  '/reports/FinanceCharges',
  '/toothinitials',
  '/treatplanattaches',
  '/treatplans',
  '/userods',
];

const NOW = '2025-03-10 09:00:00';
const pathOf = ({ page, path = page }: ReadingCase) => `/${path}`;
const isList = (path: string) => (operation: (typeof operations)[number]) =>
  operation.verb === 'GET' && operation.path === path;
function sampleOf({ page }: ReadingCase): string {
  const sample = pageSamples.get(page);
  if (sample === undefined) throw new Error(`test/fixtures/page-samples.tsv has no line for ${page}.`);
  return sample;
}

function listOf(one: ReadingCase) {
  const operation = operations.find(isList(pathOf(one)));
  if (!operation || !('row' in operation.answer)) throw new Error(`No list of ${one.page}.`);
  return { ...operation, row: operation.answer.row };
}

/** The row that the page's sample shows, as the database stores it. */
function sampleRow(one: ReadingCase): Record<string, unknown> {
  const sample = JSON.parse(sampleOf(one)) as Record<string, unknown>;
  const { fields }: Shape = listOf(one).row;
  const kept = Object.entries(fields).filter(([, { sql, kind }]) => sql === undefined && kind !== 'serverDateTime');
  const isIn = (values: object | undefined, name: string) => values !== undefined && Object.hasOwn(values, name);
  const lacking = kept
    .filter(([name, { column = name }]) => !isIn(sample, name) && !isIn(one.stored, column))
    .map(([name]) => name);
  if (lacking.length > 0)
    throw new Error(
      `The sample of ${one.page} does not show ${lacking.join(', ')}: the case must say what is in \`stored\`, and what is in \`shown\`.`,
    );
  const shown = kept.map(([name, field]) => [field.column ?? name, storedValue(field, sample[name])]);
  return { ...Object.fromEntries(shown), ...one.stored };
}

function storedValue({ kind, names }: Field, shown: unknown): unknown {
  switch (kind) {
    case 'flag':
      return Number(shown === 'true');
    case 'named':
      return names![String(shown)] ?? 0;
    case 'keyText':
    case 'numberText':
      return Number(shown);
    case 'color': {
      const [red = 0, green = 0, blue = 0] = String(shown).split(',').map(Number);
      return red * 65536 + green * 256 + blue - 16777216;
    }
    default:
      return shown;
  }
}

it('has a case for every list of a table', () => {
  const withCase = cases.map(pathOf);
  const lists = operations.filter(({ verb, base, answer }) => {
    return verb === 'GET' && !base && answer.kind === 'list' && 'source' in answer.row;
  });
  const without = lists.map(({ path }) => path).filter((path) => !withCase.includes(path));
  expect(without.sort(), 'A new list needs a case in one of the files of test/reading.').toEqual(TESTED_ELSEWHERE);
});

describe.each(engines)('reading on %s', (engine) => {
  const practice = testPractice({ engine });

  describe.each(cases)('$page', (one) => {
    const id = idColumn(one.table);
    const path = pathOf(one);

    beforeAll(async () => {
      practice.setNow(one.now ?? NOW);
      await practice.clear();
      for (const [table, rows] of Object.entries(one.beside ?? {})) {
        await practice.lay(table as TableName, ...(rows as never[]));
      }
      const row = sampleRow(one);
      const rows = [row, ...(one.more ?? []).map((changed) => ({ ...row, ...changed }))];
      await practice.lay(one.table, ...(rows as never[]));
    });

    it('shows the sample of its page', async () => {
      const key = sampleRow(one)[id];
      const { text } = await practice.get(`${path}?${one.needed ?? listQuery(one, Number(key))}`);
      const found = text.slice(1, -1).split(/(?<=\}),(?=\{)/);
      expect(found).toContain(shownSample(one));
      if (one.single) expect((await practice.get(`${path}/${key}`)).text).toBe(shownSample(one));
    });

    it.each(one.lists)('finds by "%s" %j', async (query, keys) => {
      const { status, body } = await practice.get(`${path}?${query}`);
      expect([status, body.map((row: Record<string, unknown>) => Number(row[shownId(one)]))]).toEqual([200, keys]);
    });

    it('has a list for each of its parameters', () => {
      const tried = new Set(one.lists.flatMap(([query]) => [...new URLSearchParams(query).keys()]));
      expect(Object.keys(listOf(one).query ?? {}).filter((name) => !tried.has(name))).toEqual([]);
    });

    it.each(one.refused ?? [])('%s is refused: %i %s', async (below, status, sentence) => {
      expect(await practice.get(`${path}${below}`)).toMatchObject({ status, body: sentence });
    });
  });
});

/** A list that finds the sample's row. */
const listQuery = ({ lists }: ReadingCase, key: number) => lists.find(([, keys]) => keys.includes(key))?.[0] ?? '';

/** The sample as our rows must show it: values that `stored` gives otherwise come from there. */
function shownSample(one: ReadingCase): string {
  return one.shown === undefined ? sampleOf(one) : JSON.stringify({ ...JSON.parse(sampleOf(one)), ...one.shown });
}

/** The field that shows the primary key. */
function shownId(one: ReadingCase): string {
  const id = idColumn(one.table);
  const fields = Object.entries(listOf(one).row.fields);
  return fields.find(([name, { column = name }]) => column === id)![0];
}

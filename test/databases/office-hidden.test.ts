import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import touched from '../../src/db/office/touched-tables.json' with { type: 'json' };
import { columnsOf, type TableName, tables } from '../../src/db/schema/tables.ts';
import type { Operation } from '../../src/http/operation.ts';
import { operations } from '../../src/resources/index.ts';
import { checkPractice } from '../../src/server.ts';
import { nameOf, pathOf } from '../limits/good-requests.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

/** A version that has every table and column. */
const shape = { version: '25.4.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false } as const;

// Evidence names the practice's own key, which is another one at each start here.
const reads = operations.filter(
  ({ verb, follow, access, path }) => verb === 'GET' && !follow && !access && !/evidence/.test(path),
);
const readBy = (operation: Operation) =>
  (touched as unknown as Record<string, { read?: string[] }>)[nameOf(operation)]?.read ?? [];

async function answerOf(practice: TestPractice, operation: Operation) {
  const path = operation.path.replace(/\{\w+\}/, '1');
  const { status, text } = await practice.ext('GET', pathOf(operation, { path, query: { PatNum: 1 } }));
  return { status, text: text.replace(/"serverDateTime":"[^"]*"/g, '') };
}

/** Read where the row here points to a file, which no row of the demo practice does. */
const notRecorded = ['document GET /api/ext/v1/treatplans/{TreatPlanNum}/pdf'];

describe.runIf(canStartMariadb)('an office’s database whose user has no right', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let user: string;
  const before = new Map<Operation, { status: number; text: string }>();
  beforeAll(async () => {
    server = await startPrivateMariadb('hidden-one', '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    user = `'${office.reader}'@'127.0.0.1'`;
    const practice = await startTestPractice({ database: office.readerUrl });
    for (const operation of reads) before.set(operation, await answerOf(practice, operation));
    await practice.stop();
    await office.run(`REVOKE SELECT ON ${office.name}.* FROM ${user}`);
    for (const table of Object.keys(tables)) await office.run(`GRANT SELECT ON ${office.name}.${table} TO ${user}`);
  });
  afterAll(async () => {
    await office?.drop();
    await server?.destroy();
  });

  /** Every read of the table is answered as ever or refused by its name, and check foresees each refusal. */
  async function answersOrNames(table: TableName) {
    const { operations: told, findings } = await checkPractice(office.readerUrl);
    const problems = findings.flatMap(({ kind, sentence }) => (kind === 'problem' ? [sentence] : []));
    expect(problems.join('\n')).toMatch(new RegExp(`\\b${table}\\b`));
    const works = new Map(told.map((each) => [each.operation, each.works]));
    const practice = await startTestPractice({ database: office.readerUrl });
    const faults: string[] = [];
    for (const operation of reads) {
      const name = nameOf(operation);
      if (!readBy(operation).includes(table) && !notRecorded.includes(`${table} ${name}`)) continue;
      const { status, text } = await answerOf(practice, operation);
      const was = before.get(operation)!;
      if (status === 503) {
        if (!text.includes(`"${table}"`)) faults.push(`${name}: 503 ${text}`);
        if (works.get(name) && !notRecorded.includes(`${table} ${name}`)) faults.push(`check says that ${name} works`);
      } else if (status !== was.status || text !== was.text) faults.push(`${name}: ${status} ${text.slice(0, 300)}`);
    }
    await practice.stop();
    expect(faults).toEqual([]);
  }

  const others = (Object.keys(tables) as TableName[]).filter((table) => table !== 'preference');

  it.each(others)('to see the table %s', async (table) => {
    await office.run(`REVOKE SELECT ON ${office.name}.${table} FROM ${user}`);
    try {
      await answersOrNames(table);
    } finally {
      await office.run(`GRANT SELECT ON ${office.name}.${table} TO ${user}`);
    }
  });

  it.each(['patient', 'procedurelog', 'insplan', 'definition', 'carrier'] as const)(
    'to see the last column of %s',
    async (table) => {
      const seen = columnsOf(table).map(([name]) => `\`${name}\``);
      await office.run(`REVOKE SELECT ON ${office.name}.${table} FROM ${user}`);
      await office.run(`GRANT SELECT (${seen.slice(0, -1).join(', ')}) ON ${office.name}.${table} TO ${user}`);
      try {
        await answersOrNames(table);
      } finally {
        await office.run(`GRANT SELECT ON ${office.name}.${table} TO ${user}`);
      }
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idColumn, type TableName, tables } from '../../src/db/schema/tables.ts';
import { operations } from '../../src/resources/index.ts';
import { startServer } from '../../src/server.ts';
import { goodRequest, jsonOf, nameOf, pathOf, textOf, without } from '../limits/good-requests.ts';
import { engines, freshDatabase } from '../support/engines.ts';
import { plainDatabase } from '../support/shapes.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const SENT = 'x😀';

const withTexts = operations.flatMap((operation) => {
  const names = Object.entries(operation.body ?? {}).flatMap(([name, { kind }]) => (kind === 'text' ? [name] : []));
  return operation.access || names.length === 0 ? [] : [[nameOf(operation), operation, names] as const];
});

/** Texts that are looked up, read as something else, or left out beside a number that says the same; none is stored as sent. */
const notStored = [
  'POST /apptfielddefs PickList',
  'POST /perioexams UpperFacial',
  'POST /perioexams UpperLingual',
  'POST /perioexams LowerLingual',
  'POST /perioexams LowerFacial',
  'POST /refattaches referralName',
];

describe.runIf(engines.includes('mariadb'))('a text with a character that an office’s columns cannot hold', () => {
  let practice: TestPractice;
  let drop: () => Promise<void>;
  const firstKeys = new Map<string, number>();
  let named = 0;
  beforeAll(async () => {
    const fresh = await freshDatabase('mariadb');
    ({ drop } = fresh);
    await (await startServer({ database: fresh.database, control: ':memory:', port: 0 })).stop();
    const plain = await plainDatabase('mariadb', fresh.database);
    // The demo practice becomes an office's: without what is Bitewing's own, and with the letters of older offices.
    for (const { Trigger } of await plain.all('SHOW TRIGGERS')) await plain.run(`DROP TRIGGER \`${Trigger}\``);
    for (const row of await plain.all('SHOW TABLES')) {
      const name = String(Object.values(row)[0]);
      await plain.run(name in tables ? `ALTER TABLE ${name} CONVERT TO CHARACTER SET utf8mb3` : `DROP TABLE ${name}`);
      if (!(name in tables)) continue;
      const [first] = await plain.all(`SELECT MIN(${idColumn(name as TableName)}) AS found FROM ${name}`);
      if (first!.found) firstKeys.set(name, Number(first!.found));
    }
    await plain.run("UPDATE preference SET ValueString = '25.4.1.0' WHERE PrefName = 'DataBaseVersion'");
    plain.close();
    practice = await startTestPractice({ database: fresh.database, writes: 'direct', now: '2026-06-15 09:00:00' });
  }, 120_000);
  afterAll(async () => {
    await practice?.stop();
    await drop?.();
  });

  it.each(withTexts)('is refused by the name of its field in %s', async (title, operation, names) => {
    const good = goodRequest(operation, (table) => firstKeys.get(table));
    for (const name of names) {
      const fields = jsonOf(without(good.body, operation, name));
      const body = textOf({ ...fields, [name]: JSON.stringify(SENT) });
      const { status, text } = await practice.ext(operation.verb, pathOf(operation, good), body);
      expect([name, status < 500, text]).toEqual([name, true, expect.not.stringMatching(/Incorrect|column [`']/)]);
      if (status < 400) expect(notStored).toContain(`${title} ${name}`);
      if (!text.includes('cannot hold')) continue;
      named++;
      expect(text).toBe(`${name} has a character that this office's database cannot hold in that column.`);
    }
  });

  it('was met by most of them', () => expect(named).toBeGreaterThan(150));
});

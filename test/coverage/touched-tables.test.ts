import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { recordTouchedTables, TOUCHED_TABLES, touchedTablesText } from './touched-tables.ts';

/** What `bitewing check --writes` knows of each write is recorded anew here; `UPDATE_TOUCHED=1` writes it. */
let recorded: Awaited<ReturnType<typeof recordTouchedTables>>;
beforeAll(async () => {
  recorded = await recordTouchedTables();
}, 600_000);

it('is kept as the operations make it', () => {
  const text = touchedTablesText(recorded);
  if (process.env.UPDATE_TOUCHED === '1') writeFileSync(TOUCHED_TABLES, text);
  const how = 'Operations touch other tables. UPDATE_TOUCHED=1 npm test -- test/coverage/touched-tables writes them.';
  expect(JSON.parse(readFileSync(TOUCHED_TABLES, 'utf8')), how).toEqual(recorded);
  expect(readFileSync(TOUCHED_TABLES, 'utf8') === text, how).toBe(true);
});

it('knows what is written beside the main table, and facts that could have been in memory', () => {
  expect(recorded['POST /treatplans']).toMatchObject({ insert: expect.arrayContaining(['treatplan', 'securitylog']) });
  expect(recorded['DELETE /treatplans/{TreatPlanNum}']!.delete).toContain('treatplan');
  expect(recorded['DELETE /treatplans/{TreatPlanNum}']!.read).toContain('treatplanparam');
  expect(recorded['POST /procedurelogs']!.read).toEqual(
    expect.arrayContaining(['fee', 'procedurecode', 'patient', 'benefit']),
  );
});

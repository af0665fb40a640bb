import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import { runBitewing, temporaryFolder } from '../cli/run-bitewing.ts';
import { engines, sharedDatabase } from '../support/engines.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const sign = async ({ url, demoKeys }: RunningServer, plan = 11404) => {
  const headers = { authorization: `ODFHIR ${demoKeys}`, 'content-type': 'application/json' };
  const signed = await fetch(`${url}/treatplans/${plan}`, { method: 'PUT', headers, body: '{"isSigned": "true"}' });
  expect(signed.status).toBe(200);
};

/** Exit statuses of `verify` in each of its forms. */
async function verified(database: string, control: string): Promise<(number | null)[]> {
  const flags = ['--database', database, '--control', control];
  const forms = [['plan', '11404'], ['all'], ['chain']];
  return Promise.all(forms.map(async (form) => (await runBitewing(['verify', ...form, ...flags])).status));
}

it('a test that resets or restores a practice leaves nothing that cannot be verified', async () => {
  const { database, drop } = await sharedDatabase('sqlite');
  const control = join(folder.path('tests'), 'control.db');
  const server = await startServer({ database, control, port: 0, testControls: true });
  await server.snapshot('unsigned');
  await sign(server);
  await server.snapshot('signed');
  expect(await verified(database, control)).toEqual([0, 0, 0]);
  for (const back of [server.reset, () => server.restore('unsigned'), () => server.restore('signed')]) {
    await back();
    expect(await verified(database, control)).toEqual([0, 0, 0]);
    await sign(server, 11412);
    expect(await verified(database, control)).toEqual([0, 0, 0]);
  }
  // Only who can write the control file may say which records a reset ended.
  const rename = async (name: string) => {
    await unitOfWork(server.practice, async ({ db }) => {
      await sql`UPDATE treatplan SET Signature = ''`.execute(db);
      await sql`UPDATE bitewing_meta SET Value = ${name} WHERE Name = 'evidence'`.execute(db);
    });
  };
  await rename('another');
  expect(await verified(database, control)).toEqual([2, 2, 0]);
  await rename('');
  expect(await verified(database, control)).toEqual([2, 2, 0]);
  await server.stop();
  await drop();
});

it.each(engines)('demo reset on %s leaves nothing that cannot be verified', async (engine) => {
  const { database, drop } = await sharedDatabase(engine);
  const control = folder.path(`${engine}-control.db`);
  for (let round = 0; round < 2; round++) {
    const server = await startServer({ database, control, port: 0 });
    await sign(server);
    await server.stop();
    const flags = ['--database', database, '--control', control];
    expect(await runBitewing(['demo', 'reset', ...flags])).toMatchObject({ status: 0, err: '' });
    expect(await verified(database, control)).toEqual([0, 0, 0]);
  }
  await drop();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { openPractice } from '../db/opening/open.ts';
import { startServer } from '../server.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitewing-found-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finishes a first start that ended between the tables and the demo practice', async () => {
  const database = join(folder, 'practice.db');
  await (await openPractice(database, systemClock)).practice.close();
  const server = await startServer({ database, port: 0 });
  expect(server.isDemo).toBe(true);
  await server.stop();
});

it('keeps a practice that was started empty empty', async () => {
  const database = join(folder, 'empty.db');
  await (await startServer({ database, port: 0, empty: true })).stop();
  const server = await startServer({ database, port: 0 });
  expect(server.isDemo).toBe(false);
  await server.stop();
});

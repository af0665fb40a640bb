import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, startServer } from '../../src/index.ts';
import { engines, freshDatabase } from '../support/engines.ts';
import { runBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const pair = { developerKey: 'BackupDeveloper', customerKey: 'BackupCustomer' };
const send = (url: string, path: string, body?: unknown) =>
  fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `ODFHIR ${pair.developerKey}/${pair.customerKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

describe('bitewing backup', () => {
  it('copies a practice that is written to, so that the copy can be served with the same keys', async () => {
    const database = folder.path('served.db');
    const copy = folder.path('backups/monday.db');
    const server = await startServer({ database, port: 0 });
    server.keys.add(pair, 'Backup', PERMISSIONS, '2026-01-01 00:00:00');
    const posts: Promise<number>[] = [];
    let isCopying = true;
    const writing = (async () => {
      while (isCopying) {
        const posted = send(server.url, '/treatplans', { PatNum: 1010, Heading: 'While copying' });
        posts.push(posted.then(({ status }) => status));
        await posted;
      }
    })();
    const backup = await runBitewing(['backup', copy, '--database', database]);
    isCopying = false;
    await writing;
    expect(backup).toMatchObject({ status: 0, err: '' });
    expect(backup.out).toContain(`${database} is copied to ${copy}.`);
    expect(new Set(await Promise.all(posts))).toEqual(new Set([201]));
    await server.stop();

    for (const file of [copy, folder.path('backups/monday-control.db')])
      expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new DatabaseSync(copy).prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const restored = await startServer({ database: copy, port: 0 });
    expect((await send(restored.url, '/treatplans?PatNum=1010')).status).toBe(200);
    await restored.stop();
    const again = await runBitewing(['backup', copy, '--database', database]);
    expect(backup.out).not.toContain('documents');
    expect([again.status, again.err]).toEqual([1, `bitewing: ${copy} exists; name another file.\n`]);
  });

  it('leaves nothing of a copy that cannot be completed', async () => {
    const database = folder.path('incomplete/practice.db');
    const server = await startServer({ database, port: 0, empty: true });
    await server.stop();
    // Where the last of the files would stand is a link to nowhere.
    symlinkSync(folder.path('nowhere/file.db'), folder.path('incomplete/copy-control.db'));
    const { status, out } = await runBitewing(['backup', folder.path('incomplete/copy.db'), '--database', database]);
    expect([status, out]).toEqual([1, '']);
    expect(readdirSync(folder.path('incomplete')).filter((name) => name.startsWith('copy'))).toEqual([
      'copy-control.db',
    ]);
  });

  it('names the folder of documents, which it does not copy', async () => {
    const database = folder.path('with-documents/practice.db');
    // The demo practice keeps its files as rows.
    const server = await startServer({ database, port: 0, empty: true });
    server.keys.add(pair, 'Backup', PERMISSIONS, '2026-01-01 00:00:00');
    expect(
      (await send(server.url, '/definitions', { ItemName: 'Letters', category: 'ImageCats', ItemValue: '' })).status,
    ).toBe(201);
    const patient = await send(server.url, '/patients', { LName: 'Backup', FName: 'Ida' });
    const { PatNum } = (await patient.json()) as { PatNum: number };
    const uploaded = await send(server.url, '/documents/Upload', { PatNum, rawBase64: 'aGVsbG8=', extension: '.txt' });
    expect(uploaded.status, await uploaded.text()).toBe(201);
    await server.stop();
    const { out } = await runBitewing(['backup', folder.path('with-documents/copy.db'), '--database', database]);
    expect(out).toContain(`${folder.path('with-documents/documents')} has patients’ documents and is not copied`);
  });

  it.each([
    [['backup', 'copy.db', '--database', folder.path('none.db')], 1, 'There is no practice at'],
    [['backup', 'copy.db', '--database', ':memory:'], 1, 'There is no practice at'],
    [['backup', 'copy.db', '--database', 'mysql://u:secret@localhost/x'], 2, 'use its own tool: mariadb-dump.'],
    [['backup', 'a\nb.db'], 2, 'The copy needs a name without line breaks'],
    [['backup', 'copy.db', '--documents', import.meta.filename], 2, 'is a file. Name a folder.'],
    [['backup'], 2, "missing required argument 'file'"],
  ])('%j ends with status %i and a sentence', async (args, status, sentence) => {
    const ended = await runBitewing(args);
    expect(ended).toMatchObject({ status, out: '', err: expect.stringContaining(sentence) });
    expect(ended.err).not.toContain('secret');
  });
});

describe('bitewing upgrade', () => {
  const older = () => {
    const path = folder.path(`older-${crypto.randomUUID()}.db`);
    const file = new DatabaseSync(path);
    file.exec(readFileSync(join(import.meta.dirname, '../fixtures/schema/1.sqlite.sql'), 'utf8'));
    file.exec("INSERT INTO bitewing_meta VALUES ('practice', 'own')");
    file.close();
    return path;
  };

  it('tells what it would do, and changes nothing', async () => {
    const path = older();
    const before = readFileSync(path);
    const { status, out } = await runBitewing(['upgrade', '--dry-run', '--database', path]);
    expect([status, out.split('\n')[0]]).toEqual([0, 'Version 1 would become version 2:']);
    expect(out).toContain('  add table perioexam\n');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('says of a practice that an earlier build of the newest version made that it is completed', async () => {
    const path = older();
    await runBitewing(['upgrade', '--database', path]);
    const file = new DatabaseSync(path);
    file.exec("DROP TABLE perioexam; DELETE FROM bitewing_meta WHERE Name = 'added perioexam'");
    file.close();
    const { status, out } = await runBitewing(['upgrade', '--dry-run', '--database', path]);
    expect([status, out]).toEqual([
      0,
      'The practice is of version 2, made before the version was complete. It would get:\n  add table perioexam\n',
    ]);
  });

  it('does it once', async () => {
    const path = older();
    const first = await runBitewing(['upgrade', '--database', path]);
    expect([first.status, first.out]).toEqual([0, expect.stringContaining('from version 1 to version 2')]);
    expect(await runBitewing(['upgrade', '--database', path])).toEqual({
      status: 0,
      out: 'The practice is of version 2, the newest. There is nothing to do.\n',
      err: '',
    });
  });

  it('needs a practice', async () => {
    const none = await runBitewing(['upgrade', '--database', folder.path('none.db')]);
    expect([none.status, none.err]).toEqual([1, expect.stringContaining('There is no practice of Bitewing’s own at')]);
  });
});

describe.each(engines.filter((engine) => engine !== 'sqlite'))('bitewing backup, of a practice in %s', (engine) => {
  it('copies its keys and the evidence of its signatures, and says that the database is not copied', async () => {
    const { database, drop } = await freshDatabase(engine);
    const control = folder.path('on-a-server-control.db');
    const server = await startServer({ database, control, port: 0 });
    try {
      server.keys.add(pair, 'Backup', PERMISSIONS, '2026-01-01 00:00:00');
      const saved = await send(server.url, '/treatplans/Saved', { TreatPlanNum: 11401 });
      const { TreatPlanNum } = (await saved.json()) as { TreatPlanNum: number };
      const signed = await fetch(`${server.url}/treatplans/${TreatPlanNum}`, {
        method: 'PUT',
        headers: { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' },
        body: '{"isSigned":"true"}',
      });
      expect(signed.status).toBe(200);
      const copy = folder.path('on-a-server.copy.db');
      const { status, out, err } = await runBitewing(['backup', copy, '--database', database, '--control', control]);
      expect([status, err]).toEqual([0, '']);
      expect(out).toContain('The database itself is not copied. For a database server use its own tool: mariadb-dump.');
      const copied = ['--database', database, '--control', folder.path('on-a-server.copy-control.db')];
      expect((await runBitewing(['keys', 'list', ...copied])).out).toContain('Backup');
      expect((await runBitewing(['verify', 'plan', String(TreatPlanNum), ...copied])).status).toBe(0);
    } finally {
      await server.stop();
      await drop();
    }
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite, type SqliteConnection } from './connection.ts';
import { type SharedView, sharedView } from './shared-view.ts';

describe('reads of one turn', () => {
  let folder: string;
  let writing: SqliteConnection;
  let view: SharedView;
  let time = 0;
  const told = () => view.column('SELECT COUNT(*) FROM told', [])[0];
  const tell = () => writing.exec('INSERT INTO told VALUES (1)');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bitewing-'));
    const path = join(folder, 'practice.db');
    writing = openSqlite(path);
    writing.exec('CREATE TABLE told (Number INTEGER)');
    view = sharedView(openSqlite(path, { readOnly: true }), () => time);
  });
  afterEach(() => {
    view.close();
    writing.close();
    rmSync(folder, { recursive: true });
  });

  it.each<[string, () => unknown, number]>([
    ['that come at once see the same', () => {}, 0],
    ['see what was committed before a millisecond', () => (time += 1), 1],
    ['see what we commit', () => view.end(), 1],
    ['end with it', () => nextTurn(), 1],
  ])('%s', async (_, meanwhile, seen) => {
    expect(told()).toBe(0);
    tell();
    await meanwhile();
    expect(told()).toBe(seen);
  });

  it('end even where SQLite has ended their transaction by itself, as after a fault of the disk', () => {
    told();
    view.column('ROLLBACK', []);
    tell();
    expect(() => view.end()).not.toThrow();
    expect(told()).toBe(1);
  });

  it('leave nothing open that a checkpoint would wait for', async () => {
    told();
    await nextTurn();
    tell();
    expect(writing.all('PRAGMA wal_checkpoint(TRUNCATE)', [])).toMatchObject([{ busy: 0 }]);
  });
});

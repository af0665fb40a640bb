import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patients, practiceFile, type RealServer, startRealServer } from './real-server.ts';

/** The short form of `reliability.md` 5, F1. */
const ROUNDS = 15;
const WRITERS = 6;

/** The last acknowledged write of one procedure, and the write that was sent when the server died. */
interface Written {
  /** In BillingNote and Idempotency-Key, so that a repeat is recognised. */
  readonly mark: string;
  readonly patNum: number;
  /** Undefined until its creation was acknowledged. */
  procNum?: number;
  /** ClaimNote as last acknowledged, and the one in flight. */
  note: string;
  noteInFlight?: string | undefined;
  deletion?: 'asked' | 'acknowledged';
}

let folder = '';
let database = '';
let server: RealServer | undefined;
const all: Written[] = [];

beforeAll(async () => {
  ({ folder, database } = await practiceFile());
});
afterAll(async () => {
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

it(`loses, doubles and tears nothing in ${ROUNDS} kills of a writing server`, async () => {
  let acknowledged = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    server = await startRealServer(database);
    await repeatUnanswered(server);
    const before = all.length;
    const enough = Promise.withResolvers<void>();
    // A number of answers rather than a time: a busy machine must not make a round without any.
    let left = 5 + Math.floor(Math.random() * 60);
    const onAnswer = () => {
      if (--left === 0) enough.resolve();
    };
    const writing = Array.from({ length: WRITERS }, (_, writer) => write(server!, round, writer, onAnswer));
    await Promise.race([enough.promise, Promise.all(writing)]);
    await pause(Math.random() * 10);
    await server.kill();
    await Promise.all(writing);
    acknowledged += all.slice(before).filter(({ procNum }) => procNum !== undefined).length;
    inspect(round);
  }
  console.log(`${acknowledged} procedures acknowledged, none missing.`);
});

/** Creates, changes and deletes procedures one after another until the connection breaks. */
async function write(running: RealServer, round: number, writer: number, onAnswer: () => void): Promise<void> {
  for (let count = 0; ; count++) {
    const patNum = patients[(writer + count) % patients.length]!;
    const written: Written = { mark: `${round}-${writer}-${count}`, patNum, note: '' };
    all.push(written);
    try {
      await create(running, written);
      onAnswer();
      for (const note of ['first', 'second']) {
        written.noteInFlight = note;
        await expectDone(running, 'PUT', `/procedurelogs/${written.procNum}`, { ClaimNote: note, Priority: count % 2 });
        written.note = note;
        written.noteInFlight = undefined;
        onAnswer();
      }
      if (count % 3 !== 0) continue;
      written.deletion = 'asked';
      await expectDone(running, 'DELETE', `/procedurelogs/${written.procNum}`);
      written.deletion = 'acknowledged';
    } catch (error) {
      // A broken connection ends the round; a silent server and any other answer than success end the test.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

async function create(running: RealServer, written: Written): Promise<void> {
  const body = {
    PatNum: written.patNum,
    ProcDate: '2025-01-01',
    ProcStatus: 'TP',
    procCode: 'D0120',
    BillingNote: written.mark,
  };
  const text = await expectDone(running, 'POST', '/procedurelogs', body, { 'idempotency-key': written.mark });
  written.procNum = JSON.parse(text).ProcNum;
}

async function expectDone(
  running: RealServer,
  verb: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<string> {
  const { status, text } = await running.send(verb, path, body, headers);
  if (status >= 300) throw new Error(`${verb} ${path} was answered ${status}: ${text}`);
  return text;
}

/** What a client does that got no answer: the same request with the same key. It must not be done twice. */
async function repeatUnanswered(running: RealServer): Promise<void> {
  for (const written of all) if (written.procNum === undefined) await create(running, written);
}

/** Looks into the file itself, as it was left. */
function inspect(round: number): void {
  const file = new DatabaseSync(database);
  const rows = <T>(sql: string) => file.prepare(sql).all() as T[];
  try {
    expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const found = Map.groupBy(
      rows<{ ProcNum: number; BillingNote: string; ClaimNote: string; ProcStatus: number }>(
        'SELECT ProcNum, BillingNote, ClaimNote, ProcStatus FROM procedurelog',
      ),
      (row) => row.BillingNote,
    );
    for (const written of all) {
      const copies = found.get(written.mark) ?? [];
      const lost = written.procNum !== undefined && copies[0]?.ProcNum !== written.procNum;
      expect({ round, written, lost, copies: copies.length > 1 }).toMatchObject({ lost: false, copies: false });
      const [row] = copies;
      if (!row) continue;
      expect([written.note, written.noteInFlight ?? written.note]).toContain(row.ClaimNote);
      if (written.deletion !== 'asked') expect([written, row.ProcStatus]).toEqual([written, written.deletion ? 6 : 1]);
    }
    for (const [rule, sql] of Object.entries(wholeness)) expect([round, rule, rows(sql)]).toEqual([round, rule, []]);
  } finally {
    file.close();
  }
}

/** Queries that find what half a unit of work would leave behind. */
const wholeness = {
  'every procedure has the audit row of its creation':
    'SELECT p.ProcNum FROM procedurelog p WHERE NOT EXISTS (SELECT 1 FROM securitylog s ' +
    "WHERE s.FKey = p.ProcNum AND s.LogText LIKE 'Created by %')",
  'every deleted procedure has the audit row of its removal':
    'SELECT p.ProcNum FROM procedurelog p WHERE p.ProcStatus = 6 AND NOT EXISTS (SELECT 1 FROM securitylog s ' +
    "WHERE s.FKey = p.ProcNum AND s.LogText LIKE 'Deleted by %')",
  'every planned procedure is on an Active plan once':
    'SELECT p.ProcNum FROM procedurelog p WHERE p.ProcStatus = 1 AND 1 <> (SELECT COUNT(*) FROM treatplanattach a ' +
    'JOIN treatplan t ON t.TreatPlanNum = a.TreatPlanNum WHERE a.ProcNum = p.ProcNum AND t.TPStatus = 1 ' +
    'AND t.PatNum = p.PatNum AND a.Priority = p.Priority)',
  'no other procedure is on a plan':
    'SELECT a.ProcNum FROM treatplanattach a LEFT JOIN procedurelog p ON p.ProcNum = a.ProcNum ' +
    'WHERE p.ProcStatus IS NULL OR p.ProcStatus <> 1',
  'no patient has two Active plans':
    'SELECT PatNum FROM treatplan WHERE TPStatus = 1 GROUP BY PatNum HAVING COUNT(*) > 1',
};

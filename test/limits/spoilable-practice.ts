import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { columnsOf, idColumn, type TableName, tables } from '../../src/db/schema/tables.ts';
import type { Key } from '../../src/domain/key.ts';
import { catchUpAlone, nextDue } from '../../src/practice/insurance/due/due-estimates.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { type FirstKey, tableOfKey } from './good-requests.ts';

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** The demo practice with a row in every table, which tells at once whether anything of it changed. */
export interface SpoilablePractice {
  readonly practice: TestPractice;
  readonly firstKey: FirstKey;
  /** JSON text, or none, to a path from the server's origin on. */
  send(
    verb: string,
    path: string,
    body: string | undefined,
    authorization?: string,
    more?: Readonly<Record<string, string>>,
  ): Promise<Told>;
  /** Whether a byte of any row is another one than when this was last asked. */
  hasChanged(): Promise<boolean>;
  /** All rows as they were laid; does nothing where the engine has no snapshots. */
  putBack(): Promise<void>;
  stop(): Promise<void>;
}

const PAIR = 'ODFHIR TestDeveloper/TestCustomer';

const onPlan = { PayPlanNum: 2, LinkType: 'Procedure', FKey: 113005 };

/** What the demo practice lacks, and no row that is laid would do for. */
const MADE: readonly (readonly [path: string, body: object])[] = [
  // A subscription belongs to the pair that made it. Nobody fires this event, so nothing is sent.
  ['/subscriptions', { EndPointUrl: 'http://127.0.0.1:9/events', UiEventType: 'PatientSelected' }],
  ['/appointmenttypes', { AppointmentTypeName: 'Not in use' }],
  ['/payplanlinks', onPlan],
  ['/payplancharges', { ...onPlan, ChargeDate: '2026-06-15', Principal: 0, Interest: 1 }],
];

export async function startSpoilablePractice(engine: Engine): Promise<SpoilablePractice> {
  const practice = await startTestPractice({ engine, empty: false, now: '2026-06-15 09:00:00' });
  const firstKeys = await layMissingRows(practice);
  for (const [path, body] of MADE) {
    const { status, text: said } = await practice.post(path, body);
    if (status !== 201) throw new Error(said);
  }
  const { snapshots, feed } = practice.server.practice;
  // What the server does later by itself is done now, and not between two looks at the rows.
  const settle = async () => {
    for (let due: readonly Key[] = []; ; await catchUpAlone(practice.server.practice, due)) {
      due = await nextDue(practice.server.practice, 100);
      if (due.length === 0) break;
    }
    await feed?.own?.tidy();
  };
  await settle();
  const laid = await snapshots?.take();
  const contents = async () => {
    await settle();
    return snapshots ? (await snapshots.take()).bytes : Buffer.from(await rowsOf(practice));
  };
  let kept = await contents();
  let isDirty = false;
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const { hostname, port } = new URL(practice.origin);

  return {
    practice,
    firstKey: (table) => firstKeys.get(table),
    send: (verb, path, body, authorization = PAIR, more = {}) =>
      new Promise((resolve, reject) => {
        const headers = {
          ...more,
          authorization,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        };
        const asked = request({ agent, hostname, port, method: verb, path, headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () => {
            isDirty ||= verb !== 'GET' && answer.statusCode! < 400;
            resolve({ status: answer.statusCode!, text, headers: answer.headers });
          });
        });
        asked.on('error', reject).end(body);
      }),
    hasChanged: async () => {
      const before = kept;
      kept = await contents();
      return Buffer.compare(kept, before) !== 0;
    },
    putBack: async () => {
      if (!isDirty) return;
      isDirty = false;
      if (laid) await snapshots!.putBack(laid);
      // The numbering of changes never turns back, so that these are not the bytes of `laid`.
      kept = await contents();
    },
    stop: async () => {
      agent.destroy();
      await practice.stop();
    },
  };
}

/** A row in each table that the demo practice leaves empty, which refers to the first row of every other. */
async function layMissingRows(practice: TestPractice): Promise<Map<TableName, number>> {
  const names = Object.keys(tables) as TableName[];
  const first = new Map<TableName, number>();
  const note = async (table: TableName) => {
    const [row] = await practice.rows(table);
    if (row) first.set(table, (row as Record<string, unknown>)[idColumn(table)] as number);
  };
  for (const table of names) await note(table);
  for (const table of names.filter((name) => !first.has(name))) {
    const references = columnsOf(table).flatMap(([column]) => {
      const key = first.get(tableOfKey.get(column) ?? table);
      return key === undefined ? [] : [[column, key]];
    });
    await practice.lay(table, Object.fromEntries(references));
    await note(table);
  }
  return first;
}

async function rowsOf(practice: TestPractice): Promise<string> {
  const all = [];
  for (const table of Object.keys(tables) as TableName[]) all.push(await practice.rows(table));
  return JSON.stringify(all, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alikeSelects, gatheredAhead, selectsOfTurn } from '../../src/db/mariadb/reads/gathered-selects.ts';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { openSession, type Session } from '../../src/db/mariadb/sessions/session.ts';
import type { Bound } from '../../src/db/rows/select.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';

const KEYS = [3, 1, 7, 9, 2, 3];

/** What units ask about a key of their own; the last ones must not be put together. */
const asked: readonly [string, string, (key: number) => Bound[]][] = [
  ['one key', 'select `Id`, `Name` from `child` where `Parent` = ? order by `Id` desc', (key) => [key]],
  [
    'a key and equal values',
    'select `Name` from `child` where `Parent` = ? and `Id` <> ? order by `Id`',
    (key) => [key, 12],
  ],
  ['all columns', 'select * from `child` where `Parent` = ? order by `Id`', (key) => [key]],
  [
    'a key behind a SELECT within',
    'select `p`.`Id`, exists(select 1 from `child` where `child`.`Parent` = `p`.`Id`) as `has` from `parent` as `p` where `p`.`Id` = ?',
    (key) => [key],
  ],
  [
    'values that differ',
    'select `Id` from `child` where `Parent` = ? and `Id` > ? order by `Id`',
    (key) => [key, 10 + key],
  ],
  ['a limit', 'select `Id` from `child` where `Parent` = ? order by `Id` limit 1', (key) => [key]],
  ['a sum', 'select sum(`Id`) as `total` from `child` where `Parent` = ?', (key) => [key]],
  ['another way in', 'select `Id` from `child` where `Parent` = ? or `Id` = 11 order by `Id`', (key) => [key]],
  [
    'a key within',
    'select `Id` from `child` where `Parent` in (select `Id` from `parent` where `Id` = ?) order by `Id`',
    (key) => [key],
  ],
  ['a text that is equal to the database only', 'select `Id` from `child` where `Name` = ?', (key) => [`CHILD ${key}`]],
  ['no key first', 'select `Id` from `child` where `Id` > ? and `Parent` = ? order by `Id`', (key) => [10, key]],
];

describe.runIf(engines.includes('mariadb'))('selects that are alike', () => {
  let shared: FreshDatabase;
  let session: Session;
  beforeAll(async () => {
    shared = await sharedDatabase('mariadb');
    const address = parseAddress(shared.database);
    session = await openSession(address, address.servers[0]!, []);
    await session.command('CREATE TABLE parent (Id BIGINT PRIMARY KEY)');
    await session.command('CREATE TABLE child (Id BIGINT PRIMARY KEY, Parent BIGINT, Name VARCHAR(20))');
    await session.command('INSERT INTO parent SELECT seq FROM seq_1_to_8');
    await session.command("INSERT INTO child SELECT 10 + seq, seq % 4, CONCAT('Child ', seq) FROM seq_1_to_12");
  });
  afterAll(async () => {
    session?.close();
    await shared?.drop();
  });

  const askAhead = (sql: string, each: readonly Bound[][]): Promise<Record<string, unknown>[]>[] => {
    const gathered = gatheredAhead(session, alikeSelects());
    const together = each.map((parameters) => gathered.session.all(sql, parameters));
    gathered.send();
    return together;
  };
  /** As several readers do. */
  const askInOneTurn: typeof askAhead = (sql, each) => {
    const select = selectsOfTurn((work) => work(session), alikeSelects());
    return each.map((parameters) => select(sql, parameters));
  };
  const askers = [
    ['ahead', askAhead],
    ['in one turn', askInOneTurn],
  ] as const;

  it.each(asked)('is what each of them is told by itself: %s', async (_what, sql, parametersOf) => {
    const alone = [];
    for (const key of KEYS) alone.push(await session.all(sql, parametersOf(key)));
    expect(await Promise.all(askAhead(sql, KEYS.map(parametersOf)))).toEqual(alone);
  });

  it.each(askers)('is one statement where they differ in one key: %s', async (_when, ask) => {
    const executed = async () => {
      const [row] = await session.all("SHOW SESSION STATUS LIKE 'Com_stmt_execute'");
      return Number(row!.Value);
    };
    const [, sql, parametersOf] = asked[0]!;
    const before = await executed();
    const answers = await Promise.all(ask(sql, KEYS.map(parametersOf)));
    // The question itself is one, too.
    expect((await executed()) - before).toBe(2);
    // Each may change its own rows.
    const [first, same] = [answers[0]![0], answers.at(-1)![0]];
    expect(first).toEqual(same);
    expect(first).not.toBe(same);
  });

  it.each(askers)('fails for all of them where the statement does: %s', async (_when, ask) => {
    const sql = 'select `No` from `child` where `Parent` = ?';
    const outcomes = await Promise.allSettled(
      ask(
        sql,
        KEYS.map((key) => [key]),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(KEYS.map(() => 'rejected'));
  });
});

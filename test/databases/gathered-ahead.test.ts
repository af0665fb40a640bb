import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { openSession, type Session } from '../../src/db/mariadb/sessions/session.ts';
import { aheadGatherer } from '../../src/db/mariadb/units/gathered-ahead.ts';
import type { Bound } from '../../src/db/rows/select.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';

const KEYS = [3, 1, 7, 9, 2];

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
  ['no key first', 'select `Id` from `child` where `Id` > ? and `Parent` = ? order by `Id`', (key) => [10, key]],
];

describe.runIf(engines.includes('mariadb'))('what several units ask ahead', () => {
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

  it.each(asked)('is what each of them is told by itself: %s', async (_what, sql, parametersOf) => {
    const alone = [];
    for (const key of KEYS) alone.push(await session.all(sql, parametersOf(key)));
    const gathered = aheadGatherer()(session);
    const together = KEYS.map((key) => gathered.session.all(sql, parametersOf(key)));
    gathered.send();
    expect(await Promise.all(together)).toEqual(alone);
  });

  it('is one statement where they differ in one key', async () => {
    const executed = async () => {
      const [row] = await session.all("SHOW SESSION STATUS LIKE 'Com_stmt_execute'");
      return Number(row!.Value);
    };
    const [, sql, parametersOf] = asked[0]!;
    const before = await executed();
    const gathered = aheadGatherer()(session);
    const together = KEYS.map((key) => gathered.session.all(sql, parametersOf(key)));
    gathered.send();
    await Promise.all(together);
    // The question itself is one, too.
    expect((await executed()) - before).toBe(2);
  });

  it('fails for all of them where the statement does', async () => {
    const gathered = aheadGatherer()(session);
    const together = KEYS.map((key) => gathered.session.all('select `No` from `child` where `Parent` = ?', [key]));
    gathered.send();
    const outcomes = await Promise.allSettled(together);
    expect(outcomes.map(({ status }) => status)).toEqual(KEYS.map(() => 'rejected'));
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, freshDatabase, onTestServer } from '../../../../test/support/engines.ts';
import { type Gate, openGate } from '../../../../test/support/gate.ts';
import { type Patience, parseAddress } from './address.ts';
import { isBroken, NoAnswer } from './errors.ts';
import { lendingForReads } from './lending.ts';
import { type SessionPool, sessionPool } from './pool.ts';
import { openSession, type Session } from './session.ts';

/** Longer than any test takes: nobody is refused for the time that passed. */
const LONG = 600_000;
const PATIENT: Patience = { connect: LONG, statement: LONG };
/** Milliseconds that a server of a test says nothing: long beside those in which one that runs answers. */
const SILENCE = 3000;

describe.runIf(engines.includes('mariadb'))('the sessions of a pool', () => {
  let fresh: FreshDatabase;
  let gate: Gate;
  let pool: SessionPool;
  let troubles: unknown[];
  beforeAll(async () => {
    fresh = await freshDatabase('mariadb');
    gate = await openGate(new URL(fresh.database));
  });
  afterEach(async () => {
    await pool.close();
    await gate.set('open');
    await expect.poll(() => gate.count()).toBe(0);
  });
  afterAll(async () => {
    await gate?.set('closed');
    await fresh?.drop();
  });

  function begin(sessions: number, wait = LONG, patience: Patience = PATIENT): void {
    const address = parseAddress(fresh.database.replace(new URL(fresh.database).host, gate.host));
    troubles = [];
    const open = () => openSession(address, address.servers[0]!, [], patience);
    pool = sessionPool(open, { sessions, wait }, (error) => troubles.push(error));
  }

  const number = async (session: Session) => Number((await session.all('SELECT CONNECTION_ID() AS id'))[0]!.id);

  /** Somebody who keeps a session until `end`. */
  function hold() {
    const end = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<Session>();
    const done = pool.use(async (session) => {
      begun.resolve(session);
      await end.promise;
      return number(session);
    });
    done.catch(begun.reject);
    begun.promise.catch(() => {});
    return { session: begun.promise, end: end.resolve, fail: end.reject, done };
  }

  it('are opened when they are needed, and lent again', async () => {
    begin(5);
    const first = await pool.use(number);
    expect(await pool.use(number)).toBe(first);
    expect([pool.size(), gate.count()]).toEqual([1, 1]);
  });

  it('are never more than there may be, however many ask and fail', async () => {
    begin(3);
    let inUse = 0;
    let most = 0;
    const works = Array.from({ length: 40 }, (_, index) =>
      pool.use(async (session) => {
        most = Math.max(most, ++inUse);
        const id = await number(session);
        inUse--;
        if (index % 4 === 0) throw new Error('No work of the database');
        return id;
      }),
    );
    const outcomes = await Promise.allSettled(works);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    // One may have worked for all who waited before the others were open.
    expect(most).toBeLessThanOrEqual(3);
    expect([pool.size(), gate.count()]).toEqual([3, 3]);
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(new Set(ids).size).toBeLessThanOrEqual(3);
  });

  it('go to those who wait in the order in which they came', async () => {
    begin(1);
    const holder = hold();
    const session = await holder.session;
    const served: number[] = [];
    const waiting = [1, 2, 3].map((place) => pool.use(async (mine) => void served.push(mine === session ? place : 0)));
    holder.end();
    await Promise.all(waiting);
    expect(served).toEqual([1, 2, 3]);
  });

  it('are lent again for what they were used for last', async () => {
    begin(2);
    const inUnit = async (session: Session) => {
      await session.command('START TRANSACTION');
      const found = await number(session);
      await session.command('COMMIT');
      return found;
    };
    const [reading, writing] = await Promise.all([pool.use(number, 'reads'), pool.use(inUnit, 'unit')]);
    expect(reading).not.toBe(writing);
    for (let time = 0; time < 3; time++) {
      expect(await pool.use(number, 'reads')).toBe(reading);
      expect(await pool.use(inUnit, 'unit')).toBe(writing);
    }
  });

  it('are refused to who waited too long, who then takes none from others', async () => {
    begin(1, 20);
    const holder = hold();
    await holder.session;
    const late = pool.use(number);
    await expect(late).rejects.toThrow('Every database session is in use.');
    await expect(late).rejects.toBeInstanceOf(NoAnswer);
    holder.end();
    const lent = await holder.done;
    expect(await pool.use(number)).toBe(lent);
    expect([pool.size(), troubles]).toEqual([1, []]);
  });

  it('are replaced when the server ended them while nobody used them', async () => {
    begin(1);
    const session = await pool.use(async (lent) => lent);
    const ended = await number(session);
    await onTestServer(`KILL ${ended}`);
    await expect.poll(() => session.isOpen()).toBe(false);
    expect(await pool.use(number)).not.toBe(ended);
    expect([pool.size(), troubles]).toEqual([1, []]);
  });

  it('are replaced for who waits when one breaks at work', async () => {
    begin(1);
    const holder = hold();
    const ended = await number(await holder.session);
    const next = pool.use(number);
    await onTestServer(`KILL ${ended}`);
    holder.end();
    await expect(holder.done).rejects.toSatisfy(isBroken);
    expect(await next).not.toBe(ended);
    expect(pool.size()).toBe(1);
    expect(troubles).toHaveLength(1);
  });

  it('are lent again after work that failed for a reason of its own', async () => {
    begin(1);
    const before = await pool.use(number);
    await expect(pool.use((session) => session.all('SELECT nothing FROM nowhere'))).rejects.toThrow('nowhere');
    expect(await pool.use(number)).toBe(before);
  });

  it('of a silent server are all given up with the first, and opened anew once it speaks', async () => {
    begin(2, LONG, { ...PATIENT, statement: SILENCE });
    const [one, other] = [hold(), hold()];
    const before = await Promise.all([number(await one.session), number(await other.session)]);
    const waiting = [pool.use(number), pool.use(number)];
    await gate.set('silent');
    one.end();
    const refused = await Promise.allSettled([one.done, ...waiting]);
    expect(refused.map((outcome) => outcome.status === 'rejected' && outcome.reason instanceof NoAnswer)).toEqual([
      true,
      true,
      true,
    ]);
    // All of them for one wait, and one trouble told.
    expect(new Set(refused.map((outcome) => outcome.status === 'rejected' && outcome.reason)).size).toBe(1);
    expect(troubles).toHaveLength(1);
    await gate.set('open');
    expect(before).not.toContain(await pool.use(number));
    // Who still held one of the old sessions gives it back to nobody.
    other.end();
    await Promise.allSettled([other.done]);
    expect([pool.size(), troubles.length]).toEqual([1, 1]);
  });

  it('of a silent server cost reads that wait for theirs one wait, too', async () => {
    begin(10, LONG, { ...PATIENT, statement: SILENCE });
    const lend = lendingForReads(pool);
    let asked = 0;
    const read = () =>
      lend((session) => {
        asked++;
        return number(session);
      });
    await Promise.all(Array.from({ length: 20 }, read));
    const most = pool.size();
    expect([asked, most < 10]).toEqual([20, true]);
    await gate.set('silent');
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, read));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(asked).toBe(20 + most);
  });

  it('of a host that is down are told of, leave no room taken, and are there once it is up', async () => {
    begin(1);
    await gate.set('closed');
    for (let tries = 1; tries <= 3; tries++) {
      await expect(pool.use(number)).rejects.toSatisfy(isBroken);
      expect([pool.size(), troubles.length]).toEqual([0, tries]);
    }
    await gate.set('open');
    expect(await pool.use(number)).toBeGreaterThan(0);
  });

  it('that cannot be replaced refuse who waits, one after the other', async () => {
    begin(1);
    const holder = hold();
    await holder.session;
    const waiting = [pool.use(number), pool.use(number)];
    await gate.set('closed');
    holder.end();
    for (const work of [holder.done, ...waiting]) await expect(work).rejects.toSatisfy(isBroken);
    expect(pool.size()).toBe(0);
  });

  it('from before a renewal are lent no more, and their troubles are not told', async () => {
    begin(2);
    const [idle, holder] = [hold(), hold()];
    const before = await Promise.all([number(await idle.session), number(await holder.session)]);
    idle.end();
    await idle.done;
    pool.renew();
    // The one at work goes on, the idle one is closed.
    expect(pool.size()).toBe(1);
    expect(before).not.toContain(await pool.use(number));
    holder.fail(new NoAnswer('Of the server before'));
    await expect(holder.done).rejects.toThrow('Of the server before');
    expect([pool.size(), troubles]).toEqual([1, []]);
  });

  it('are closed when the last work is done; nobody gets one any more', async () => {
    begin(1);
    const holder = hold();
    await holder.session;
    const waiting = pool.use(number);
    const closed = pool.close();
    await expect(waiting).rejects.toThrow('The database is closed.');
    await expect(pool.use(number)).rejects.toThrow('The database is closed.');
    let isClosed = false;
    closed.then(() => (isClosed = true));
    const answered = number(await holder.session);
    expect([await answered, isClosed]).toEqual([expect.any(Number), false]);
    holder.end();
    await Promise.all([holder.done, closed]);
    expect(pool.size()).toBe(0);
  });
});

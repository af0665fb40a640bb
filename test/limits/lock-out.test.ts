import { describe, expect, it } from 'vitest';
import { localDeveloper } from '../../src/http/callers/caller.ts';
import { lockOut, networkOf } from '../../src/http/callers/lock-out.ts';
import { startTestPractice } from '../support/test-practice.ts';

/** A guard over one right pair, and a clock to move. */
function guardedPair() {
  let now = 0;
  const locked: string[] = [];
  const caller = localDeveloper('Maker', 'right');
  const guard = lockOut(
    () => now,
    (address) => locked.push(address),
  );
  const send = (customerKey: string, address = '10.0.0.1') =>
    guard({ address, isStrangersPage: false }, ({ customerKey: key }) =>
      key === 'right' ? caller : key === 'off' ? 'disabled' : undefined,
    )({
      developerKey: 'A',
      customerKey,
    });
  const guess = (count: number, address?: string) => {
    for (let number = 0; number < count; number++) send(`wrong ${now} ${number}`, address);
  };
  return { send, guess, locked, caller, pass: (seconds: number) => (now += seconds * 1000) };
}

describe('wrong keys', () => {
  it('lock an address out after twenty different ones, a right pair it had not used before included', () => {
    const { send, guess, locked } = guardedPair();
    guess(20);
    expect(() => send('right')).toThrow('Too many wrong keys came from this address. Try again in 1 seconds.');
    expect(() => send('right')).toThrow(expect.objectContaining({ status: 429, headers: { 'retry-after': '1' } }));
    expect(locked).toEqual(['10.0.0.1']);
  });

  it('disturb neither who works already nor other addresses', () => {
    const { send, guess, caller } = guardedPair();
    send('right');
    guess(20);
    expect(send('right')).toBe(caller);
    expect(send('right', '10.0.0.2')).toBe(caller);
  });

  it('make each wait twice as long, up to five minutes', () => {
    const { send, guess, pass } = guardedPair();
    guess(20);
    const waits: number[] = [];
    for (let round = 0; round < 12; round++) {
      const refused = () => send('another');
      try {
        refused();
      } catch (error) {
        waits.push(Number((error as { headers: Record<string, string> }).headers['retry-after']));
      }
      pass(waits.at(-1)!);
      guess(1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('are forgotten after a quarter of an hour without one', () => {
    const { send, guess, pass, caller } = guardedPair();
    guess(19);
    pass(901);
    guess(19);
    expect(send('right')).toBe(caller);
  });

  it('count once when a program repeats the same one; a disabled key is no guess', () => {
    const { send, caller } = guardedPair();
    for (let count = 0; count < 100; count++) {
      expect(send('old key')).toBeUndefined();
      expect(send('off')).toBe('disabled');
    }
    expect(send('right')).toBe(caller);
  });

  it('count together for the addresses of one IPv6 network', () => {
    expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:ffff::7'));
    expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'));
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(networkOf('::ffff:10.0.0.1')).toBe('::ffff:10.0.0.1');
  });

  it('hundreds of them over HTTP learn nothing, and the caller at work goes on', async () => {
    const practice = await startTestPractice();
    expect((await practice.get('/clinics')).status).toBe(200);
    const statuses = new Map<number, number>();
    for (let start = 0; start < 300; start += 20) {
      const guesses = Array.from({ length: 20 }, (_, index) =>
        practice.send('GET', '/clinics', undefined, { authorization: `ODFHIR TestDeveloper/Guess${start + index}` }),
      );
      for (const { status } of await Promise.all(guesses)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].sort()).toEqual([401, 429]);
    expect(statuses.get(401)).toBeLessThan(40);
    expect((await practice.get('/clinics')).status).toBe(200);
    await practice.stop();
  });

  it('of a web page that a browser opened lock no program of its machine out, and no page of the machine', async () => {
    const practice = await startTestPractice();
    const asked = (customerKey: string, headers: Record<string, string>) =>
      practice.send('GET', '/clinics', undefined, {
        authorization: `ODFHIR TestDeveloper/${customerKey}`,
        ...headers,
      });
    const own = new URL(practice.url).host;
    for (const origin of ['https://stranger.example', 'null', 'http://localhost.stranger.example', 'nonsense']) {
      for (let count = 0; count < 21; count++)
        await asked(`Guess ${origin} ${count}`.replaceAll(/\W/g, ''), { origin });
      expect((await asked('TestCustomer', { origin })).status).toBe(429);
    }
    for (const origin of ['http://localhost:5173', `http://${own}`, 'http://[::1]:8080']) {
      expect((await asked('NobodysKey', { origin })).status).toBe(401);
    }
    expect((await practice.get('/clinics')).status).toBe(200);
    await practice.stop();
  });
});

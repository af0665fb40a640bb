import { beforeAll, describe, expect, it } from 'vitest';
import { throttle } from '../../src/http/callers/throttle.ts';
import { PERMISSIONS, type Permission } from '../../src/index.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice, testPractice } from '../support/test-practice.ts';

describe.each(engines)('modes, on %s', (engine) => {
  const clinics = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ClinicNum: index + 1, ItemOrder: index }));
  const ordinary = PERMISSIONS.filter((permission) => permission !== 'Enterprise');

  describe.each([
    ['service', ordinary, 1000],
    ['remote', ordinary, 100],
    ['service', PERMISSIONS, 10_000],
    ['remote', PERMISSIONS, 1000],
  ] as const)('in %s mode with %j', (mode, permissions, cap) => {
    const practice = testPractice({ engine, mode, permissions });
    beforeAll(async () => {
      await practice.lay('clinic', ...clinics(cap + 3));
    });

    it(`a list has at most ${cap} rows, whatever Limit asks for`, async () => {
      const all = await unthrottled(practice, '/clinics');
      const greedy = await unthrottled(practice, '/clinics?Limit=1000000');
      const rest = await unthrottled(practice, `/clinics?Offset=${cap}`);
      expect([all, greedy, rest].map(({ body }) => body.length)).toEqual([cap, cap, 3]);
    });
  });

  /** Comes again as the answer says, so that a throttled server answers in the end. */
  async function unthrottled(practice: TestPractice, path: string) {
    for (;;) {
      const answer = await practice.get(path);
      if (answer.status !== 429) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  describe('the throttle', () => {
    it('answers 429 with Retry-After in remote mode', async () => {
      const practice = await startTestPractice({ engine, mode: 'remote', permissions: ['ReadAll'] });
      // Both at once: a busy machine might take longer between them than the throttle counts.
      const answers = await Promise.all([practice.get('/clinics'), practice.get('/clinics')]);
      answers.sort((one, other) => one.status - other.status);
      expect(answers.map(({ status }) => status)).toEqual([200, 429]);
      expect(answers[1]!.text).toBe('Too many requests');
      expect(Number(answers[1]!.headers.get('retry-after'))).toSatisfy(
        (seconds: number) => seconds >= 1 && seconds <= 5,
      );
      await practice.stop();
    });

    it('does not exist in service mode', async () => {
      const practice = await startTestPractice({ engine, permissions: ['ReadAll'] });
      const answers = await Promise.all(Array.from({ length: 20 }, () => practice.get('/clinics')));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      await practice.stop();
    });

    it.each([
      ['ReadAll alone', ['ReadAll'], 5000],
      ['ReadAll and another', ['ReadAll', 'ProcedureLogs'], 1000],
      ['Enterprise', ['ReadAll', 'Enterprise'], 500],
    ] as [string, Permission[], number][])('lets a key with %s in every so often', (_case, permissions, interval) => {
      let now = 0;
      const waitTurn = throttle(() => now);
      const enter = (customer: string) => {
        try {
          waitTurn({ developerName: 'Maker', permissions: new Set(permissions), customer });
          return 'in';
        } catch (refusal) {
          const { status, headers } = refusal as { status: number; headers: Record<string, string> };
          return `${status} ${headers['retry-after']}`;
        }
      };
      const seconds = Math.ceil(interval / 1000);
      expect([enter('one'), enter('one'), enter('another')]).toEqual(['in', `429 ${seconds}`, 'in']);
      now = interval - 1;
      expect(enter('one')).toBe('429 1');
      now = interval;
      expect([enter('one'), enter('one')]).toEqual(['in', `429 ${seconds}`]);
    });
  });
});

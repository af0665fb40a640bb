import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { startTestServer, type TestServer } from '../../src/testing.ts';

describe('a practice that starts at a moment', () => {
  async function timeOf({ url, demoKeys }: TestServer): Promise<string> {
    const headers = { authorization: `ODFHIR ${demoKeys}` };
    const response = await fetch(`${url}/procedurelogs?PatNum=1140&Limit=1`, { headers });
    const [row] = (await response.json()) as [{ serverDateTime: string }];
    return row.serverDateTime;
  }

  it('stands there where it was frozen, and comes back with a reset', async () => {
    await using server = await startTestServer({ clockAt: '2031-06-15T09:00:00,frozen' });
    expect(await timeOf(server)).toBe('2031-06-15 09:00:00');
    await server.clock.advance(60);
    expect(await timeOf(server)).toBe('2031-06-15 09:01:00');
    await server.reset();
    expect(await timeOf(server)).toBe('2031-06-15 09:00:00');
    expect((await server.clock.reset()).now < '2031').toBe(true);
  });

  it('goes on from there otherwise', async () => {
    await using server = await startTestServer({ clockAt: '2031-06-15 23:00:00' });
    expect(await server.clock.freeze()).toMatchObject({ now: expect.stringMatching(/^2031-06-1[56] /) });
  });

  it.each(['2031-02-30T09:00:00', 'tomorrow', '2031-06-15', '2031-06-15T09:00:00,still'])(
    'refuses %s',
    async (clockAt) => {
      await expect(startTestServer({ clockAt })).rejects.toThrow(`--clock-at must be a moment such as`);
      await expect(startServer({ clockAt: '2031-06-15 09:00:00' })).rejects.toThrow(
        '--clock-at needs --test-controls.',
      );
    },
  );
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from '../../test/support/engines.ts';
import { type RunningServer, startServer } from '../server.ts';
import { DEMO_NOW } from './demo-date.ts';
import { readFirstDay } from './first-day.ts';
import { DEMO_KEYS } from './marker.ts';
import { deleteBlockers } from './stories/delete-rules.ts';
import { stories } from './stories/index.ts';
import type { Story } from './stories/story.ts';

const guide = readFileSync(new URL('../../docs/demo-practice.md', import.meta.url), 'utf8');

const patients = readFirstDay().patient!;

/** The line of docs/demo-practice.md for a story. */
function lineOf({ patNum, story, request, answer }: Story): string {
  const { FName, LName } = patients.find((row) => row.PatNum === patNum)!;
  return `| ${patNum} | ${FName} ${LName} | ${story} | \`${request}\` → ${answer} |`;
}

describe('docs/demo-practice.md', () => {
  it('lists every story, and nobody else', () => {
    expect(guide.split('\n').filter((line) => /^\| \d{4} /.test(line))).toEqual(stories.map(lineOf));
  });

  it('lists every reason to refuse DELETE', () => {
    const listed = guide.split('\n').filter((line) => /^\| \d{6} /.test(line));
    expect(listed).toEqual(deleteBlockers.map(({ procNum, because }) => `| ${procNum} | ${because} |`));
  });

  it('tells each patient once', () => {
    expect(new Set(stories.map(({ patNum }) => patNum)).size).toBe(stories.length);
  });
});

/** The first day, and one years later: until 2031 the guide stays true. */
const days = [DEMO_NOW, '2030-11-21 10:00:00'];
describe.each(engines.flatMap((engine) => days.map((now) => ({ engine, now }))))(
  'requests of the guide at $now, on $engine',
  ({ engine, now }) => {
    let server: RunningServer;
    let own: FreshDatabase;
    beforeAll(async () => {
      own = await freshDatabase(engine);
      server = await startServer({ database: own.database, control: ':memory:', port: 0, clock: { now: () => now } });
    });
    afterAll(async () => {
      await server.stop();
      await own.drop();
    });

    const send = (verb: string, path: string, body?: string) =>
      fetch(server.url + path, {
        method: verb,
        headers: {
          authorization: `ODFHIR ${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body } : {}),
      });

    it.each(stories)('$patNum: $request', async ({ request, answer }) => {
      const [, verb, path, body] = /^(\w+) (\S+)(?: (.*))?$/.exec(request)!;
      const response = await send(verb!, path!, body);
      const text = await response.text();
      expect({ status: response.status, text }).toMatchObject({ status: answer });
      expect(text).not.toBe('[]');
    });

    it.each([
      '/appointments/Slots',
      '/appointments/Slots?ProvNum=3&OpNum=2&lengthMinutes=60',
      '/appointments/SlotsWebSched?ClinicNum=1',
      '/appointments/SlotsWebSched?ClinicNum=2&isNewPatient=true',
    ])('GET %s finds times to book in the next two weeks', async (path) => {
      const response = await send('GET', path);
      expect({ status: response.status, slots: await response.json() }).toMatchObject({
        status: 200,
        slots: expect.arrayContaining([expect.objectContaining({ ProvNum: expect.any(Number) })]),
      });
    });

    it.each(deleteBlockers)('DELETE $procNum is refused: it $because', async ({ procNum }) => {
      expect((await send('DELETE', `/procedurelogs/${procNum}`)).status).toBe(400);
    });
  },
);

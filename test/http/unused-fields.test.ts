import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/index.ts';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';

/** A field beside which another one counts: it must not be dropped without a word. */
describe.each(engines)('a field that is not used beside another one, on %s', (engine) => {
  let place: FreshDatabase;
  let server: RunningServer;
  beforeAll(async () => {
    place = await freshDatabase(engine);
    server = await startServer({ database: place.database, control: ':memory:', port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await place.drop();
  });

  const send = (verb: string, path: string, body?: object, prefer = '') =>
    fetch(server.url + path, {
      method: verb,
      headers: { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json', prefer },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const rows = async (path: string) => (await (await send('GET', path)).json()) as Record<string, number & string>[];

  const benefit = { PlanNum: 401, BenefitType: 'CoInsurance', CoverageLevel: 'None', Percent: '50' };
  const preauthorization = { PatNum: 1140, procNums: [114001], ClaimType: 'PreAuth', InsSubNum: 1, PatRelat: 'Self' };
  const newCode = { ProcCode: 'N1234', Descript: 'x', AbbrDesc: 'x', ProcCat: 1101 };
  it.each<[string, string, () => Promise<object> | object]>([
    [
      'CommType',
      '/commlogs',
      async () => {
        const [first, second] = await rows('/definitions?Category=27');
        return { PatNum: 1140, Note: 'x', CommType: first!.DefNum, commType: second!.ItemName };
      },
    ],
    ['DateDue', '/recalls', () => ({ PatNum: 1140, RecallTypeNum: 1, IsDisabled: 'true', DateDue: '2030-01-01' })],
    [
      'referralName',
      '/refattaches',
      async () => ({ PatNum: 1140, ReferralNum: (await rows('/referrals'))[0]!.ReferralNum, referralName: 'Nobody' }),
    ],
    [
      'procCode',
      '/benefits',
      async () => {
        const code = (await rows('/procedurecodes')).find(({ ProcCode }) => ProcCode === 'D0120')!;
        return { ...benefit, CodeNum: code.CodeNum, procCode: 'D2740' };
      },
    ],
    ['DateService', '/claims', () => ({ ...preauthorization, DateService: '2026-01-01' })],
    ['SubstOnlyIf', '/procedurecodes', () => ({ ...newCode, SubstOnlyIf: 'Molar' })],
  ])('is named: %s of POST %s', (field, path, body) => expectNamed('POST', path, field, body));

  it.each<[string, string, object]>([
    ['SubstOnlyIf', '/procedurecodes/120', { SubstOnlyIf: 'Molar' }],
    ['DateSentOrig', '/claims/10101/Status', { DateSent: '2026-06-14', DateSentOrig: '2026-06-13' }],
  ])('is named: %s of PUT %s', (field, path, body) => expectNamed('PUT', path, field, () => body));

  async function expectNamed(verb: string, path: string, field: string, body: () => Promise<object> | object) {
    const sent = await body();
    const strict = await send(verb, path, sent, 'handling=strict');
    expect([strict.status, await strict.text()]).toEqual([400, `${field} is not used here.`]);
    expect((await send(verb, path, sent)).headers.get('x-ignored-fields')).toBe(field);
  }

  it('is not named where both say the same, or where the other one was not sent', async () => {
    const [first] = await rows('/definitions?Category=27');
    const code = (await rows('/procedurecodes')).find(({ ProcCode }) => ProcCode === 'D0120')!;
    for (const [path, body] of [
      ['/commlogs', { PatNum: 1140, Note: 'x', CommType: first!.DefNum, commType: first!.ItemName }],
      ['/commlogs', { PatNum: 1140, Note: 'x', CommType: first!.DefNum }],
      ['/benefits', { ...benefit, CodeNum: code.CodeNum, procCode: 'D0120' }],
      ['/benefits', { ...benefit, procCode: 'D0120' }],
      ['/procedurecodes', { ...newCode, ProcCode: 'N1235', SubstOnlyIf: 'Always' }],
      ['/procedurecodes', { ...newCode, ProcCode: 'N1236', SubstOnlyIf: 'Molar', SubstitutionCode: 'D0120' }],
    ] as const) {
      const answer = await send('POST', path, body, 'handling=strict');
      expect([answer.status, answer.headers.get('x-ignored-fields')], await answer.text()).toEqual([201, null]);
    }
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/domain/refusal.ts';
import { handedOverCallers } from '../../src/http/callers/handover-caller.ts';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { verifyFile } from '../../src/signing/evidence/file.ts';
import { engines } from '../support/engines.ts';
import { elementsOf, readPdf, textOfPdf } from '../support/pdf-reader.ts';
import { type Answer, startTestPractice, testPractice } from '../support/test-practice.ts';
import { FULL_SHEET, layFixture, NOW, setPreference } from '../treatment-plans/fixture.ts';

const EXT = '/api/ext/v1';

describe.each(engines)('handing over on %s', (engine) => {
  const practice = testPractice({ engine });
  let saved: number;
  beforeEach(async () => {
    await layFixture(practice);
    saved = (await practice.post('/treatplans/Saved', { TreatPlanNum: 100 })).body.TreatPlanNum;
  });

  const handOver = async (body: object = {}, plan = saved) =>
    practice.ext('POST', `${EXT}/treatplans/${plan}/handover`, body);
  const tokenOf = async (body: object = {}) => (await handOver(body)).body.token as string;
  const bearer = (token: string) => ({ authorization: `Handover ${token}` });
  const present = (token: string, query = '') =>
    practice.ext('GET', `${EXT}/present${query}`, undefined, bearer(token));
  const signature = async (token: string, fields: object = {}, shown?: Answer) => {
    const { planDigest, consent } = (shown ?? (await present(token))).body;
    const body = {
      signerName: 'Pamela Invented',
      relation: 'patient',
      method: 'drawn',
      strokes: [
        [
          [1, 2, 0, 0.5],
          [3.5, 4, 12, 1.0],
        ],
      ],
      consent: { version: consent?.version, accepted: true },
      planDigest,
      ...fields,
    };
    return practice.ext('POST', `${EXT}/present/signature`, body, bearer(token));
  };
  const said = ({ status, text }: Answer) => [status, text];
  const evidence = async (plan: number) => (await practice.ext('GET', `${EXT}/treatplans/${plan}/evidence`)).body;

  it('answers a token, its address and its end', async () => {
    await practice.lay('preference', { PrefName: 'PracticeTitle', ValueString: 'Invented Dental' });
    const { status, body } = await handOver({ minutes: 30, alternatives: [101] });
    expect(status).toBe(201);
    expect(body).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      url: `${practice.origin}/chairside/present/${saved}#${body.token}`,
      expires: '2025-03-10 09:30:00',
    });
    const shown = await present(body.token);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(shown.body).toMatchObject({
      plan: { TreatPlanNum: saved, isSigned: 'false' },
      lines: [{ ItemOrder: 0 }, { ItemOrder: 1 }],
      money: { TPStatus: 'Saved', totals: { FeeAmt: 261, PatAmt: 261 } },
      chart: { PatNum: 15 },
      practiceName: 'Invented Dental',
      consent: { version: 'en-1' },
      alternatives: [{ plan: { TreatPlanNum: 101 }, lines: [{ ProcNum: 1103, Priority: 149, priority: 'Low' }] }],
    });
    expect((await present(body.token, '?language=es')).body.consent.version).toBe('es-1');
    // Whoever has it already is not sent it again, although the other plan's estimate is made anew.
    practice.setNow('2025-03-10 09:00:20');
    const known = { ...bearer(body.token), 'if-none-match': shown.headers.get('etag')! };
    const again = (query: string) => practice.ext('GET', `${EXT}/present${query}`, undefined, known);
    expect([(await again('')).status, (await again('?language=es')).status]).toEqual([304, 200]);
    await practice.put(`/treatplans/${saved}`, { Note: 'Another' });
    expect((await again('')).status).toBe(200);
  });

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['deflate, GZIP;q=0.5', 'gzip'],
    ['gzip;q=0, br', null],
    ['gzip; q=0.0', null],
    ['identity', null],
  ])('sends a tablet that takes %s the plan packed as %s, and once', async (accepted, coding) => {
    const known = { ...bearer(await tokenOf()), 'accept-encoding': accepted };
    const ask = (more: Record<string, string> = {}) =>
      practice.ext('GET', `${EXT}/present`, undefined, { ...known, ...more });
    const { headers, body, text } = await ask();
    expect(body).toMatchObject({ plan: { TreatPlanNum: saved } });
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([coding, 'Accept-Encoding']);
    const length = Number(headers.get('content-length'));
    expect(coding ? length < text.length / 2 : length === Buffer.byteLength(text)).toBe(true);
    const tag = headers.get('etag')!;
    expect(tag).toMatch(/^W\/"\w+"$/);
    const again = await ask({ 'if-none-match': tag });
    expect([again.status, again.headers.get('etag'), again.headers.get('vary')]).toEqual([304, tag, 'Accept-Encoding']);
  });

  it('keeps what the patient did, and takes the token once', async () => {
    const token = await tokenOf();
    const answer = await signature(token);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      {
        TreatPlanNum: saved,
        patient: {
          status: 'valid',
          signerName: 'Pamela Invented',
          relation: 'patient',
          method: 'drawn',
          consentVersion: 'en-1',
        },
        records: [
          {
            kind: 'signed',
            strokes: [
              [
                [1, 2, 0, 0.5],
                [3.5, 4, 12, 1],
              ],
            ],
            developer: 'Amazing Smiles',
          },
        ],
        plans: { signed: saved, shown: saved, declined: null },
      },
    ]);
    expect(verifyFile(answer.text)?.problems).toEqual([]);
    const [row] = await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === saved);
    expect(row).toMatchObject({ Signature: expect.stringMatching(/^.{100,}$/), DateTSigned: NOW, SignatureText: '' });
    expect(said(await present(token))).toEqual([410, 'This handover was used already.']);
    expect(said(await handOver())).toEqual([400, 'The treatment plan is signed already.']);
  });

  it('repeats its answer by the Idempotency-Key until it is withdrawn', async () => {
    const token = await tokenOf();
    const { planDigest, consent } = (await present(token)).body;
    const act = { signerName: 'Pamela Invented', relation: 'patient', method: 'typed', planDigest };
    const body = { ...act, consent: { version: consent.version, accepted: true } };
    const sign = () =>
      practice.ext('POST', `${EXT}/present/signature`, body, { ...bearer(token), 'idempotency-key': 'signed once' });
    const first = await sign();
    expect([first.status, said(await sign())]).toEqual([201, said(first)]);
    expect((await practice.ext('DELETE', `${EXT}/treatplans/${saved}/handover`)).status).toBe(200);
    expect(said(await sign())).toEqual([410, 'This handover was used already.']);
    expect((await evidence(saved)).records).toHaveLength(1);
  });

  it('lets two tabs sign once', async () => {
    const token = await tokenOf();
    const shown = await present(token);
    const answers = await Promise.all([signature(token, {}, shown), signature(token, {}, shown)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect((await evidence(saved)).records).toHaveLength(1);
  });

  it('puts the typed name where the sheet has a place for it', async () => {
    await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
    const { body } = await signature(await tokenOf(), { method: 'typed', strokes: [], relation: 'guardian' });
    expect(body.patient).toMatchObject({ status: 'valid', method: 'typed', relation: 'guardian' });
    const [row] = await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === saved);
    expect(row!.SignatureText).toBe('Pamela Invented');
  });

  it('refuses what is no longer what was shown, and lets the token live on', async () => {
    const token = await tokenOf();
    const shown = await present(token);
    const [line] = await practice.rows('proctp', ({ TreatPlanNum }) => TreatPlanNum === saved);
    await practice.put(`/proctps/${line!.ProcTPNum}`, { PatAmt: 1 });
    expect((await signature(token, {}, shown)).status).toBe(409);
    expect((await signature(token, { consent: { version: 'en-0', accepted: true } })).status).toBe(409);
    expect((await signature(token)).status).toBe(201);
  });

  it.each([
    [{ signerName: ' ' }, 'signerName is required.'],
    [{ strokes: [] }, 'strokes is required.'],
    [{ strokes: [[]] }, 'strokes is required.'],
    [{ strokes: [[[1, 2, 3]]] }, 'strokes is invalid.'],
    [{ consent: { version: 'en-1', accepted: false } }, 'consent must be accepted.'],
    [{ consent: null }, 'consent is required.'],
    [{ planDigest: '' }, 'planDigest is required.'],
    [{ relation: 'dentist' }, 'relation is invalid.'],
  ])('refuses %j', async (fields, sentence) => {
    const token = await tokenOf();
    expect(said(await signature(token, fields))).toEqual([400, sentence]);
    expect((await evidence(saved)).records).toEqual([]);
    expect((await present(token)).status).toBe(200);
  });

  it('ends by its time, by a withdrawal and by a later handover', async () => {
    const late = await tokenOf({ minutes: 1 });
    practice.setNow('2025-03-10 09:01:00');
    expect(said(await present(late))).toEqual([410, 'This handover has expired.']);
    const first = await tokenOf();
    const second = await tokenOf();
    expect(said(await present(first))).toEqual([410, 'This handover was replaced by a later one.']);
    expect((await practice.ext('DELETE', `${EXT}/treatplans/${saved}/handover`)).status).toBe(200);
    expect(said(await present(second))).toEqual([410, 'This handover was withdrawn.']);
    const third = await tokenOf();
    await practice.delete(`/treatplans/${saved}`);
    expect((await present(third)).status).toBe(410);
  });

  it('keeps no token in the answer that an Idempotency-Key repeats', async () => {
    const send = () =>
      practice.ext('POST', `${EXT}/treatplans/${saved}/handover`, {}, { 'idempotency-key': `once ${saved}` });
    const [first, again] = [await send(), await send()];
    expect(first.body.token).toMatch(/^[\w-]{43}$/);
    expect([again.status, again.body]).toEqual([201, { ...first.body, token: '', url: '' }]);
    expect((await present(first.body.token)).status).toBe(200);
  });

  it('gives the patient a copy: of the plan until it is signed, then of what was signed', async () => {
    const copy = (token: string, tag?: string) =>
      practice.ext('GET', `${EXT}/present/pdf`, undefined, {
        ...bearer(token),
        ...(tag ? { 'if-none-match': tag } : {}),
      });
    const { token } = (await handOver({ minutes: 10 })).body;
    const before = await copy(token);
    expect([before.status, before.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { lines } = (await present(token)).body;
    const { plans } = (await signature(token, { declined: [lines[1].ProcTPNum] })).body;
    expect(plans.signed).not.toBe(saved);
    const after = await copy(token);
    const names = [before, after].map(({ headers }) => headers.get('content-disposition'));
    expect(names).toEqual([saved, plans.signed].map((plan) => `inline; filename="TreatmentPlan-${plan}.pdf"`));
    const tag = after.headers.get('etag')!;
    expect([(await copy(token, `"other", W/${tag}`)).status, (await copy(token, '"other"')).status]).toEqual([
      304, 200,
    ]);
    expect((await present(token)).status).toBe(410);
    practice.setNow('2025-03-10 09:10:00');
    expect(said(await copy(token))).toEqual([410, 'This handover was used already.']);
    practice.setNow(NOW);
    expect((await copy(token)).status).toBe(200);
    await practice.ext('DELETE', `${EXT}/treatplans/${saved}/handover`);
    expect((await copy(token)).status).toBe(410);
  });

  it.each(['0', '1'])(
    'shows on paper what was agreed to, and the signature as it was drawn (filed: %s)',
    async (filed) => {
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', filed);
      const token = await tokenOf();
      const printed = async (path: string, headers: Record<string, string>) =>
        readPdf(new Uint8Array(await (await fetch(practice.origin + EXT + path, { headers })).arrayBuffer()));
      const isDrawn = ({ root }: ReturnType<typeof readPdf>) =>
        elementsOf(root).some(({ alt }) => alt === 'Signature drawn by hand');
      expect(isDrawn(await printed('/present/pdf', bearer(token)))).toBe(false);
      expect((await signature(token)).status).toBe(201);
      const pdf = await printed('/present/pdf', bearer(token));
      expect(isDrawn(pdf)).toBe(true);
      expect(textOfPdf(pdf).replace(/\s+/g, ' ')).toContain(
        'Agreed to I agree to sign this treatment plan electronically.',
      );
      // Nobody drew it under a plan that was altered.
      await practice.change('treatplan', { TreatPlanNum: saved }, { Note: 'Other' });
      const staff = { authorization: 'ODFHIR TestDeveloper/TestCustomer' };
      const altered = await printed(`/treatplans/${saved}/pdf?render=now`, staff);
      expect(isDrawn(altered)).toBe(false);
      expect(textOfPdf(altered)).toContain('Altered');
    },
  );

  it('opens nothing else, and is opened by nothing else', async () => {
    const token = await tokenOf();
    for (const path of [`${EXT}/treatplans/${saved}`, '/api/v1/treatplans', `${EXT}/treatplans/${saved}/evidence`]) {
      expect((await practice.ext('GET', path, undefined, bearer(token))).status).toBe(401);
    }
    expect((await practice.ext('GET', `${EXT}/present`)).status).toBe(401);
  });

  it('hands over nothing but a Saved plan for a fair time, with plans of the same patient', async () => {
    expect((await handOver({}, 100)).status).toBe(400);
    for (const minutes of [0, 61]) expect((await handOver({ minutes })).status).toBe(400);
    expect(said(await handOver({ alternatives: [99999] }))).toEqual([404, 'TreatPlan not found.']);
    const other = (await practice.post('/treatplans', { PatNum: 31 })).body.TreatPlanNum;
    expect((await handOver({ alternatives: [other] })).status).toBe(400);
  });

  it('signs a new plan without the declined lines, which become an alternative', async () => {
    const lines = await practice.rows('proctp', ({ TreatPlanNum }) => TreatPlanNum === saved);
    const crown = lines.find(({ ProcNumOrig }) => ProcNumOrig === 1101)!;
    const token = await tokenOf();
    expect((await signature(token, { declined: lines.map(({ ProcTPNum }) => ProcTPNum) })).status).toBe(400);
    expect((await signature(token, { declined: [123456] })).status).toBe(404);
    const { status, body } = await signature(token, { declined: [crown.ProcTPNum] });
    expect([status, body.patient.status, body.plans]).toEqual([
      201,
      'valid',
      { signed: body.TreatPlanNum, shown: saved, declined: expect.any(Number) },
    ]);
    expect(body.TreatPlanNum).not.toBe(saved);
    const rows = await practice.rows('proctp', ({ TreatPlanNum }) => TreatPlanNum === body.TreatPlanNum);
    expect(rows.map(({ ProcNumOrig }) => ProcNumOrig)).toEqual([1102]);
    expect(await evidence(saved)).toMatchObject({
      patient: { status: 'unsigned' },
      records: [{ kind: 'declined', declined: [{ ProcTPNum: crown.ProcTPNum }] }],
    });
    const plans = await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === body.plans.declined);
    expect(plans).toMatchObject([{ Heading: 'Declined 2025-03-10', TPStatus: 2 }]);
    const attaches = await practice.rows('treatplanattach', ({ ProcNum }) => ProcNum === 1101);
    expect(attaches.map(({ TreatPlanNum }) => TreatPlanNum)).toEqual([body.plans.declined]);
    const [procedure] = await practice.rows('procedurelog', ({ ProcNum }) => ProcNum === 1101);
    expect(procedure!.ProcStatus).toBe(8);
  });

  it('answers a plan whole, live or Saved', async () => {
    const { body } = await practice.ext('GET', `${EXT}/treatplans/${saved}?include=lines,money,chart,proof`);
    expect(Object.keys(body)).toEqual(['plan', 'lines', 'money', 'chart', 'proof']);
    expect(body.proof.patient.status).toBe('unsigned');
    const live = await practice.ext('GET', `${EXT}/treatplans/101?include=lines,money`);
    expect(live.body).toMatchObject({
      plan: { TPStatus: 'Inactive' },
      lines: [{ ProcNum: 1103, Priority: 149, priority: 'Low' }],
      money: { TPStatus: 'Inactive', lines: [{ ProcNum: 1103 }] },
    });
    expect(Object.keys((await practice.ext('GET', `${EXT}/treatplans/101`)).body)).toEqual(['plan']);
    expect((await practice.ext('GET', `${EXT}/treatplans/101?include=all`)).status).toBe(400);
  });

  it('adds up what the office has written on a Saved plan, amounts below 0 too (TPL-10)', async () => {
    const totalsOf = async () => {
      const { body } = await practice.ext('GET', `${EXT}/treatplans/${saved}?include=money`);
      return [body.money.totals, body.money.subtotals.at(-1)];
    };
    const [{ FeeAmt, PatAmt }] = await totalsOf();
    const row = (await practice.get(`/proctps?TreatPlanNum=${saved}`)).body.at(-1);
    const written = { Discount: -10, PatAmt: -5.5, PriInsAmt: 3, FeeAllowed: -1 };
    expect((await practice.put(`/proctps/${row.ProcTPNum}`, written)).status).toBe(200);
    const [totals, subtotals] = await totalsOf();
    expect(totals).toMatchObject({ FeeAmt, PatAmt: PatAmt - row.PatAmt - 5.5, Discount: -10, FeeAllowed: 0 });
    expect(subtotals).toMatchObject({ PatAmt: -5.5, Discount: -10, PriInsAmt: 3, FeeAllowed: 0 });
  });

  it('counts wrong tokens of an address, and takes a right one all the same', async () => {
    const token = await tokenOf();
    const answers: number[] = [];
    for (let count = 0; count < 20; count++) answers.push((await present(`wrong${count}`)).status);
    expect(answers).toEqual(Array<number>(20).fill(401));
    // The first wait is a second, which a busy machine may let pass; each wrong token that is still taken doubles it.
    let guess = 20;
    await expect.poll(async () => (await present(`wrong${guess++}`)).status).toBe(429);
    expect((await present(token)).status).toBe(200);
  });
});

it('counts wrong tokens of one IPv6 network together, whichever of its addresses they come from', () => {
  const callerOf = handedOverCallers(() => undefined);
  const guess = (count: number, network = '2001:db8:0:1') => {
    const from = Array.from({ length: count }, (_, index) => `${network}::${(index + 1).toString(16)}`);
    return from.map((address) => {
      try {
        return callerOf('wrong', address);
      } catch (error) {
        return (error as Refusal).status;
      }
    });
  };
  expect(guess(21)).toEqual([...Array<number>(20).fill(401), 429]);
  expect(guess(1, '2001:db8:0:2')).toEqual([401]);
});

it('ends with the key that made it', async () => {
  const practice = await startTestPractice();
  try {
    await layFixture(practice);
    const plan = (await practice.post('/treatplans/Saved', { TreatPlanNum: 100 })).body.TreatPlanNum;
    const pair = { developerKey: 'Tablet', customerKey: 'TabletKey' };
    const { keyNum } = practice.server.keys.add(pair, 'Tablet', PERMISSIONS, NOW);
    const by = { authorization: 'ODFHIR Tablet/TabletKey' };
    const made = await practice.ext('POST', `${EXT}/treatplans/${plan}/handover`, {}, by);
    const present = async () => {
      const authorization = `Handover ${made.body.token}`;
      const { status, text } = await practice.ext('GET', `${EXT}/present`, undefined, { authorization });
      return [status, status === 200 ? '' : text];
    };
    expect(await present()).toEqual([200, '']);
    practice.server.keys.revoke(keyNum, NOW);
    expect(await present()).toEqual([401, 'Invalid token.']);
  } finally {
    await practice.stop();
  }
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../src/db/rows/rows.ts';
import { PERMISSIONS, startServer } from '../../src/index.ts';
import { runBitewing, temporaryFolder } from '../cli/run-bitewing.ts';
import { missingTools } from '../support/console-blocks.ts';
import { documentBlocks } from '../support/document-blocks.ts';
import { elementsOf, readPdf, textOfPdf } from '../support/pdf-reader.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const database = folder.path('practice.db');
const file = folder.path('practice-evidence.db');

/** OpenSSL before 3 signs no text of this kind. */
const lacksTools =
  missingTools.length > 0 || !/^OpenSSL [3-9]/.test(spawnSync('openssl', ['version']).stdout?.toString() ?? '');
/** The evidence of plan 101, as the server answered it. */
let download: string;

const evidence = (...line: string[]) => runBitewing(['evidence', ...line, '--file', file]);

beforeAll(async () => {
  const server = await startServer({ database, port: 0, empty: true });
  server.keys.add({ developerKey: 'Print', customerKey: 'Test' }, 'Tablet', PERMISSIONS, '2026-01-01 00:00:00');
  await server.practice.write(async (tx) => {
    await insertRow(tx, 'patient', { PatNum: 1, LName: 'Invented', FName: 'Ida' });
    for (const TreatPlanNum of [101, 102]) {
      const plan = { TreatPlanNum, PatNum: 1, TPStatus: 0, Heading: 'Crowns', Note: 'As agreed.', Signature: '' };
      await insertRow(tx, 'treatplan', plan);
      for (const [ToothNumTP, PatAmt] of [
        ['14', 512.35],
        ['3', 99.1],
      ] as const)
        await insertRow(tx, 'proctp', { TreatPlanNum, PatNum: 1, Descript: `Crown ${ToothNumTP}`, ToothNumTP, PatAmt });
    }
  });
  const send = async (verb: string, path: string, body: object, authorization = 'ODFHIR Print/Test') => {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(server.origin + path, { method: verb, headers, body: JSON.stringify(body) });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return answer;
  };
  const handed = await send('POST', '/api/ext/v1/treatplans/101/handover', {});
  const authorization = `Handover ${((await handed.json()) as { token: string }).token}`;
  const shown = await fetch(`${server.origin}/api/ext/v1/present?language=en`, { headers: { authorization } });
  const { planDigest, consent } = (await shown.json()) as { planDigest: string; consent: { version: string } };
  await send(
    'POST',
    '/api/ext/v1/present/signature',
    {
      planDigest,
      consent: { version: consent.version, accepted: true },
      signerName: 'Ida Invented',
      relation: 'patient',
      method: 'drawn',
      strokes: [
        [
          [10, 20, 0, 0.5],
          [400, 150, 90, 0.5],
        ],
        [[30, 40, 200, 0.5]],
      ],
    },
    authorization,
  );
  const headers = { authorization: 'ODFHIR Print/Test' };
  download = await (await fetch(`${server.origin}/api/ext/v1/treatplans/101/evidence`, { headers })).text();
  await send('PUT', '/api/v1/treatplans/102', { isSigned: 'true' });
  await send('PUT', '/api/v1/treatplans/102', { isSigned: 'false' });
  await server.stop();
  // Only the evidence is left.
  for (const ending of ['.db', '-control.db']) rmSync(folder.path(`practice${ending}`));
});

describe('with nothing but the evidence', () => {
  it('the plans are listed, with what was done last with each signature', async () => {
    const { status, out, err } = await evidence('list');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^101 +Ida Invented +signed \d{4}-\d\d-\d\d [\d:]{8} +- +1$/m);
    expect(out).toMatch(/^102 +Ida Invented +withdrawn /m);
  });

  it('a plan is told as it was signed: its text to the letter, who signed and how', async () => {
    const { status, out, err } = await evidence('print', '101');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Made from the evidence in .* alone, not from the practice\.\nChain: 3 records, unbroken\./);
    expect(out).toContain('\n  signerName: Ida Invented\n');
    for (const fact of ['relation: patient', 'method: drawn', 'strokes: 2', 'developer: Tablet'])
      expect(out).toContain(`\n  ${fact}\n`);
    const [, digest] = /\n {2}digest: (\w{64})\n/.exec(out)!;
    const text = out.slice(out.indexOf('Treatment plan, form 1\n'));
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
    expect(text).toContain('\nPatAmt: 512.35\n');
  });

  it('it becomes a PDF with amounts, the drawn signature and the same digest', async () => {
    const to = folder.path('signed.pdf');
    expect(await evidence('print', '101', '--to', to)).toMatchObject({ status: 0, err: '' });
    const pdf = readPdf(readFileSync(to));
    const words = textOfPdf(pdf).replace(/\s+/g, ' ');
    expect(words).toContain('not from the practice.');
    expect(words).toContain('Crown 14');
    expect(words).toContain('611.45');
    expect(words).toContain('Signed by Ida Invented');
    expect(words).toContain('PatAmt: 512.35');
    expect(elementsOf(pdf.root).map(({ alt }) => alt)).toContain('Signature drawn by hand');
    const again = await evidence('print', '101', '--to', to);
    expect(again).toMatchObject({ status: 1, err: `bitewing: ${to} exists; name another file.\n` });
  });

  it('a signature that was cleared later is printed as it was made, and says so', async () => {
    const to = folder.path('cleared.pdf');
    expect((await evidence('print', '102', '--to', to)).status).toBe(0);
    const words = textOfPdf(readPdf(readFileSync(to))).replace(/\s+/g, ' ');
    expect(words).toContain('Later the signature of the patient was cleared: record 3');
  });

  it('the evidence of one plan, as it was downloaded, tells the same', async () => {
    const downloaded = folder.path('plan-101.json');
    writeFileSync(downloaded, download);
    const told = (line: string[]) => runBitewing(['evidence', ...line, '--file', downloaded]);
    expect((await told(['list'])).out).toMatch(/^101 +Ida Invented +signed \d{4}-\d\d-\d\d [\d:]{8} +- +1$/m);
    const [whole, one] = [await evidence('print', '101'), await told(['print', '101'])];
    expect(one.status).toBe(0);
    const afterHeading = (out: string) => out.slice(out.indexOf('Treatment plan 101'));
    expect(afterHeading(one.out)).toBe(afterHeading(whole.out));
    const to = folder.path('downloaded.pdf');
    expect((await told(['print', '101', '--to', to])).status).toBe(0);
    expect(elementsOf(readPdf(readFileSync(to)).root).map(({ alt }) => alt)).toContain('Signature drawn by hand');
    // What was edited is told, and printed all the same where it can be read.
    writeFileSync(downloaded, download.replace('512.35', '112.35'));
    expect(await told(['print', '101'])).toMatchObject({
      status: 1,
      out: expect.stringContaining('Chain: DAMAGED. The file was edited'),
      err: 'bitewing: The file was edited: its digest does not belong to it.\n',
    });
    for (const edited of ['{}', download.replace('[10,20,0,0.5]', '"a stroke"')]) {
      writeFileSync(downloaded, edited);
      const err = expect.stringContaining('holds no record of a signature.');
      expect(await told(['print', '101', '--to', folder.path('none.pdf')])).toMatchObject({ status: 2, err });
    }
  });

  it.skipIf(lacksTools)('anybody checks it with tools of their own, as the document says', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/evidence.md'), 'utf8');
    const script = documentBlocks('docs/evidence.md', page).find(({ info }) => info === 'sh by-hand.sh')!.text;
    const run = (text: string) => {
      const cwd = mkdtempSync(folder.path('by-hand-'));
      writeFileSync(join(cwd, 'evidence.json'), text);
      const { stdout } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
      return { said: stdout, sums: stdout.match(/\b[0-9a-f]{64}\b/g) ?? [], plan: join(cwd, 'plan.txt') };
    };
    const { said, sums, plan } = run(download);
    const { fileDigest, patient } = JSON.parse(download);
    expect(sums).toEqual([fileDigest, fileDigest, patient.digest, patient.digest]);
    expect(said).toContain('Verified Successfully');
    expect(readFileSync(plan, 'utf8')).toMatch(/^Treatment plan, form 1\n(.*\n)*PatAmt: 512\.35\n/);
    const edited = run(download.replace('512.35', '112.35')).sums;
    expect([edited[0] === edited[1], edited[2] === edited[3]]).toEqual([false, false]);
  });

  it.each([
    [['print', '999'], 2, 'has no such record of a plan 999'],
    [['print', '101', '--record', '2'], 2, 'has no such record of a plan 101'],
    [['list', '--file', folder.path('none.db')], 2, 'is given twice'],
  ])('%j ends with a sentence', async (line, status, sentence) => {
    expect(await evidence(...line)).toMatchObject({ status, out: '', err: expect.stringContaining(sentence) });
  });

  it('says that there is none, or that it is damaged', async () => {
    const none = await runBitewing(['evidence', 'list', '--file', folder.path('none.db')]);
    expect(none).toMatchObject({ status: 2, err: expect.stringContaining('There is no evidence: ') });
    const connection = new DatabaseSync(file);
    connection.exec('DROP TRIGGER record_no_update; DROP TRIGGER record_no_delete');
    connection.exec("UPDATE record SET Body = replace(Body, '512.35', '112.35') WHERE Number = 1");
    connection.close();
    expect(await evidence('print', '101')).toMatchObject({
      status: 1,
      out: expect.stringContaining('Chain: DAMAGED. Record 1 was edited'),
      err: 'bitewing: Record 1 was edited: its hash does not belong to it.\n',
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';
import { everyCall, headersOf } from './every-operation.ts';

// The body that stands in the document is the first that a reader sends, in /docs or from a generated collection.

/** Numbers in the path where the first row of the resource's list is none that the method takes. */
const ROWS: Readonly<Record<string, number>> = {
  postExtTreatplansByTreatPlanNumHandover: 11404,
  putAppointmentsByAptNumBreak: 12211,
  putClaimprocsByClaimProcNum: 35,
  putPayplansByPayPlanNumDynamic: 2,
  putProcedurelogsByProcNum: 114001,
  putProcedurelogsByProcNumGroupNote: 115003,
  putProctpsByProcTPNum: 1140401,
  putTreatplanattachesByTreatPlanAttachNum: 1140101,
};

/** What no example can have the demo practice do, and what is answered. */
const NOT_TAKEN = {
  // A moment that is still to come would have passed some day.
  postAppointmentsWebSched: '400 The time slot is no longer available.',
  // No appointment waits for an earlier one, no claim that is not received has two procedures, no payment has anything left.
  postAsapcomms: '404 Appointment not found.',
  putClaimsByClaimNumSplit: '400 All ProcNums must be attached to the Claim.',
  putPaymentsByPayNumPartial: '400 ProcNum 114001 is not of the patient or the family.',
  // Nothing is charged of the dynamic payment plan yet. There is no mount, hardly a picture, and nobody has subscribed.
  putPayplanchargesByPayPlanChargeNum: '400 PayPlan must be a dynamic payment plan.',
  postDocumentsDownloadMount: '404 Mount not found.',
  postDocumentsThumbnails: '404 No documents exist for this patient.',
  putSubscriptionsBySubscriptionNum: '404 Subscription not found.',
  // Only an administrator names the servers that files may go to.
  ...Object.fromEntries(
    [
      'postDocumentsDownloadSftp',
      'postDocumentsUploadSftp',
      'postEobattachesDownloadSftp',
      'postEobattachesUploadSftp',
      'postQueries',
      'postSheetsDownloadSftp',
    ].map((name) => [
      name,
      '400 SFTP transfers are not enabled on this server: its administrator names servers with --sftp-hosts.',
    ]),
  ),
};

describe.each(['2026-06-15 09:00:00', '2028-02-29 23:50:00'])('the examples of the document, sent at %s,', (now) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ database: ':memory:', port: 0, clock: { now: () => now } });
  });
  afterAll(() => server?.stop());

  it('are taken by the demo practice as they stand', async () => {
    const { snapshots } = server.practice;
    const laid = await snapshots!.take();
    const refused: Record<string, string> = {};
    const writes = (await everyCall(server)).filter(({ verb, values }) => /^p(os|u)t$/.test(verb) && values.body);
    expect(writes.length).toBeGreaterThan(150);
    for (const { operationId, verb, path, values } of writes) {
      const row = (_: string, name: string) =>
        String(ROWS[operationId] ?? (values.path as Record<string, unknown>)[name]);
      const address = `${server.origin}${path.replace(/\{(\w+)\}/, row)}`;
      const headers = { ...headersOf(server), 'content-type': 'application/json' };
      const body = JSON.stringify(values.body);
      const answer = await fetch(address, { method: verb.toUpperCase(), headers, body });
      const text = await answer.text();
      if (answer.ok) await snapshots!.putBack(laid);
      else refused[operationId] = `${answer.status} ${text}`;
    }
    expect(refused).toEqual(NOT_TAKEN);
  });
});

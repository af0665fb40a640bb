import { expect, it } from 'vitest';
import { TODAY } from './account.ts';
import { onAccounts } from './requests.ts';

onAccounts('a statement that was sent by other means', (practice) => {
  const statement = (sent: object) => practice().post('/statements', { PatNum: 27, ...sent });

  it('is shown as on its page', async () => {
    await practice().lay('document', { DocNum: 457, PatNum: 27, FileName: 'a.pdf' });
    const { status, headers, body } = await statement({ DateSent: '2026-06-01', Note: ' Sent twice.', DocNum: 457 });
    expect([status, headers.get('location')]).toEqual([
      201,
      expect.stringMatching(`/api/v1/statements/${body.StatementNum}$`),
    ]);
    expect(body).toMatchObject({
      ...{ PatNum: 27, DateSent: '2026-06-01', Note: ' Sent twice.', DocNum: 457, NoteBold: '', Mode_: 'API' },
      ...{ DateRangeFrom: '0001-01-01', DateRangeTo: '2200-01-01', IsSent: 'true', StatementType: 'NotSet' },
      ...{ HidePayment: 'true', SinglePatient: 'false', Intermingled: 'true', InsEst: 0, BalTotal: 0 },
    });
    expect((await practice().get(`/statements/${body.StatementNum}`)).body).toEqual(body);
    expect((await statement({})).body).toMatchObject({ DateSent: TODAY, Note: '', DocNum: 0 });
  });

  it.each([
    [{ PatNum: undefined }, 400, 'PatNum is required.'],
    [{ PatNum: 99 }, 404, 'Patient not found.'],
    [{ DocNum: 99 }, 404, 'Document not found.'],
    [{ DocNum: 458 }, 400, 'Document does not belong to the patient.'],
    [{ PatNum: 25 }, 400, 'Patient has been deleted.'],
    [{ DateSent: 'today' }, 400, 'DateSent format must be yyyy-MM-dd.'],
  ])('is refused: %j', async (sent, status, sentence) => {
    await practice().lay('document', { DocNum: 458, PatNum: 29, FileName: 'b.pdf' });
    const answer = await statement(sent);
    expect([answer.status, answer.text]).toEqual([status, sentence]);
    expect(await practice().rows('statement')).toEqual([]);
  });

  it('is deleted, and its document stays', async () => {
    await practice().lay('document', { DocNum: 457, PatNum: 27, FileName: 'a.pdf' });
    const { body } = await statement({ DocNum: 457 });
    const url = `/statements/${body.StatementNum}`;
    await practice().change('procedurelog', { ProcNum: 1041 }, { StatementNum: body.StatementNum });
    const before = await practice().everything();
    expect(await practice().send('DELETE', url)).toMatchObject({
      status: 400,
      text: 'Statement is an invoice of something and cannot be deleted.',
    });
    expect(await practice().everything()).toEqual(before);
    await practice().change('procedurelog', { ProcNum: 1041 }, { StatementNum: 0 });
    expect((await practice().send('DELETE', url)).status).toBe(200);
    expect(await practice().rows('statement')).toEqual([]);
    expect((await practice().get('/documents/457')).status).toBe(200);
    expect((await practice().send('DELETE', url)).text).toBe('Statement not found.');
  });
});

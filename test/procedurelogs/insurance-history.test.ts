import { describe, expect, it } from 'vitest';
import { ClaimProcStatus, ProcStatus } from '../../src/domain/enums.ts';
import { emptyHistory } from './acceptance-rows.ts';
import { codeNums, NOW, procedure, TODAY } from './fixture.ts';
import { all, find, onFixture, refuse, setPreference, succeed } from './on-fixture.ts';

const { C, EO, EC, TP, D, R } = ProcStatus;
const { InsHist, Received, NotReceived, Estimate, Preauth, Supplemental } = ClaimProcStatus;

onFixture('insurance history (procedures.md 4, 8, 25)', (practice) => {
  const enter = (more: object = {}) =>
    succeed(practice, 'POST', '/InsuranceHistory', {
      PatNum: 12,
      InsSubNum: 501,
      insHistPrefName: 'InsHistExamCodes',
      ProcDate: '2023-01-23',
      ...more,
    });
  const read = async (patNum = 12, insSubNum = 501) => {
    const lines = await succeed(practice, 'GET', `/InsuranceHistory?PatNum=${patNum}&InsSubNum=${insSubNum}`);
    return Object.fromEntries(
      lines.map((line: { insHistPrefName: string; procDate: string; ProcNum: number }) => [
        line.insHistPrefName.replace(/^InsHist|Codes$/g, ''),
        [line.procDate, line.ProcNum],
      ]),
    );
  };
  /** A procedure of patient 12 with a claim line. */
  const lay = async (
    procNum: number,
    code: keyof typeof codeNums,
    { procStatus = EO, lineStatus = InsHist, insSubNum = 501, ...values } = {} as Record<string, never> & {
      procStatus?: number;
      lineStatus?: number;
      insSubNum?: number;
    },
  ) => {
    const row = { PatNum: 12, ProcStatus: procStatus, ProcDate: '2022-02-02', ...values };
    await practice.lay('procedurelog', procedure(procNum, code, row));
    await practice.lay('claimproc', { ProcNum: procNum, PatNum: 12, InsSubNum: insSubNum, Status: lineStatus });
  };

  describe('reading', () => {
    // Status of the procedure, status of its line, does it count
    it.each([
      [EO, InsHist, true],
      [C, InsHist, true],
      [C, Received, true],
      [EO, Received, true],
      [EC, InsHist, false],
      [TP, InsHist, false],
      [R, InsHist, false],
      [D, InsHist, false],
      [C, NotReceived, false],
      [C, Estimate, false],
      [C, Preauth, false],
      [C, Supplemental, false],
    ])('procedure %i with a line of status %i: counts %s', async (procStatus, lineStatus, counts) => {
      await lay(130, 'D0120', { procStatus, lineStatus } as never);
      expect((await read()).Exam).toEqual(counts ? ['2022-02-02', 130] : ['No History', 0]);
    });

    it('is about one subscription, which need not be the patient’s', async () => {
      await lay(130, 'D0120', { insSubNum: 502 } as never);
      expect((await read()).Exam).toEqual(['No History', 0]);
      expect((await read(12, 502)).Exam).toEqual(['2022-02-02', 130]);
      expect(await succeed(practice, 'GET', '/InsuranceHistory?PatNum=10&InsSubNum=503')).toEqual(emptyHistory);
    });

    it('comes in pages', async () => {
      const part = await succeed(practice, 'GET', '/InsuranceHistory?PatNum=10&InsSubNum=503&Limit=2&Offset=1');
      expect(part).toEqual(emptyHistory.slice(1, 3));
    });

    it('tells the latest date, then the greatest number, and no date before 1880', async () => {
      await lay(130, 'D0120');
      await lay(132, 'D0120');
      await lay(131, 'D0120');
      await lay(133, 'D0120', { ProcDate: '2021-01-01' } as never);
      await lay(134, 'D0272', { ProcDate: '0001-01-01' } as never);
      expect(await read()).toMatchObject({ Exam: ['2022-02-02', 132], BW: ['No History', 0] });
    });

    it('tells quadrants apart by what Surf contains', async () => {
      await lay(130, 'D4341', { Surf: 'LL' } as never);
      await lay(131, 'D4341', { Surf: 'UR' } as never);
      await lay(132, 'D4341', { Surf: '' } as never);
      expect(await read()).toMatchObject({
        PerioUR: ['2022-02-02', 131],
        PerioUL: ['Not Set', 0],
        PerioLR: ['No History', 0],
        PerioLL: ['2022-02-02', 130],
      });
    });

    it('takes lists of codes with blanks, and says Not Set only for a blank one', async () => {
      await setPreference(practice, 'InsHistExamCodes', ' D0150 , D0120 ');
      await setPreference(practice, 'InsHistPanoCodes', ' ');
      await setPreference(practice, 'InsHistProphyCodes', 'D9999');
      await lay(130, 'D0120');
      expect(await read()).toMatchObject({
        Exam: ['2022-02-02', 130],
        Pano: ['Not Set', 0],
        Prophy: ['No History', 0],
      });
    });

    it.each([
      ['BW', 1, 'BW', ''],
      ['Pano', 2, 'PanoFMX', ''],
      ['Exam', 3, 'Exam', ''],
      ['Prophy', 5, 'Prophy', ''],
      ['PerioLR', 6, 'SRP', 'LR'],
      ['PerioMaint', 4, 'Perio', ''],
    ])('counts for %s the codes of fixed group %i (%s) too', async (category, CodeGroupFixed, _name, Surf) => {
      await lay(130, 'S0001', { Surf } as never);
      expect((await read())[category]).toEqual(['No History', 0]);
      await practice.lay('codegroup', { CodeGroupFixed, ProcCodes: 'D0001, S0001' });
      expect((await read())[category]).toEqual(['2022-02-02', 130]);
    });

    it('has no group for debridement, and none makes up for a blank preference', async () => {
      await lay(130, 'S0001', { Surf: 'UL' } as never);
      await practice.lay(
        'codegroup',
        { CodeGroupFixed: 7, ProcCodes: 'S0001' },
        { CodeGroupFixed: 6, ProcCodes: 'S0001' },
      );
      expect(await read()).toMatchObject({ Debridement: ['No History', 0], PerioUL: ['Not Set', 0] });
    });

    it('reshapes dates, not words', async () => {
      await lay(130, 'D0120');
      const lines = await succeed(
        practice,
        'GET',
        '/InsuranceHistory?PatNum=12&InsSubNum=501&DateFormatString=dd.MM.yyyy',
      );
      expect([lines[2].procDate, lines[3].procDate, lines[5].procDate]).toEqual([
        '02.02.2022',
        'No History',
        'Not Set',
      ]);
    });

    it.each([
      ['?InsSubNum=501', 400, 'PatNum is required.'],
      ['?PatNum=12', 400, 'InsSubNum is required.'],
      ['?PatNum=12&InsSubNum=x', 400, 'InsSubNum is invalid.'],
      ['?PatNum=999&InsSubNum=999', 404, 'Patient not found.'],
      ['?PatNum=12&InsSubNum=999', 404, 'InsSub not found.'],
    ])('InsuranceHistory%s → %i %s', (query, status, sentence) =>
      refuse(practice, ['GET', `/InsuranceHistory${query}`], status, sentence),
    );
  });

  describe('entering', () => {
    it.each([
      [{ InsSubNum: null }, 400, 'InsSubNum is required.'],
      [{ insHistPrefName: '' }, 400, 'insHistPrefName is required.'],
      [{ insHistPrefName: 'insHistExamCodes' }, 400, 'insHistPrefName is invalid.'],
      [{ insHistPrefName: 'toString' }, 400, 'insHistPrefName is invalid.'],
      [{ ProcDate: '23.01.2023' }, 400, 'ProcDate format must be yyyy-MM-dd.'],
      [{ ProcDate: '1879-12-31' }, 400, 'ProcDate is invalid.'],
      [{ ProcDate: '2101-01-01' }, 400, 'ProcDate is invalid.'],
      [{ PatNum: 999 }, 404, 'Patient not found.'],
      [{ InsSubNum: 999 }, 404, 'InsSub not found.'],
      [{ InsSubNum: 502 }, 400, 'InsSubNum is not associated with the patient.'],
      [{ insHistPrefName: 'InsHistPerioULCodes' }, 400, 'InsHistPerioULCodes has no valid procedure code.'],
    ])('%j → %i %s', (more, status, sentence) =>
      refuse(
        practice,
        [
          'POST',
          '/InsuranceHistory',
          { PatNum: 12, InsSubNum: 501, insHistPrefName: 'InsHistExamCodes', ProcDate: '2023-01-23', ...more },
        ],
        status,
        sentence,
      ),
    );

    it('takes a subscription of the patient’s own, or one that covers the patient', async () => {
      await practice.lay('inssub', { InsSubNum: 510, PlanNum: 402, Subscriber: 12 });
      await practice.lay('patplan', { PatNum: 12, InsSubNum: 502, Ordinal: 2 });
      await enter({ InsSubNum: 510 });
      await enter({ InsSubNum: 502 });
    });

    it('takes dates to come, and the ends of the calendar it knows', async () => {
      for (const ProcDate of ['1880-01-01', '2100-12-31'])
        expect(await enter({ ProcDate })).toMatchObject({ ProcDate });
    });

    it('always adds a row, and leaves the earlier ones', async () => {
      const first = await enter({ ProcDate: '2023-05-05' });
      const second = await enter({ ProcDate: '2023-05-05' });
      await enter({ ProcDate: '2020-01-01' });
      expect((await read()).Exam).toEqual(['2023-05-05', second.ProcNum]);
      await succeed(practice, 'GET', `/${first.ProcNum}`);
      expect(await all(practice, 'claimproc', { Status: InsHist })).toHaveLength(3);
    });

    it('takes the first code in alphanumeric order that exists', async () => {
      await setPreference(practice, 'InsHistExamCodes', 'D1206, D0999, D0120');
      expect(await enter()).toMatchObject({ procCode: 'D0120' });
      await setPreference(practice, 'InsHistExamCodes', 'D0998,D0999');
      const body = { PatNum: 12, InsSubNum: 501, insHistPrefName: 'InsHistExamCodes', ProcDate: '2023-01-23' };
      await refuse(practice, ['POST', '/InsuranceHistory', body], 400, 'InsHistExamCodes has no valid procedure code.');
    });

    it.each([
      [{ PriProv: 2, SecProv: 3 }, 2],
      [{ PriProv: 0, SecProv: 3 }, 3],
      [{ PriProv: 0, SecProv: 0 }, 1],
    ])('takes the provider of %j: %i', async (patient, provider) => {
      await practice.change('patient', { PatNum: 12 }, patient);
      expect(await enter()).toMatchObject({ ProvNum: provider });
    });

    it('stores an EO row of the patient’s clinic and site, at no fee', async () => {
      await practice.change('patient', { PatNum: 12 }, { ClinicNum: 1, SiteNum: 9 });
      await practice.change(
        'procedurecode',
        { CodeNum: codeNums.D4341 },
        { BaseUnits: 2, MedicalCode: 'M', DiagnosticCodes: 'K05' },
      );
      const { ProcNum } = await enter({ insHistPrefName: 'InsHistPerioURCodes' });
      expect(await find(practice, 'procedurelog', { ProcNum })).toMatchObject({
        ProcStatus: EO,
        ProcFee: 0,
        Surf: 'UR',
        ClinicNum: 1,
        SiteNum: 9,
        PlaceService: 8,
        Priority: 0,
        Dx: 0,
        Prognosis: 0,
        BaseUnits: 2,
        UnitQty: 1,
        MedicalCode: '',
        DiagnosticCode: 'K05',
        DateTP: '2023-01-23',
        DateEntryC: TODAY,
        DateComplete: '0001-01-01',
        SecDateEntry: NOW,
      });
      expect(await all(practice, 'claimproc', { ProcNum })).toMatchObject([
        {
          Status: InsHist,
          PlanNum: 401,
          ClinicNum: 1,
          ProvNum: 1,
          InsPayAmt: 0,
          AllowedOverride: 0,
          DedEstOverride: 0,
        },
      ]);
      expect(await all(practice, 'treatplanattach', { ProcNum })).toEqual([]);
    });

    it('cannot be deleted again, being EO', async () => {
      const { ProcNum } = await enter();
      const sentence = 'Can only delete procedures with a ProcStatus of TP, TPi, or C.';
      await refuse(practice, ['DELETE', `/${ProcNum}`], 400, sentence);
    });
  });
});

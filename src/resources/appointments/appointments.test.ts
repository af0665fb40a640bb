import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const APPOINTMENT_18 = `{
"serverDateTime":"2021-05-04 09:32:45",
"AptNum": 18,
"PatNum": 17,
"AptStatus": "Scheduled",
"Pattern": "//XXXX//",
"Confirmed": 19,
"confirmed": "Not Called",
"TimeLocked": "false",
"Op": 3,
"Note": "",
"ProvNum": 1,
"provAbbr": "DOC1",
"ProvHyg": 0,
"AptDateTime": "2020-07-31 08:30:00",
"NextAptNum": 0,
"UnschedStatus": 0,
"unschedStatus": "",
"IsNewPatient": "false",
"ProcDescript": "Seal, Seal",
"ClinicNum": 0,
"IsHygiene": "false",
"DateTStamp":"2021-05-03 08:30:12",
"DateTimeArrived": "0001-01-01 00:00:00",
"DateTimeSeated": "0001-01-01 00:00:00",
"DateTimeDismissed": "0001-01-01 00:00:00",
"InsPlan1": 35,
"InsPlan2": 0,
"DateTimeAskedToArrive": "0001-01-01 00:00:00",
"colorOverride": "0,0,0",
"AppointmentTypeNum": 0,
"SecUserNumEntry": 0,
"SecDateTEntry":"2020-07-04 09:12:05",
"Priority": "Normal",
"PatternSecondary": "//////X/",
"ItemOrderPlanned": 0
}`;

/** The page lists number 4 first; here rows of one moment are in the order of their numbers. */
const TWO_OF_JULY = `[
{
"serverDateTime":"2021-05-04 09:32:45",
"AptNum": 3,
"PatNum": 21,
"AptStatus": "Complete",
"Pattern": "//XXXXXX//",
"Confirmed": 19,
"confirmed": "Not Called",
"TimeLocked": "false",
"Op": 6,
"Note": "",
"ProvNum": 3,
"provAbbr": "DOC2",
"ProvHyg": 4,
"AptDateTime": "2020-07-31 09:00:00",
"NextAptNum": 0,
"UnschedStatus": 0,
"unschedStatus": "",
"IsNewPatient": "false",
"ProcDescript": "Ex",
"ClinicNum": 0,
"IsHygiene": "true",
"DateTStamp":"2021-05-03 08:30:12",
"DateTimeArrived": "2020-07-31 08:52:31",
"DateTimeSeated": "2020-07-31 09:01:15",
"DateTimeDismissed": "2020-07-31 09:55:42",
"InsPlan1": 19,
"InsPlan2": 48,
"DateTimeAskedToArrive": "2020-07-31 09:00:00",
"colorOverride": "0,0,0",
"AppointmentTypeNum": 1,
"SecUserNumEntry": 0,
"SecDateTEntry":"2020-07-04 09:12:05",
"Priority": "Normal",
"PatternSecondary": "//////////",
"ItemOrderPlanned": 0
},
{
"serverDateTime":"2021-05-04 09:32:45",
"AptNum": 4,
"PatNum": 20,
"AptStatus": "Scheduled",
"Pattern": "//XXXX//",
"Confirmed": 19,
"confirmed": "Not Called",
"TimeLocked": "false",
"Op": 2,
"Note": "",
"ProvNum": 3,
"provAbbr": "DOC2",
"ProvHyg": 0,
"AptDateTime": "2020-07-31 09:00:00",
"NextAptNum": 0,
"UnschedStatus": 0,
"unschedStatus": "",
"IsNewPatient": "false",
"ProcDescript": "Ex, PA",
"ClinicNum": 0,
"IsHygiene": "false",
"DateTStamp":"2021-05-03 08:30:12",
"DateTimeArrived": "0001-01-01 00:00:00",
"DateTimeSeated": "0001-01-01 00:00:00",
"DateTimeDismissed": "0001-01-01 00:00:00",
"InsPlan1": 35,
"InsPlan2": 0,
"DateTimeAskedToArrive": "0001-01-01 00:00:00",
"colorOverride": "0,0,0",
"AppointmentTypeNum": 0,
"SecUserNumEntry": 0,
"SecDateTEntry":"2020-07-04 09:12:05",
"Priority": "Normal",
"PatternSecondary": "////////",
"ItemOrderPlanned": 0
}
]`;

describe.each(engines)('appointments on %s', (engine) => {
  const practice = testPractice({ engine, now: '2021-05-04 09:32:45' });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 17 }, { PatNum: 20 }, { PatNum: 21 }, { PatNum: 22 });
    await practice.lay('clinic', { ClinicNum: 3 });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' }, { ProvNum: 3, Abbr: 'DOC2' });
    await practice.lay(
      'definition',
      { DefNum: 19, Category: 2, ItemName: 'Not Called' },
      { DefNum: 30, Category: 13, ItemName: 'Left message' },
    );
    const shared = {
      AptStatus: 1,
      Pattern: '//XXXX//',
      Confirmed: 19,
      ProvNum: 3,
      AptDateTime: '2020-07-31 09:00:00',
      InsPlan1: 35,
      DateTStamp: '2021-05-03 08:30:12',
      SecDateTEntry: '2020-07-04 09:12:05',
    };
    await practice.lay(
      'appointment',
      {
        ...shared,
        AptNum: 3,
        PatNum: 21,
        AptStatus: 2,
        Pattern: '//XXXXXX//',
        Op: 6,
        ProvHyg: 4,
        ProcDescript: 'Ex',
        IsHygiene: 1,
        InsPlan1: 19,
        InsPlan2: 48,
        DateTimeArrived: '2020-07-31 08:52:31',
        DateTimeSeated: '2020-07-31 09:01:15',
        DateTimeDismissed: '2020-07-31 09:55:42',
        DateTimeAskedToArrive: '2020-07-31 09:00:00',
        AppointmentTypeNum: 1,
        PatternSecondary: '//////////',
      },
      { ...shared, AptNum: 4, PatNum: 20, Op: 2, ProcDescript: 'Ex, PA', PatternSecondary: '////////' },
      {
        ...shared,
        AptNum: 18,
        PatNum: 17,
        Op: 3,
        ProvNum: 1,
        AptDateTime: '2020-07-31 08:30:00',
        ProcDescript: 'Seal, Seal',
        PatternSecondary: '//////X/',
      },
      {
        AptNum: 30,
        PatNum: 20,
        AptStatus: 6,
        AptDateTime: '2020-08-01 23:59:59',
        ClinicNum: 3,
        UnschedStatus: 30,
        ColorOverride: -256,
        Priority: 1,
        DateTStamp: '2021-05-03 08:30:13',
      },
    );
  });

  it.each([
    ['/appointments/18', APPOINTMENT_18],
    ['/appointments?date=2020-07-31&Offset=1', TWO_OF_JULY],
  ])('%s answers as the page shows, and SecUserNumEntry as recorded answers do', async (path, sample) => {
    expect((await practice.get(path)).text).toBe(asSent(sample));
  });

  it('show names, colour and priority of what the samples leave empty', async () => {
    const { body } = await practice.get('/appointments/30');
    expect(body).toMatchObject({
      AptStatus: 'Planned',
      confirmed: '',
      provAbbr: '',
      unschedStatus: 'Left message',
      colorOverride: '255,255,0',
      Priority: 'ASAP',
    });
  });

  it.each([
    ['', [18, 3, 4, 30]],
    ['?PatNum=20', [4, 30]],
    ['?PatNum=0', [18, 3, 4, 30]],
    ['?PatNum=22', []],
    ['?AptStatus=planned', [30]],
    ['?AptStatus=UnschedList', []],
    ['?Op=6', [3]],
    ['?date=2020-07-31', [18, 3, 4]],
    ['?date=2020-08-01', [30]],
    ['?dateStart=2020-08-01', [30]],
    ['?dateEnd=2020-07-31', [18, 3, 4]],
    ['?dateStart=2020-07-31&dateEnd=2020-08-01', [18, 3, 4, 30]],
    ['?ClinicNum=3', [30]],
    ['?ClinicNum=0', [18, 3, 4]],
    ['?ClinicNum=', [18, 3, 4, 30]],
    ['?DateTStamp=2021-05-03%2008:30:13', [30]],
    ['?DateTStamp=2021-05-03', [18, 3, 4, 30]],
    ['?DateTStamp=2021-05-04', []],
    ['?AppointmentTypeNum=1', [3]],
    ['?Limit=2&Offset=1', [3, 4]],
  ])('%s finds %j', async (query, aptNums) => {
    const { body } = await practice.get(`/appointments${query}`);
    expect(body.map((appointment: { AptNum: number }) => appointment.AptNum)).toEqual(aptNums);
  });

  it.each([
    ['/appointments/99', 404, 'Appointment not found.'],
    ['/appointments?dateStart=2020-08-02&dateEnd=2020-07-31', 400, 'dateEnd cannot be before dateStart.'],
    ['/appointments?PatNum=99', 404, 'Patient not found.'],
    ['/appointments?ClinicNum=99', 404, 'Clinic not found.'],
    ['/appointments?PatNum=x', 400, 'PatNum is invalid.'],
    ['/appointments?AptStatus=1', 400, 'AptStatus is invalid.'],
    ['/appointments?AptStatus=None', 400, 'AptStatus is invalid.'],
    ['/appointments?Op=x', 400, 'Op is invalid.'],
    ['/appointments?ClinicNum=x', 400, 'ClinicNum is invalid.'],
    ['/appointments?AppointmentTypeNum=x', 400, 'AppointmentTypeNum is invalid.'],
    ['/appointments?date=2020-02-30', 400, 'date format must be yyyy-MM-dd.'],
    ['/appointments?dateStart=31.07.2020', 400, 'dateStart format must be yyyy-MM-dd.'],
    ['/appointments?dateEnd=2020-07-31%2009:00:00', 400, 'dateEnd format must be yyyy-MM-dd.'],
    ['/appointments?DateTStamp=2020-07', 400, 'DateTStamp format must be yyyy-MM-dd HH:mm:ss'],
  ])('%s is answered %i %s', async (path, status, sentence) => {
    expect(await practice.get(path)).toMatchObject({ status, body: sentence });
  });
});

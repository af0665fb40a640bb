import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableName } from '../../src/db/schema/tables.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const ROUNDS = 4;
const CALLERS = 6;

/** A write that looks first whether something is there already. */
interface Raced {
  readonly path: string;
  /** What callers send in the same round, each a little different where that must not help. */
  readonly body: (round: number, caller: number) => object;
  /** One row of this table may come of each round. */
  readonly table: TableName;
  /** What all but one are told; where it is not given all are served, by the one row. */
  readonly refusal?: string;
}

const patient = (round: number, caller: number) => 100 + round * CALLERS + caller;

const RACED: readonly Raced[] = [
  {
    path: '/fees',
    body: (round, caller) => ({ FeeSched: 1, CodeNum: 10 + round, Amount: `${caller}.00` }),
    table: 'fee',
    refusal: 'A fee with that information already exists in the database.',
  },
  {
    path: '/procedurecodes',
    body: (round) => ({ ProcCode: `X${round}`, Descript: 'raced', AbbrDesc: 'raced', ProcCat: 1 }),
    table: 'procedurecode',
    refusal: 'ProcCode already exists.',
  },
  {
    path: '/diseasedefs',
    body: (round) => ({ DiseaseName: `Raced ${round}` }),
    table: 'diseasedef',
    refusal: 'A DiseaseDef with that name already exists.',
  },
  {
    path: '/allergydefs',
    body: (round) => ({ Description: `Raced ${round}` }),
    table: 'allergydef',
    refusal: 'An AllergyDef with that name already exists.',
  },
  {
    path: '/medications',
    body: (round) => ({ MedName: `Raced ${round}` }),
    table: 'medication',
    refusal: 'A Medication with that name already exists.',
  },
  {
    path: '/apptfielddefs',
    body: (round) => ({ FieldName: `Raced ${round}` }),
    table: 'apptfielddef',
    refusal: 'An ApptFieldDef with that name already exists.',
  },
  {
    path: '/patfielddefs',
    body: (round) => ({ FieldName: `Raced ${round}`, FieldType: 'Text' }),
    table: 'patfielddef',
    refusal: 'A PatFieldDef with that name already exists.',
  },
  {
    path: '/userods',
    body: (round) => ({ UserName: `Raced${round}`, UserGroupNum: 1, Password: 'Raced4raced' }),
    table: 'userod',
    refusal: 'UserName already exists.',
  },
  {
    path: '/subscriptions',
    body: (round) => ({
      EndPointUrl: 'http://127.0.0.1:9/',
      Workstation: `Raced ${round}`,
      UiEventType: 'PatientSelected',
    }),
    table: 'bitewing_subscription' as TableName,
    refusal: 'Subscription already exists.',
  },
  {
    path: '/patients',
    body: (round) => ({
      LName: 'Raced',
      FName: `Number ${round}`,
      Birthdate: '1980-01-01',
      Email: 'raced@example.com',
    }),
    table: 'patient',
    refusal: 'A patient with this name, birthdate and email or phone already exists.',
  },
  {
    path: '/patients',
    body: (round, caller) => ({ LName: 'Raced', FName: `Caller ${caller}`, ChartNumber: `C${round}` }),
    table: 'patient',
    refusal: 'ChartNumber is already used by Raced, Caller *.',
  },
  {
    path: '/deposits',
    body: (round, caller) => ({
      claimPaymentNums: [10 + round],
      ...(caller % 2 ? { payNums: [patient(round, caller)] } : {}),
    }),
    table: 'deposit',
    refusal: 'ClaimPayment is attached to a deposit.',
  },
  // The list that an office keeps gets what it lacks.
  {
    path: '/allergies',
    body: (round, caller) => ({ PatNum: patient(round, caller), defDescription: `Raced of a patient ${round}` }),
    table: 'allergydef',
  },
  {
    path: '/diseases',
    body: (round, caller) => ({ PatNum: patient(round, caller), diseaseDefName: `Raced of a patient ${round}` }),
    table: 'diseasedef',
  },
  {
    path: '/medicationpats',
    body: (round, caller) => ({ PatNum: patient(round, caller), medName: `Raced of a patient ${round}` }),
    table: 'medication',
  },
  {
    path: '/refattaches',
    body: (round, caller) => ({ PatNum: patient(round, caller), referralName: `Raced of a patient ${round}` }),
    table: 'referral',
  },
];

/** A row that is deleted while others begin to use it. */
const DELETED: readonly {
  path: string;
  verb: 'POST' | 'PUT';
  use: (round: number, caller: number) => [string, object];
}[] = [
  {
    path: '/employers',
    verb: 'PUT',
    use: (round, caller) => [`/patients/${patient(round, caller)}`, { EmployerNum: 10 + round }],
  },
  {
    path: '/inssubs',
    verb: 'POST',
    use: (round, caller) => ['/patplans', { PatNum: patient(round, caller), InsSubNum: 10 + round }],
  },
  {
    path: '/medications',
    verb: 'POST',
    use: (round, caller) => ['/medicationpats', { PatNum: patient(round, caller), MedicationNum: 10 + round }],
  },
  {
    path: '/appointmenttypes',
    verb: 'POST',
    use: (round, caller) => [
      '/appointments/Planned',
      { PatNum: patient(round, caller), AppointmentTypeNum: 10 + round },
    ],
  },
  {
    path: '/codegroups',
    verb: 'POST',
    use: (round) => [
      '/benefits',
      { PlanNum: 1, BenefitType: 'Limitations', CoverageLevel: 'Individual', CodeGroupNum: 10 + round },
    ],
  },
  {
    path: '/patfielddefs',
    verb: 'PUT',
    use: (round, caller) => [
      '/patfields',
      { PatNum: patient(round, caller), FieldName: `Deleted ${round}`, FieldValue: 'used' },
    ],
  },
];

describe.each(engines)('writes that race, on two servers of one database on %s', (engine) => {
  let shared: FreshDatabase;
  let servers: TestPractice[];
  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    servers = [];
    // An SQLite file has one server.
    for (let server = 0; server < (engine === 'sqlite' ? 1 : 2); server++) {
      servers.push(await startTestPractice({ database: shared.database, eventsPrivate: 'on' }));
    }
    const [office] = servers as [TestPractice];
    const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
    const everybody = rounds.flatMap((round) => Array.from({ length: CALLERS }, (_, caller) => patient(round, caller)));
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
    await office.lay('feesched', { FeeSchedNum: 1, Description: 'Usual', IsGlobal: 1 });
    await office.lay(
      'procedurecode',
      ...rounds.map((round) => ({ CodeNum: 10 + round, ProcCode: `D${round}`, ProcCat: 1 })),
    );
    await office.lay('usergroup', { UserGroupNum: 1, Description: 'Front desk' });
    await office.lay(
      'patient',
      ...everybody.map((PatNum) => ({ PatNum, Guarantor: PatNum, LName: 'Ivory', PriProv: 1 })),
    );
    await office.lay('carrier', { CarrierNum: 1, CarrierName: 'Harbor Mutual' });
    await office.lay('insplan', { PlanNum: 1, CarrierNum: 1 });
    await office.lay(
      'inssub',
      ...rounds.map((round) => ({ InsSubNum: 10 + round, PlanNum: 1, Subscriber: patient(round, 0) })),
    );
    await office.lay('employer', ...rounds.map((round) => ({ EmployerNum: 10 + round, EmpName: `Works ${round}` })));
    await office.lay(
      'medication',
      ...rounds.map((round) => ({ MedicationNum: 10 + round, MedName: `Deleted ${round}`, GenericNum: 10 + round })),
    );
    await office.lay(
      'patfielddef',
      ...rounds.map((round) => ({ PatFieldDefNum: 10 + round, FieldName: `Deleted ${round}` })),
    );
    await office.lay(
      'appointmenttype',
      ...rounds.map((round) => ({ AppointmentTypeNum: 10 + round, AppointmentTypeName: `Deleted ${round}` })),
    );
    await office.lay(
      'codegroup',
      ...rounds.map((round) => ({ CodeGroupNum: 10 + round, GroupName: `Deleted ${round}` })),
    );
    await office.lay('claimpayment', ...rounds.map((round) => ({ ClaimPaymentNum: 10 + round, CheckAmt: 50 })));
    await office.lay('payment', ...everybody.map((PatNum) => ({ PayNum: PatNum, PatNum, PayAmt: 20 })));
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await shared.drop();
  });

  it.each(RACED)('$path makes one of what may be there once: $refusal', async ({ path, body, table, refusal }) => {
    const [office] = servers as [TestPractice];
    for (let round = 0; round < ROUNDS; round++) {
      const before = (await office.rows(table)).length;
      const answers = await Promise.all(
        Array.from({ length: CALLERS }, (_, caller) =>
          servers[caller % servers.length]!.post(path, body(round, caller)),
        ),
      );
      const refused = answers
        .filter(({ status }) => status >= 300)
        .map(({ text }) => text.replace(/Caller \d/, 'Caller *'));
      expect(refused).toEqual(refusal === undefined ? [] : Array.from({ length: CALLERS - 1 }, () => refusal));
      expect((await office.rows(table)).length - before, `rows of round ${round}`).toBe(1);
    }
  });

  it('gives each insurance category a place of its own, whoever adds and moves some at the same moment', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all(
        Array.from({ length: CALLERS }, (_, caller) => {
          const server = servers[caller % servers.length]!;
          const moved = round > 0 && caller % 3 === 0;
          return moved
            ? server.put(`/covcats/${round}`, { CovOrder: caller })
            : server.post('/covcats', { Description: `Raced ${round}` });
        }),
      );
      expect(answers.filter(({ status }) => status >= 300).map(({ text }) => text)).toEqual([]);
      const places = (await servers[0]!.rows('covcat')).map(({ CovOrder }) => CovOrder);
      expect(places.toSorted((one, other) => Number(one) - Number(other))).toEqual([...places.keys()]);
    }
  });

  it.each(DELETED)('$path deletes no row that somebody begins to use', async ({ path, verb, use }) => {
    for (let round = 0; round < ROUNDS; round++) {
      const server = (caller: number) => servers[caller % servers.length]!;
      const [deleted, ...used] = await Promise.all([
        server(1).delete(`${path}/${10 + round}`),
        ...Array.from({ length: CALLERS }, (_, caller) => server(caller).send(verb, ...use(round, caller))),
      ]);
      const served = used.filter(({ status }) => status < 300).length;
      expect(served, `${deleted.text}; ${used.map(({ text }) => text)}`).toBe(deleted.status === 200 ? 0 : CALLERS);
    }
  });
});

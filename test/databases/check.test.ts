import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportText } from '../../src/cli/practice/check.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import { resetDemoPractice } from '../../src/demo/reset.ts';
import { operations } from '../../src/resources/index.ts';
import { checkPractice } from '../../src/server.ts';
import { engines, sharedDatabase } from '../support/engines.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice } from '../support/test-practice.ts';

const old = { version: '21.1.5.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: true } as const;

describe.runIf(canStartMariadb)('check, of an office’s database', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  beforeAll(async () => {
    server = await startPrivateMariadb('check', '--office', '--fast');
    office = await officeDatabase(server.url, old);
  });
  afterAll(async () => {
    await office?.drop();
    await server?.destroy();
  });

  it('tells version, engines, what is missing and what works, and changes nothing', async () => {
    const before = await office.checksums();
    const report = await checkPractice(office.readerUrl);
    expect(report).toMatchObject({ kind: 'office', version: '21.1.5.0', isUsable: true });
    expect(report.database).not.toContain('reader');
    expect(report.grants.join()).not.toMatch(/PASSWORD/i);
    const table = (name: string) => report.tables.find((each) => each.name === name);
    expect(table('procedurelog')).toMatchObject({ engine: 'MyISAM', rows: 2, largestKey: '2', isMissing: false });
    expect(table('codegroup')).toMatchObject({ isMissing: true });
    expect(table('patient')!.missingColumns).toContain('SecurityHash');
    const works = new Map(report.operations.map((each) => [each.operation, each.works]));
    expect([works.get('GET /treatplans'), works.get('POST /treatplans')]).toEqual([true, false]);
    expect(await office.checksums()).toEqual(before);
    const said = reportText(report).split('\n');
    const count = report.operations.filter((operation) => operation.works).length;
    expect(count).toBeGreaterThan(100);
    expect(said).toContain(`  A server can run on it: ${count} of ${works.size} operations work.`);
    expect(said).toContainEqual(
      expect.stringMatching(/Writes need --writes .* \d{3} operations, which --json names\.$/),
    );
    expect(said.filter((line) => line.length > 400)).toEqual([]);
  });

  it('is never taken for a demo practice that lost a table', async () => {
    const clock = { now: () => '2025-03-10 09:00:00' };
    await expect(resetDemoPractice(office.readerUrl, clock)).rejects.toThrow(
      'This database is not the demo practice, so it is left alone.',
    );
  });

  it('refuses a version older than it knows', async () => {
    await office.run("UPDATE preference SET ValueString = '20.5.1.0' WHERE PrefName = 'DataBaseVersion'");
    const { findings, isUsable } = await checkPractice(office.readerUrl);
    expect(findings.map(({ sentence }) => sentence)).toContain(
      'Version 20.5.1.0 is older than 21.1, the first this server knows.',
    );
    expect(isUsable).toBe(false);
    await office.run("UPDATE preference SET ValueString = '21.1.5.0' WHERE PrefName = 'DataBaseVersion'");
  });

  it.each(['16.3.1.0', 'abc', ''])('refuses the version "%s", and so does a start', async (version) => {
    await office.run("UPDATE preference SET ValueString = ? WHERE PrefName = 'DataBaseVersion'", [version]);
    const { findings, isUsable, kind, operations: told } = await checkPractice(office.readerUrl);
    const [problem] = findings.filter((finding) => finding.kind === 'problem');
    expect([kind, isUsable, problem!.sentence]).toEqual(['office', false, expect.stringMatching(/ersion/)]);
    expect(told.filter(({ works, reason }) => works || reason !== problem!.sentence)).toEqual([]);
    await expect(openPractice(office.readerUrl, { now: () => '2025-03-10 09:00:00' })).rejects.toThrow(
      problem!.sentence,
    );
    await office.run("UPDATE preference SET ValueString = '21.1.5.0' WHERE PrefName = 'DataBaseVersion'");
  });

  it('tells what a start tells: hidden tables, a version newer than tried, and nothing of InnoDB where it only reads', async () => {
    await office.run("UPDATE preference SET ValueString = '26.1.2.0' WHERE PrefName = 'DataBaseVersion'");
    const { findings, operations: told } = await checkPractice(office.readerUrl);
    const { practice, warnings } = await openPractice(office.readerUrl, { now: () => '2025-03-10 09:00:00' });
    await practice.close();
    const sentences = findings.map(({ sentence }) => sentence);
    expect(warnings.filter((warning) => !sentences.includes(warning))).toEqual([
      expect.stringMatching(/only read: every write is refused/),
    ]);
    expect(warnings).toContainEqual(expect.stringMatching(/newer than 25\.4/));
    expect(warnings).toContainEqual(expect.stringMatching(/^\d+ tables are missing, .*: .*\bcodegroup,/));
    expect(warnings.join()).not.toMatch(/InnoDB/);
    await office.run("UPDATE preference SET ValueString = '21.1.5.0' WHERE PrefName = 'DataBaseVersion'");
    await office.run('RENAME TABLE definition TO hidden_definition');
    const failing = (await checkPractice(office.readerUrl)).operations.filter(({ reason }) =>
      /definition/.test(reason),
    );
    expect(failing.find(({ operation }) => operation === 'GET /definitions')!.reason).toBe(
      'Hidden or missing: definition.',
    );
    expect(failing.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['GET /definitions', 'GET /procedurelogs', 'GET /proctps', 'GET /treatplanattaches']),
    );
    expect(told.length).toBeGreaterThan(100);
    await office.run('RENAME TABLE hidden_definition TO definition');
  });

  it('names every list that a hidden, damaged or half-updated table keeps from being answered', async () => {
    const hidden = [
      'userod',
      'operatory',
      'employer',
      'schedule',
      'allergydef',
      'sop',
      'labcase',
      'mount',
      'definition',
    ];
    for (const name of hidden) await office.run(`RENAME TABLE ${name} TO hidden_${name}`);
    await office.run('ALTER TABLE carrier CHANGE Address2 Gone varchar(255)');
    await office.run('CREATE VIEW sop AS SELECT * FROM hidden_sop');
    await office.run('RENAME TABLE hidden_sop TO gone_sop');
    const { operations: told, findings } = await checkPractice(office.readerUrl);
    // All at once, so that nobody grants one right after the other.
    expect(told.find(({ operation }) => operation === 'GET /appointments/Slots')!.reason).toMatch(
      /^Hidden or missing: (?=.*operatory)(?=.*schedule)/,
    );
    const lost = findings.map(({ sentence }) => sentence).filter((sentence) => /missing, or the user/.test(sentence));
    expect(lost).toEqual([expect.stringMatching(/^8 tables are missing, .*: (?=.*userod)(?=.*operatory)/)]);
    const practice = await startTestPractice({ database: office.readerUrl });
    for (const { verb, path, base, follow } of operations) {
      if (verb !== 'GET' || base || follow) continue;
      const { status } = await practice.get(`${path.replace(/\{\w+\}/, '1')}?PatNum=1`);
      const { works } = told.find(({ operation }) => operation === `GET ${path}`)!;
      if (status === 503) expect([path, works]).toEqual([path, false]);
    }
    await practice.stop();
    const stopped = told.filter(({ operation, works }) => operation.startsWith('GET') && !works);
    expect(stopped.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        'GET /carriers',
        'GET /appointments/Slots',
        'GET /chartmodules/{PatNum}/ProgNotes',
        'GET /chartmodules/{PatNum}/PatientInfo',
        'GET /familymodules/{PatNum}/Insurance',
        'GET /accountmodules/{PatNum}/Aging',
        'GET /documents',
      ]),
    );
    expect(stopped.length).toBeLessThan(told.filter(({ operation }) => operation.startsWith('GET')).length);
    await office.run('DROP VIEW sop');
    await office.run('RENAME TABLE gone_sop TO hidden_sop');
    await office.run('ALTER TABLE carrier CHANGE Gone Address2 varchar(255)');
    for (const name of hidden) await office.run(`RENAME TABLE hidden_${name} TO ${name}`);
  });

  it('tells an office by its tables where the user may not read preference', async () => {
    await office.run('RENAME TABLE preference TO hidden_preference');
    const { kind, findings } = await checkPractice(office.readerUrl);
    expect(kind).toBe('office');
    expect(findings.map(({ sentence }) => sentence).join('\n')).toMatch(/grant SELECT on preference/);
    await expect(openPractice(office.readerUrl, { now: () => '2025-03-10 09:00:00' })).rejects.toThrow(
      /grant SELECT on preference/,
    );
    await office.run('RENAME TABLE hidden_preference TO preference');
  });

  it.each(['preference', 'preference(PrefName)', 'preference(ValueString)', 'patient', 'claim', 'patient(LName)'])(
    'tells an office by the little that its user may see: %s',
    async (seen) => {
      const [table, column = ''] = seen.split(/(?=\()/);
      const user = `'${office.reader}'@'127.0.0.1'`;
      await office.run(`REVOKE SELECT ON ${office.name}.* FROM ${user}`);
      await office.run(`GRANT SELECT ${column} ON ${office.name}.${table} TO ${user}`);
      try {
        const { kind, findings } = await checkPractice(office.readerUrl);
        expect(kind).toBe('office');
        const sentences = findings.map(({ sentence }) => sentence).join('\n');
        const start = openPractice(office.readerUrl, { now: () => '2025-03-10 09:00:00' });
        if (seen === 'preference') await (await start).practice.close();
        else await expect(start).rejects.toThrow(/grant SELECT on preference/);
        expect(sentences).toMatch(
          seen === 'preference'
            ? /^\d+ tables are missing, .*: .*\bpatient,/m
            : /SELECT (right )?on (the table )?"?preference\b/,
        );
      } finally {
        await office.run(`REVOKE SELECT ${column} ON ${office.name}.${table} FROM ${user}`);
        await office.run(`GRANT SELECT ON ${office.name}.* TO ${user}`);
      }
    },
  );

  it('takes no table of another program for an office’s', async () => {
    await office.run('CREATE DATABASE another_programs');
    await office.run('CREATE TABLE another_programs.patient (id int)');
    const url = new URL(office.url);
    url.pathname = '/another_programs';
    expect((await checkPractice(url.href)).kind).toBe('other');
    await office.run('DROP DATABASE another_programs');
  });

  it('finds columns that compare or hold other values than they should, and tells the office’s own sql_mode', async () => {
    await office.run('ALTER TABLE carrier MODIFY CarrierName varchar(255) COLLATE utf8mb3_bin');
    await office.run('ALTER TABLE procedurecode MODIFY ProcCode varchar(15) NOT NULL');
    await office.run('ALTER TABLE recall MODIFY DateDue varchar(10)');
    const { findings, settings } = await checkPractice(office.readerUrl);
    const sentences = findings.map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(expect.stringMatching(/^Table carrier: CarrierName .*capital letters from small/));
    expect(sentences).toContainEqual(expect.stringMatching(/^Table procedurecode: ProcCode .*codes that differ/));
    expect(sentences).toContainEqual(expect.stringMatching(/^Table recall: DateDue .*another kind/));
    expect(settings.sql_mode).toBe('');
  });

  it('tells of values that have no name here, and of none that has one', async () => {
    const told = async () =>
      (await checkPractice(office.readerUrl)).findings.flatMap(({ sentence }) =>
        /no name here/.test(sentence) ? [sentence] : [],
      );
    const before = await told();
    await office.run('UPDATE procedurelog SET ProcStatus = 77 WHERE ProcNum = 1');
    await office.run('UPDATE appointment SET AptStatus = 99');
    const practice = await startTestPractice({ database: office.readerUrl });
    expect((await practice.get('/procedurelogs/1')).body.ProcStatus).toBe('');
    await practice.stop();
    const after = (await told()).filter((sentence) => !before.includes(sentence));
    expect(after.sort()).toEqual([
      'Table appointment: AptStatus is 99 in 2 rows, which has no name here: answered as "".',
      'Table procedurelog: ProcStatus is 77 in 1 row, which has no name here: answered as "".',
    ]);
    expect(before).toContainEqual(expect.stringMatching(/^Table signalod: FKeyType is Ivory é in 1 row/));
    expect(before.join()).not.toMatch(/ProcStatus/);
  });

  it('tells how long it takes to ask for changed rows where no index helps', async () => {
    const costs = async () => (await checkPractice(office.readerUrl)).findings.map(({ sentence }) => sentence);
    const told = expect.stringMatching(
      /^GET \/appointments.* with DateTStamp looks at all of the about 12000 rows of appointment, .* [\d.]+ seconds here/,
    );
    expect(await costs()).not.toContainEqual(told);
    await office.run('INSERT INTO appointment (AptNum, PatNum) SELECT seq, 1 FROM seq_3_to_12000');
    expect(await costs()).toContainEqual(told);
    await office.run('ALTER TABLE appointment ADD INDEX stamps (DateTStamp)');
    expect(await costs()).not.toContainEqual(told);
    await office.run('ALTER TABLE appointment DROP INDEX stamps');
    await office.run('DELETE FROM appointment WHERE AptNum > 2');
  });

  it('tells how long it takes to come to many old rows of a MyISAM table with an index', async () => {
    const costs = async () => (await checkPractice(office.readerUrl)).findings.map(({ sentence }) => sentence);
    const told = expect.stringMatching(
      /^GET \/insverifies with SecDateTEdit takes up to [\d.]+ seconds here if more than 30001 rows were changed/,
    );
    await office.run('ALTER TABLE insverify DISABLE KEYS');
    await office.run('INSERT INTO insverify (InsVerifyNum) SELECT seq FROM seq_3_to_300001');
    await office.run('ALTER TABLE insverify ENABLE KEYS');
    expect(await costs()).toContainEqual(told);
    await office.run('DELETE FROM insverify WHERE InsVerifyNum > 300000');
    expect(await costs()).not.toContainEqual(told);
    await office.run('DELETE FROM insverify WHERE InsVerifyNum > 2');
  });

  it('finds a table that should be there, a missing index, and keys beyond 2^53', async () => {
    await office.run('ALTER TABLE treatplan DROP INDEX indexPatNum');
    await office.run('DROP TABLE proctp');
    await office.run('INSERT INTO patient (PatNum, LName) VALUES (9007199254740993, "Far")');
    const report = await checkPractice(office.readerUrl);
    expect(report.isUsable).toBe(false);
    const plans = report.tables.find(({ name }) => name === 'treatplan');
    expect(plans!.missingIndexes).toEqual(['indexPatNum (PatNum)']);
    const sentences = report.findings.map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(
      expect.stringMatching(/^Table proctp is missing, or the user may not see it: grant SELECT on it\./),
    );
    expect(sentences.join('\n')).toMatch(/Keys of patient exceed 2\^53/);
    expect(reportText(report)).toMatch(/Problems\n {2}Table proctp is missing/);
    expect(reportText(report)).not.toContain('A server can run');
  });
});

describe.each(engines)('check, of Bitewing’s own database on %s', (engine) => {
  it('finds it empty, then fit', async () => {
    const { database, drop } = await sharedDatabase(engine);
    const before = await checkPractice(database);
    expect(before).toMatchObject({ kind: 'empty', isUsable: true });
    expect(reportText(before)).not.toContain('will not work');
    const { practice } = await openPractice(database, { now: () => '2025-03-10 09:00:00' });
    await practice.close();
    const report = await checkPractice(database);
    expect(report).toMatchObject({ kind: 'own', isUsable: true });
    expect(report.operations.filter(({ works }) => !works)).toEqual([]);
    expect(report.tables.length).toBeGreaterThan(60);
    expect(report.tables.filter(({ missingColumns, isMissing }) => isMissing || missingColumns.length > 0)).toEqual([]);
    expect(report.tables.flatMap(({ missingIndexes }) => missingIndexes)).toEqual([]);
    await drop();
  });
});

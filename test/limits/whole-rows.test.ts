import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableRow } from '../../src/db/rows/table-row.ts';
import { idColumn } from '../../src/db/schema/tables.ts';
import type { Operation } from '../../src/http/operation.ts';
import { tellingOf } from '../../src/http/running/as-told.ts';
import { operations } from '../../src/resources/index.ts';
import type { Input } from '../../src/wire/input.ts';
import { engines } from '../support/engines.ts';
import { nameOf, pathOf } from './good-requests.ts';
import { type SpoilablePractice, startSpoilablePractice, type Told } from './spoilable-practice.ts';

/**
 * Programs read a row, change a member and PUT the whole of it. Every registered PUT of a row is tried with the rows of the
 * demo practice: sent back as GET told it, a row stays as it is; with one member changed, the answer is that of a PUT of
 * this member alone. An operation needs nothing to be tried here. Where this fails for a new one, a rule refuses or
 * changes what was not changed: compare with what is stored, or name the reason below.
 */
const ADVICE = 'See the top of test/limits/whole-rows.test.ts for what to do.';

/** Rows of each kind that are tried: on MariaDB the same code decides. */
const MOST = { sqlite: 25, mariadb: 5 };
/** Of these so many with each simple member changed. */
const CHANGED = { sqlite: 3, mariadb: 1 };

/** PUTs of something else than a row that their address names. */
const ofOtherThings: Readonly<Record<string, string>> = {
  'PUT /appointments/{AptNum}/Break': 'a step of the appointment',
  'PUT /appointments/{AptNum}/Note': 'adds to the note',
  'PUT /appointments/{AptNum}/Confirm': 'a step of the appointment',
  'PUT /apptfields': 'its body names the appointment and the field',
  'PUT /claimprocs/InsAdjust': 'its body names the plan',
  'PUT /claims/{ClaimNum}/Status': 'a step of the claim',
  'PUT /claims/{ClaimNum}/Split': 'makes a claim',
  'PUT /insverifies': 'its body names the row',
  'PUT /patfields': 'its body names the patient and the field',
  'PUT /payments/{PayNum}/Partial': 'divides the payment',
  'PUT /payplans/{PayPlanNum}/Close': 'has no body',
  'PUT /payplans/{PayPlanNum}/Dynamic': 'its NumberOfPayments sets the payment and is not the row’s',
  'PUT /procedurelogs/{ProcNum}/GroupNote': 'its members are those of three tables',
  'PUT /queries/ShortQuery': 'a question',
  'PUT /recalls/Status': 'its body names the recall',
  'PUT /recalls/SwitchType': 'its body names the patient',
};

/** Whole rows that are refused, with the reason. */
const refused: Readonly<Record<string, readonly (readonly [sentence: RegExp, reason: string])[]>> = {
  'PUT /claimprocs/{ClaimProcNum}': [
    [/^ClaimProc with a Status of \w+ cannot be updated\.$/, 'nothing of such a row may be changed'],
    [/^Status cannot be changed when the ClaimProc is not/, 'a payment without a claim stays as it is'],
  ],
  'PUT /fees/{FeeNum}': [[/^Amount is invalid\.$/, '-1 means that there is no fee, and Amount is required']],
  'PUT /patients/{PatNum}': [[/^Patient has been deleted\.$/, 'nothing of such a row may be changed']],
  'PUT /payplancharges/{PayPlanChargeNum}': [
    [/^PayPlan must be a dynamic payment plan\.$/, 'charges of an older plan stay as they are'],
  ],
  'PUT /procedurelogs/{ProcNum}': [
    [/^Group notes must be updated with/, 'it is a group note'],
    [/^(Procedure|Patient) has been deleted\.$/, 'nothing of such a row may be changed'],
    [/^Procedure is locked\.$/, 'nothing of such a row may be changed'],
  ],
  'PUT /proctps/{ProcTPNum}': [[/^ProcTP belongs to a signed TreatPlan\.$/, 'nothing of such a row may be changed']],
  'PUT /treatplans/{TreatPlanNum}': [[/^The Unassigned treatment plan/, 'nothing of such a row may be changed']],
};

/** What a whole row changes after all, beside the stamps, with the reason. */
const changed: Readonly<Record<string, readonly string[]>> = {
  // `"isSigned": "true"` signs anew, as the page says.
  'PUT /treatplans/{TreatPlanNum}': ['DateTSigned', 'DateTPracticeSigned'],
};

const STAMPS = ['DateTStamp', 'SecDateTEdit', 'serverDateTime'];

const puts = operations.filter(({ verb, access }) => verb === 'PUT' && !access);
const ofRows = puts.flatMap((operation) => {
  const telling = tellingOf(operation, operations);
  return telling ? [[nameOf(operation), operation, telling] as const] : [];
});

it('is tried of every PUT but those of other things', () => {
  const others = puts.map(nameOf).filter((name) => !ofRows.some(([tried]) => tried === name));
  expect(others.toSorted()).toEqual(Object.keys(ofOtherThings).toSorted());
});

describe.each(engines)('a row that is sent back whole, on %s', (engine) => {
  let office: SpoilablePractice;
  beforeAll(async () => {
    office = await startSpoilablePractice(engine);
  });
  afterAll(() => office?.stop());

  it.each(ofRows)('%s', async (title, operation, telling) => {
    const faults: string[] = [];
    let tried = 0;
    for (const key of await keysOf(telling)) {
      const told = await rowOf(telling, operation, key);
      if (!told) continue;
      const answer = await put(operation, key, told);
      const after = await rowOf(telling, operation, key);
      const isNamed = refused[title]?.some(([sentence]) => sentence.test(answer.text));
      if (answer.status !== 200 && !isNamed) faults.push(`${key}: ${answer.status} ${answer.text}`);
      const differing = differences(told, after, changed[title]);
      if (differing.length > 0) faults.push(`${key}: other than before: ${differing.join(', ')}`);
      if (answer.status === 200 && tried++ < CHANGED[engine])
        faults.push(...(await changedFaults(operation, telling, key)));
    }
    if (tried === 0) faults.push('No row was tried.');
    expect(faults, ADVICE).toEqual([]);
  });

  it('is a row only if it names its key, and takes no change for none', async () => {
    const operation = operations.find((one) => nameOf(one) === 'PUT /appointments/{AptNum}')!;
    const telling = tellingOf(operation, operations)!;
    const roomless = (await office.practice.rows('appointment', ({ Op }) => Op === 0))[0]!.AptNum;
    const told = (await rowOf(telling, operation, roomless as number))!;
    const said = async (body: object) => {
      const { status, text } = await put(operation, roomless as number, body);
      return status === 200 ? 200 : text;
    };
    const noRoom = await said({ Op: 0 });
    expect(noRoom).toMatch(/^Op/);
    expect(await said({ AptNum: told.AptNum, Op: 0 })).toBe(200);
    expect(await said({ AptNum: 1, Op: 0 })).toBe(noRoom);
    expect(await said({ ...told, Op: '0' })).toBe(noRoom);
    expect(await said({ ...told, ProvNum: 987654321 })).toBe(await said({ ProvNum: 987654321 }));
    expect(await rowOf(telling, operation, roomless as number)).toEqual(told);
  });

  /** One member after the other changed in the whole row, then the same by itself: the second must say and do nothing else. */
  async function changedFaults(operation: Operation, telling: Operation, key: number): Promise<string[]> {
    const faults: string[] = [];
    for (const [name, input] of Object.entries(operation.body!)) {
      const told = await rowOf(telling, operation, key);
      const value = told && anotherValue(told[name], input);
      if (value === undefined) continue;
      const whole = await put(operation, key, { ...told, [name]: value });
      const after = await rowOf(telling, operation, key);
      const alone = await put(operation, key, { ...required(told!, operation), [name]: value });
      const isSame = whole.status === alone.status && (whole.status === 200 || whole.text === alone.text);
      const differing = differences(after, await rowOf(telling, operation, key));
      if (!isSame || differing.length > 0)
        faults.push(`${key}, ${name} = ${value}: ${whole.text.slice(0, 99)} / ${alone.text.slice(0, 99)} ${differing}`);
    }
    return faults;
  }

  const put = (operation: Operation, key: number, body: object): Promise<Told> =>
    office.send('PUT', pathOf(operation, { path: addressOf(operation, key), query: {} }), JSON.stringify(body));

  /** The row as a program has it: by its own GET, from its list, or as the list would tell it. */
  async function rowOf(telling: Operation, operation: Operation, key: number): Promise<Row | undefined> {
    if (!operations.includes(telling)) {
      const call = { id: key, query: {}, body: {}, formats: {} } as never;
      const { body } = await office.practice.server.practice.read((handle) => telling.read!(handle, call));
      return JSON.parse(body as string);
    }
    const { status, text } = await office.send(
      'GET',
      pathOf(telling, { path: addressOf(telling, key), query: {} }),
      undefined,
    );
    if (status !== 200) return undefined;
    const told = JSON.parse(text);
    const [, name] = /\{(\w+)\}$/.exec(operation.path)!;
    return Array.isArray(told) ? told.find((row) => row[name!] === key) : told;
  }

  async function keysOf(telling: Operation): Promise<number[]> {
    const source = (telling.answer as { row?: TableRow }).row?.source;
    if (!source) return [1, 2];
    const rows = await office.practice.rows(source.table);
    const keys = rows.map((row) => Number((row as Row)[idColumn(source.table)]));
    const step = Math.max(1, Math.floor(keys.length / MOST[engine]));
    return keys.filter((_, at) => at % step === 0);
  }
});

type Row = Readonly<Record<string, unknown>>;

const addressOf = ({ path }: Operation, key: number) => path.replace(/\{\w+\}/, String(key));

const required = (told: Row, { body = {} }: Operation) =>
  Object.fromEntries(Object.entries(told).filter(([name]) => body[name]?.required));

/** A text or an amount that is near to the one told. */
function anotherValue(told: unknown, { kind }: Input): unknown {
  if (kind === 'text' && typeof told === 'string') return `${told.slice(0, -1)}x`;
  if (kind === 'money' && typeof told === 'number') return told + 1;
  return undefined;
}

function differences(one: Row | undefined, other: Row | undefined, but: readonly string[] = []): string[] {
  const names = Object.keys({ ...one, ...other }).filter((name) => !STAMPS.includes(name) && !but.includes(name));
  return names
    .filter((name) => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]))
    .map((name) => `${name} ${JSON.stringify(one?.[name])} → ${JSON.stringify(other?.[name])}`);
}

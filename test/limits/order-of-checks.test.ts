import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/db/schema/tables.ts';
import { PatStatus } from '../../src/domain/enums.ts';
import type { Operation } from '../../src/http/operation.ts';
import { operations } from '../../src/resources/index.ts';
import type { InputKind } from '../../src/wire/input.ts';
import { goodRequest, jsonOf, nameOf, pathOf, tableOfKey, textOf, without } from './good-requests.ts';
import { type SpoilablePractice, startSpoilablePractice, type Told } from './spoilable-practice.ts';

/**
 * Which of two faults is told. What a body refers to is looked up in page order, before anything is said of a deleted
 * patient, and that is said before any rule (`companions-people.md` 1.1, `procedures.md` 1.3). Every write that is
 * registered is tried, with each of its fields that names something; it needs nothing to be tried here. Where this fails
 * for a new one, take `requirePatient` first, then look up everything else, and call `refuseDeletedPatient` before the
 * first rule.
 */
const ADVICE = 'See the top of test/limits/order-of-checks.test.ts for what to do.';

const DELETED = 'Patient has been deleted.';

/** Values of the right form that no row has, by the kind of the field. */
const unknown: Partial<Record<InputKind, readonly string[]>> = {
  key: ['987654321'],
  keys: ['[987654321]'],
  text: ['"no such name"'],
};

/** A reference that names nothing, and what is said of it. */
interface Unfound {
  readonly field: string;
  readonly json: string;
  readonly text: string;
}

/** Writes with a PatNum that are taken for a deleted patient, each with the reason. */
const taken: Readonly<Record<string, string>> = {
  'POST /referrals': 'The good request names no patient: a patient has a referral of the same name only.',
};

/** Changes of a deleted patient's row that are taken, each with the reason. */
const takenRows: Readonly<Record<string, string>> = {
  'DELETE /treatplans/{TreatPlanNum}':
    'COMPATIBILITY.md: its page names what stands in the way, and this is not among it.',
  'DELETE /api/ext/v1/treatplans/{TreatPlanNum}/handover': 'It takes back what lets somebody in.',
  'PUT /payments/{PayNum}/Partial': 'The good request is refused for its shares.',
  'PUT /referrals/{ReferralNum}': 'It is the office’s; the patient is who it is of.',
};

const changes = operations.filter(
  ({ write, verb, access, path }) => write && !access && verb !== 'POST' && /Num\}/.test(path),
);

const writes = operations.filter(({ write, body, access }) => write && body && !access);

describe('the order of checks', () => {
  /** The same practice twice: as it is, and with every patient deleted. */
  let office: SpoilablePractice;
  let emptied: SpoilablePractice;
  beforeAll(async () => {
    office = await startSpoilablePractice('sqlite');
    emptied = await startSpoilablePractice('sqlite');
    // Not by a request: no rule stands in the way.
    await emptied.practice.change('patient', {}, { PatStatus: PatStatus.Deleted });
  });
  afterAll(async () => {
    await office?.stop();
    await emptied?.stop();
  });

  it.each(writes.map((operation) => [nameOf(operation), operation] as const))('%s', async (title, operation) => {
    const faults: string[] = [];
    let before: Unfound | undefined;
    const isOfPatient = (await ask(emptied, operation)).text === DELETED;
    let isTried = false;
    for (const [field, json] of unknownOf(operation)) {
      const living = await ask(office, operation, { [field]: json });
      if (living.status < 400) await office.putBack();
      if (living.status !== 404) continue;
      isTried ||= field !== 'PatNum';
      // Of two that name nothing the first of the page is told; two names of one thing are another matter.
      const unfound = { field, json, text: living.text };
      if (before && before.field.toLowerCase() !== field.toLowerCase()) {
        const both = await ask(office, operation, { [before.field]: before.json, [field]: json });
        const isPair = both.text.endsWith('cannot both be specified.');
        if (both.text !== before.text && !isPair) faults.push(`${before.field} and ${field}: ${both.text}`);
      }
      before = unfound;
      const deleted = isOfPatient ? await ask(emptied, operation, { [field]: json }) : living;
      if (deleted.text !== living.text) faults.push(`${field} = ${json}: ${deleted.text} instead of ${living.text}`);
    }
    if (isOfPatient) {
      for (const [field, json] of existingOf(operation)) {
        const living = await ask(office, operation, { [field]: json });
        if (living.status < 400) await office.putBack();
        const deleted = await ask(emptied, operation, { [field]: json });
        if (living.status === 400 && deleted.text !== DELETED)
          faults.push(`${field} = ${json}: ${deleted.text} is a rule`);
      }
    }
    if (isTried && operation.body!.PatNum && isOfPatient !== !taken[title]) faults.push('a deleted patient is taken');
    expect(faults, ADVICE).toEqual([]);
  });

  it('leaves every row of a deleted patient as it is', async () => {
    const faults: string[] = [];
    for (const operation of changes) {
      const title = nameOf(operation);
      const [, key] = /\{(\w+)\}/.exec(operation.path)!;
      const table = tableOfKey.get(key!);
      if (!table || !columnsOf(table).some(([column]) => column === 'PatNum')) continue;
      const told = await ask(emptied, operation);
      if ((told.text === DELETED) === Object.hasOwn(takenRows, title))
        faults.push(`${title}: ${told.status} ${told.text}`);
    }
    expect(faults, ADVICE).toEqual([]);
  });

  /** Rows that exist, which may be of another patient or of another kind than a rule wants. */
  function existingOf({ body = {} }: Operation): (readonly [field: string, json: string])[] {
    return Object.entries(body).flatMap(([field, { kind }]) => {
      const singular = kind === 'keys' ? field.replace(/s$/, '') : field;
      const table = tableOfKey.get(singular.replace(/^./, (letter) => letter.toUpperCase()));
      const key = table && office.firstKey(table);
      return key === undefined ? [] : [[field, kind === 'keys' ? `[${key}]` : `${key}`] as const];
    });
  }
});

const unknownOf = ({ body = {} }: Operation) =>
  Object.entries(body).flatMap(([field, { kind }]) => (unknown[kind] ?? []).map((json) => [field, json] as const));

/** The good request of an operation, with some fields spoilt. */
function ask(
  office: SpoilablePractice,
  operation: Operation,
  spoilt: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const good = goodRequest(operation, office.firstKey);
  const body = Object.keys(spoilt).reduce((left, field) => without(left, operation, field), good.body);
  const json = operation.body && textOf({ ...jsonOf(body), ...spoilt });
  return office.send(operation.verb, pathOf(operation, good), json);
}

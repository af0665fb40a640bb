import type { EncodeOptions } from '../../../wire/encode.ts';
import type { Handle, StoredValues } from '../../handle.ts';
import { keptByShape, type RowSelect, selectParameters } from '../../rows/select.ts';
import { type EncodedSelect, encoderFor, type MakeSelect } from '../reads/json-rows.ts';
import type { Session } from '../sessions/session.ts';
import { type AnswerSource, answerSourceOf, type JoinedFacts } from './answer-source.ts';

/** What an answer takes from its unit of work. */
interface EndingUnit extends Pick<Handle, 'fact'> {
  /** Reads once, in one exchange with COMMIT. */
  readonly read: Session['arrays'];
  /** Whether the unit knows the version of its facts without asking for it. */
  readonly knowsFacts: boolean;
  /** Fulfilled when the unit is stored: from then on its new rows have their keys. */
  readonly isStored: Promise<void>;
  /** What must be answered before the unit commits. */
  readonly unanswered: Promise<unknown>[];
}

/** `stored` is the whole row that is answered, if it is known. */
export type StoredAnswers = (
  unit: EndingUnit,
  select: RowSelect,
  options: EncodeOptions,
  stored: StoredValues | undefined,
) => Promise<string[]>;

/**
 * The JSON of a row that a unit of work stores. It is not read if every value is known: to read a new procedure with the names of
 * its code, provider, priority and diagnosis costs the server as much as to store it. What the unit stored is the row. The names
 * are facts of the office, learnt from the first answer with the same keys, which was read.
 */
export function storedAnswers(make: MakeSelect): StoredAnswers {
  const kept = keptByShape(make);
  return async (unit, select, options, stored) => {
    const { row } = select;
    const made = kept(select, options.blank);
    const encode = encoderFor(made, row, options);
    const source = stored && unit.knowsFacts ? answerSourceOf(row) : undefined;
    if (!stored || !source?.canAnswer(stored)) {
      return (await readAtEnd(unit, made, select)).map((values) => encode(values, options.serverDateTime));
    }
    const decided = joinedIfKnown(unit, source, stored).then((joined) => ({
      joined,
      // Sent with COMMIT: the unit must wait for the decision, but cannot wait for the answer.
      read: joined ? undefined : readAtEnd(unit, made, select),
    }));
    unit.unanswered.push(decided);
    const { joined, read } = await decided;
    if (joined) {
      await unit.isStored;
      return [encode(source.values(stored, joined), options.serverDateTime)];
    }
    const rows = await read!;
    if (rows[0]) learn(unit, source, stored, rows[0]);
    return rows.map((values) => encode(values, options.serverDateTime));
  };
}

const readAtEnd = (unit: EndingUnit, { sql, isExact }: EncodedSelect, select: RowSelect) =>
  unit.read(sql, selectParameters(select), isExact, select.row.source.table);

/** The values of all joined tables; undefined unless each of them was learnt. */
async function joinedIfKnown(
  { fact }: EndingUnit,
  { joins }: AnswerSource,
  stored: StoredValues,
): Promise<unknown[][] | undefined> {
  try {
    return await Promise.all(joins.map((one) => fact<unknown[]>(factName(one, stored), notLearnt)));
  } catch {
    return undefined;
  }
}

const NOT_LEARNT = new Error('Nobody has read this yet.');
const notLearnt = () => Promise.reject(NOT_LEARNT);

function learn({ fact }: EndingUnit, { joins }: AnswerSource, stored: StoredValues, values: readonly unknown[]): void {
  for (const one of joins) {
    const joined = one.places.map((place) => values[place]);
    // Fails only if the unit has changed facts itself, and then nobody needs it.
    fact(factName(one, stored), async () => joined).catch(() => {});
  }
}

const factName = ({ join, by }: JoinedFacts, stored: StoredValues) =>
  `answered ${join.table} ${join.on} ${by.map((column) => stored[column]).join()} ${join.alias}`;

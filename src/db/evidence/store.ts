import type { Key } from '../../domain/key.ts';
import type { ChainState } from '../../signing/evidence/chain.ts';
import type { KnownRecord } from '../../signing/evidence/proof.ts';
import {
  chained,
  type EvidenceRecord,
  NO_PREVIOUS,
  type RecordDraft,
  readRecord,
} from '../../signing/evidence/record.ts';
import type { SqliteConnection } from '../sqlite/connection.ts';
import { inOne } from '../sqlite/in-one.ts';
import { type PlacedFile, placedFile } from '../sqlite/placed-file.ts';
import { chainFollower } from './follow.ts';
import { type Handovers, handoversIn } from './handovers.ts';
import { openEvidenceFile, openEvidenceForReading } from './tables.ts';

/** Records that were appended together and of whose unit of work nobody reported the end. */
export interface InFlight {
  readonly numbers: readonly number[];
  readonly records: readonly EvidenceRecord[];
  /** Hash of the token that is used up with them, `''` for none. */
  readonly tokenHash: string;
}

/** The file of the evidence. Every function reads or writes it at once; what it writes is flushed. */
export interface EvidenceStore {
  recordsOf(practice: string, treatPlanNum: Key): KnownRecord[];
  all(practice: string): KnownRecord[];
  /** Every record of every practice by number. */
  every(): KnownRecord[];
  /** Whether the file has a record of this practice, or a tablet that it handed over. */
  knows(practice: string): boolean;
  /** The highest number of a plan of this practice that a record or a handover names; 0 where none does. */
  highestPlan(practice: string): bigint;
  append(practice: string, drafts: readonly RecordDraft[], tokenHash: string): EvidenceRecord[];
  inFlight(): InFlight[];
  /** The unit of work is stored: its records count, and its token is used up. */
  confirm(numbers: readonly number[]): void;
  /** The unit of work is not stored: says so of each record that is still in flight. */
  undo(numbers: readonly number[], at: string): void;
  chain(): Promise<ChainState>;
  /** Whether a record has this hash. */
  has(hash: string): boolean;
  readonly handovers: Handovers;
  /** Throws 503 when the file was deleted or replaced since it was opened. */
  requireInPlace(): void;
  close(): void;
}

interface Options {
  /** For commands that look: the file is neither made nor changed. */
  readonly readOnly?: boolean;
}

/** Opens the evidence in this file, which is made by the first record; `:memory:` ends with the process. */
export function openEvidenceStore(path: string, { readOnly = false }: Options = {}): EvidenceStore {
  let writing: SqliteConnection | undefined;
  let reading: SqliteConnection | undefined;
  let place: PlacedFile | undefined;
  const write = () => {
    if (readOnly) throw new Error('The evidence was opened for reading.');
    writing ??= openEvidenceFile(path);
    return writing;
  };
  const read = () => {
    if (writing || (path === ':memory:' && !readOnly)) return write();
    reading ??= openEvidenceForReading(path, readOnly);
    if (reading) place ??= placedFile(path, 'file of the evidence', () => writing ?? reading);
    return reading;
  };
  const rows = (sql: string, parameters: readonly (string | Key)[]) => read()?.all(sql, parameters) ?? [];
  const select = (where: string, parameters: readonly (string | Key)[]) =>
    rows(`${SELECT} ${where} ORDER BY r.Number`, parameters).flatMap(knownRecord);
  const follower = chainFollower(path);
  /** One transaction of our own. */
  const change = <T>(work: (file: SqliteConnection) => T): T => {
    place?.requireInPlace();
    const file = write();
    place ??= placedFile(path, 'file of the evidence', () => writing ?? reading);
    const done = follower.trusting(
      file,
      (inside) => inOne(file, inside),
      () => work(file),
    );
    // What was written into a file that is gone is no evidence, so nothing may be signed by it.
    place.requireStored();
    return done;
  };

  return {
    recordsOf: (practice, treatPlanNum) =>
      select('WHERE r.Practice = ? AND r.TreatPlanNum = ?', [practice, treatPlanNum]),
    all: (practice) => select('WHERE r.Practice = ?', [practice]),
    every: () => select('', []),
    knows(practice) {
      const find =
        'SELECT 1 FROM record WHERE Practice = ? UNION ALL SELECT 1 FROM handover WHERE Practice = ? LIMIT 1';
      return rows(find, [practice, practice]).length > 0;
    },
    highestPlan(practice) {
      const find =
        'SELECT TreatPlanNum FROM record WHERE Practice = ? UNION ALL SELECT TreatPlanNum FROM handover WHERE Practice = ?';
      const numbers = rows(`SELECT MAX(TreatPlanNum) AS highest FROM (${find})`, [practice, practice]);
      return BigInt((numbers[0]?.highest as Key | null) ?? 0);
    },
    append(practice, drafts, tokenHash) {
      return change((file) => {
        const records = insertRecords(file, practice, drafts);
        const first = records[0]!.number;
        for (const { number } of records) {
          file.run('INSERT INTO in_flight (Number, First, TokenHash) VALUES (?, ?, ?)', [number, first, tokenHash]);
        }
        return records;
      });
    },
    inFlight() {
      const open = rows(`${SELECT} WHERE f.Number IS NOT NULL ORDER BY r.Number`, []);
      return [...Map.groupBy(open, ({ First }) => First).values()].map((group) => ({
        numbers: group.map(({ Number: number }) => Number(number)),
        records: group.flatMap(knownRecord).map(({ record }) => record),
        tokenHash: String(group[0]!.TokenHash),
      }));
    },
    confirm(numbers) {
      change((file) => {
        for (const number of numbers) {
          file.run(USE_UP, [number, number]);
          file.run('DELETE FROM in_flight WHERE Number = ?', [number]);
        }
      });
    },
    undo(numbers, at) {
      change((file) => {
        // Another server may have looked and said so already.
        const open = numbers.filter(
          (number) => file.run('DELETE FROM in_flight WHERE Number = ?', [number]).changes > 0,
        );
        for (const number of open) {
          const [row] = file.all(`${SELECT} WHERE r.Number = ?`, [number]);
          const [known] = row ? knownRecord(row) : [];
          if (known) insertRecords(file, known.record.practice, [undoneDraft(known.record, at)]);
        }
      });
    },
    chain: () => follower.follow(read()),
    has: (hash) => rows('SELECT 1 FROM record WHERE Hash = ?', [hash]).length > 0,
    handovers: handoversIn(read, change),
    requireInPlace: () => place?.requireLately(),
    close() {
      reading?.close();
      writing?.close();
    },
  };
}

/** What was declined is recorded before what was signed, so the last record of a token is of the plan that was signed. */
const USE_UP = `UPDATE handover SET Ended = 'used', Signed = (SELECT TreatPlanNum FROM record WHERE Number = ?)
  WHERE TokenHash IN (SELECT TokenHash FROM in_flight WHERE Number = ?)`;

const SELECT = `SELECT r.Number, r.Body, r.Hash, f.First, f.TokenHash, f.Number IS NOT NULL AS IsInFlight
  FROM record r LEFT JOIN in_flight f ON f.Number = r.Number`;

/** Nothing for a record that somebody edited beyond reading; the chain tells of it. */
function knownRecord({ Body, Hash, IsInFlight }: Record<string, unknown>): KnownRecord[] {
  const record = readRecord(String(Body), String(Hash));
  return record ? [{ record, isInFlight: Number(IsInFlight) === 1 }] : [];
}

function insertRecords(file: SqliteConnection, practice: string, drafts: readonly RecordDraft[]): EvidenceRecord[] {
  const [last] = file.all('SELECT Number, Hash FROM record ORDER BY Number DESC LIMIT 1', []);
  let number = Number(last?.Number ?? 0);
  let previous = String(last?.Hash ?? NO_PREVIOUS);
  return drafts.map((draft) => {
    number++;
    const { record, body } = chained(draft, { number, practice, previous });
    previous = record.hash;
    file.run('INSERT INTO record (Number, Practice, TreatPlanNum, Body, Hash) VALUES (?, ?, ?, ?, ?)', [
      number,
      practice,
      draft.TreatPlanNum,
      body,
      record.hash,
    ]);
    return record;
  });
}

/** Says of a record that its unit of work was never stored; it repeats nothing of what was to be signed. */
function undoneDraft({ number, side, TreatPlanNum, PatNum, developer, key }: EvidenceRecord, at: string): RecordDraft {
  return {
    kind: 'undone',
    side,
    at,
    TreatPlanNum,
    PatNum,
    patientName: null,
    signerName: null,
    relation: null,
    meaning: `Record ${number} never took effect.`,
    method: null,
    developer,
    key,
    address: null,
    agent: null,
    consentVersion: null,
    consentText: null,
    strokes: null,
    digest: null,
    text: null,
    signature: null,
    pdfDigest: null,
    declined: null,
    undoes: number,
  };
}

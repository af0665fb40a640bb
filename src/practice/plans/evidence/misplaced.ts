import type { Handle } from '../../../db/handle.ts';
import type { Key } from '../../../domain/key.ts';
import { hashOfSignature } from '../../../signing/evidence/proof.ts';

/** What keeps records from the plans that they tell of. A practice is named in its own database, which can be edited. */
export interface Misplaced {
  /** Plans whose signature stands in the file under another practice's name, and not under this one's. */
  readonly renamed: readonly Key[];
  /** The practice has a name for its records, and the file knows nothing of it: it is another file, or the name is. */
  readonly isStranger: boolean;
  /** The names of the other practices that have records in the file. */
  readonly others: ReadonlySet<string>;
}

/** Plans looked at together. */
const AT_ONCE = 500;

export async function misplacedRecords(handle: Handle): Promise<Misplaced> {
  const records = await handle.evidence.ofOthers();
  const isStranger = await handle.evidence.isStranger();
  const others = new Set(records.map(({ practice }) => practice));
  if (records.length === 0) return { renamed: [], isStranger, others };
  // Signatures that two practices have alike are recorded for each of them.
  const own = new Set((await handle.evidence.all()).map(({ record }) => record.signature));
  const theirs = Map.groupBy(
    records.filter(({ signature }) => signature !== null && !own.has(signature)),
    ({ TreatPlanNum }) => TreatPlanNum,
  );
  const renamed: Key[] = [];
  const numbers = [...theirs.keys()];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const plans = await handle.db
      .selectFrom('treatplan')
      .select(['TreatPlanNum', 'Signature', 'SignaturePractice'])
      .where('TreatPlanNum', 'in', numbers.slice(at, at + AT_ONCE))
      .orderBy('TreatPlanNum')
      .execute();
    for (const { TreatPlanNum, Signature, SignaturePractice } of plans) {
      const stored = [Signature, SignaturePractice].map(hashOfSignature);
      if (theirs.get(TreatPlanNum)!.some(({ signature }) => stored.includes(signature))) renamed.push(TreatPlanNum);
    }
  }
  return { renamed, isStranger, others };
}

import type { Practice } from '../db/practice.ts';
import { findRow } from '../db/rows/rows.ts';
import type { TableRow } from '../db/rows/table-row.ts';
import { type Key, toKey } from '../domain/key.ts';
import type { Operation, ReadFreshly, Reply } from '../http/operation.ts';
import type { AnyWrite } from '../http/write.ts';
import { keepTouchedBalances } from '../practice/accounts/touched-balances.ts';
import { catchUp } from '../practice/insurance/due/due-estimates.ts';
import { readFresh } from '../practice/insurance/due/fresh-estimates.ts';
import { recalculateTouched } from '../practice/insurance/due/touched-estimates.ts';

/**
 * The same operation, with estimates and balances that are right. When a write answers, the estimates of the patients
 * concerned and the balances of their families are up to date. If those would be too many patients, they are noted as
 * due, and estimates are made anew before anybody reads or writes one of them.
 */
export function keepingMoney(operation: Operation): Operation {
  if (operation.write) return { ...operation, write: keepingWrite(operation.write) };
  return operation.read && tellsEstimates(operation) ? { ...operation, freshly } : operation;
}

function keepingWrite(write: AnyWrite): AnyWrite {
  return {
    ...write,
    first: catchUp,
    write: async (tx, order) => {
      const result = await write.write(tx, order);
      await recalculateTouched(tx);
      await keepTouchedBalances(tx);
      return result;
    },
  };
}

const tellsEstimates = ({ answer }: Operation) =>
  (answer.kind === 'row' || answer.kind === 'list') &&
  'source' in answer.row &&
  (answer.row as TableRow).source.table === 'claimproc';

const freshly: ReadFreshly = (practice, { query }, read) =>
  readFresh(practice, { read: async () => read(), patientsIn, asked: () => patientsAsked(practice, query) });

/** The patients of an answer, each of whose rows names its patient. */
const patientsIn = ({ body }: Reply): Key[] =>
  [...body.matchAll(/"PatNum":(\d+)/g)].map(([, digits]) => toKey(BigInt(digits!)));

/** The patients whose rows a list with these parameters would contain. */
function patientsAsked(practice: Practice, query: Readonly<Record<string, unknown>>): Promise<readonly Key[]> {
  return practice.read(async (handle) => {
    const { PatNum, ProcNum, ClaimNum } = query as Readonly<Record<string, Key | undefined>>;
    const procedure = ProcNum ? await findRow(handle, 'procedurelog', ProcNum) : undefined;
    const claim = ClaimNum ? await findRow(handle, 'claim', ClaimNum) : undefined;
    return [PatNum, procedure?.PatNum, claim?.PatNum].filter((found) => found !== undefined && found !== 0) as Key[];
  });
}

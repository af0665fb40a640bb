import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { compare } from '../../domain/compare.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

type ColoredCode = Pick<Row<'procedurecode'>, 'ProcCode'>;

const BLACK = -16_777_216;
const { C, EC, EO } = ProcStatus;

interface Visit {
  readonly patNum: Key;
  /** The day of the appointment, `yyyy-MM-dd`. */
  readonly day: string;
}

/**
 * The colour of a code in the appointment book and, if the office wants it shown, the month of the last such work:
 * ` (3/26)`. Of the ranges of `procapptcolor`, in the order of their text, the first that holds the code decides
 * (`companions-people.md` 3.4).
 */
export async function colorOfCode(
  handle: Handle,
  { ProcCode }: ColoredCode,
  visit: Visit,
): Promise<{ color: number; suffix: string }> {
  const row = (await officeColors(handle)).find(({ from, to }) => ProcCode >= from && ProcCode <= to);
  if (!row) return { color: BLACK, suffix: '' };
  const before = row.showsPreviousDate ? await latestWithin(handle, row, visit) : undefined;
  const suffix = before === undefined ? '' : ` (${Number(before.slice(5, 7))}/${before.slice(2, 4)})`;
  return { color: row.color, suffix };
}

interface CodeColor {
  readonly from: string;
  readonly to: string;
  readonly color: number;
  readonly showsPreviousDate: boolean;
}

function officeColors(handle: Handle): Promise<CodeColor[]> {
  return handle.fact('colours of codes', async () => {
    const rows = await handle.db.selectFrom('procapptcolor').selectAll().orderBy('ProcApptColorNum').execute();
    return rows
      .toSorted((one, other) => compare(one.CodeRange, other.CodeRange))
      .map(({ CodeRange, ColorText, ShowPreviousDate }) => {
        const [from = '', to = from] = CodeRange.split('-', 2).map((end) => end.trim());
        return { from, to, color: ColorText, showsPreviousDate: ShowPreviousDate !== 0 };
      });
  });
}

/** The latest day before the visit on which such work was done, here or elsewhere. */
async function latestWithin(handle: Handle, { from, to }: CodeColor, { patNum, day }: Visit) {
  const found = await handle.db
    .selectFrom('procedurelog')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .select('procedurelog.ProcDate')
    .where('procedurelog.PatNum', '=', patNum)
    .where('procedurelog.ProcStatus', 'in', [C, EC, EO])
    .where('procedurelog.ProcDate', '<', day)
    .where('procedurelog.ProcDate', '>=', '1880-01-01')
    .where('procedurecode.ProcCode', '>=', from)
    .where('procedurecode.ProcCode', '<=', to)
    .orderBy('procedurelog.ProcDate', 'desc')
    .executeTakeFirst();
  return found?.ProcDate;
}

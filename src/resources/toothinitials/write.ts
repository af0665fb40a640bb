import type { Transaction } from '../../db/handle.ts';
import { deleteRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ToothInitialType } from '../../domain/enums.ts';
import { badRequest, invalid } from '../../domain/refusal.ts';
import { isSupernumerary, parseToothNum } from '../../domain/teeth.ts';
import { markTooth } from '../../practice/chart/tooth-initials.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

const { Missing, Hidden, Primary } = ToothInitialType;

/** Body of ToothInitials POST. */
export const toothInitialInputs = {
  PatNum: keyInput({ required: true }),
  ToothNum: textInput({ required: true, numbers: true, max: 10, description: '1 to 32, or A to T.' }),
  InitialType: namedInput({ Missing, Hidden, Primary }, { required: true }),
};

/** Marks a tooth; an existing mark of the same type is replaced (`companions-people.md` 12). */
export async function createToothInitial(
  tx: Transaction,
  sent: ValuesOf<typeof toothInitialInputs>,
): Promise<Row<'toothinitial'>> {
  const tooth = parseToothNum(sent.ToothNum);
  if (tooth === undefined || isSupernumerary(tooth)) throw invalid('ToothNum');
  await requireLivePatient(tx, sent.PatNum);
  return markTooth(tx, sent.PatNum, tooth, sent.InitialType);
}

export async function removeToothInitial(tx: Transaction, initial: Row<'toothinitial'>): Promise<void> {
  await refuseOfDeletedPatient(tx, initial);
  if (![Missing, Hidden, Primary].some((type) => type === initial.InitialType)) {
    throw badRequest('Only InitialTypes of Missing, Hidden, or Primary can be deleted.');
  }
  await deleteRows(tx, 'toothinitial', [initial]);
}

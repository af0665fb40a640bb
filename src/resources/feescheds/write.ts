import type { Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { FeeScheduleType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { lastPlace } from '../../practice/office/last-place.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type FeeSched = Row<'feesched'>;

const description = { ...sized('feesched', 'Description'), verbatim: true, blank: false } as const;
const flags = {
  IsHidden: flagInput({ description: 'Default: false.' }),
  IsGlobal: flagInput({ description: 'One fee per code, without overrides for clinics and providers. Default: true.' }),
};

/** Body of FeeScheds POST. */
export const newFeeSchedInputs = {
  Description: textInput({ ...description, required: true }),
  FeeSchedType: namedInput(FeeScheduleType, { required: true, description: 'Cannot be changed later.' }),
  ...flags,
};

/** Body of FeeScheds PUT. */
export const feeSchedInputs = { Description: textInput(description), ...flags };

/** A new schedule is the last in the list (`companions-people.md` 14). */
export async function createFeeSched(tx: Transaction, sent: ValuesOf<typeof newFeeSchedInputs>): Promise<FeeSched> {
  const created = await insertRow(tx, 'feesched', {
    IsGlobal: 1,
    ...asColumns(sent),
    ItemOrder: await lastPlace(tx, 'feesched'),
    SecDateEntry: tx.today,
  });
  await signalSetup(tx, 'FeeScheds');
  return created;
}

export async function updateFeeSched(
  tx: Transaction,
  feeSched: FeeSched,
  sent: ValuesOf<typeof feeSchedInputs>,
): Promise<FeeSched> {
  if (sent.IsGlobal && !feeSched.IsGlobal && (await hasOverrides(tx, feeSched))) {
    throw badRequest('IsGlobal cannot be set while the FeeSched has fees of clinics or providers.');
  }
  const changed = await updateRow(tx, 'feesched', feeSched, asColumns(sent));
  if (changed !== feeSched) await signalSetup(tx, 'FeeScheds');
  return changed;
}

async function hasOverrides(tx: Transaction, { FeeSchedNum }: FeeSched): Promise<boolean> {
  const override = await tx.db
    .selectFrom('fee')
    .select('FeeNum')
    .where('FeeSched', '=', FeeSchedNum)
    .where(({ or, eb }) => or([eb('ClinicNum', '<>', 0), eb('ProvNum', '<>', 0)]))
    .limit(1)
    .executeTakeFirst();
  return override !== undefined;
}

import type { Transaction } from '../../db/handle.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest } from '../../domain/refusal.ts';
import { addDiseaseDef, findDiseaseDef } from '../../practice/chart/health-lists.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of DiseaseDefs POST. */
export const diseaseDefInputs = {
  DiseaseName: textInput({ ...sized('diseasedef', 'DiseaseName'), required: true }),
};

/** Adds a problem that patients may have (`companions-people.md` 12). */
export async function createDiseaseDef(
  tx: Transaction,
  { DiseaseName }: ValuesOf<typeof diseaseDefInputs>,
): Promise<Row<'diseasedef'>> {
  await lockShared(tx, 'diseasedef');
  if (await findDiseaseDef(tx, DiseaseName)) throw badRequest('A DiseaseDef with that name already exists.');
  return addDiseaseDef(tx, DiseaseName);
}

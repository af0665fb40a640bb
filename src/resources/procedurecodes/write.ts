import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { SubstitutionCondition, ToothPaintingType, TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { definitionByName, requireDefinition } from '../../practice/office/definitions.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newProcedureCodeInputs, procedureCodeInputs } from './inputs.ts';

type ProcedureCode = Row<'procedurecode'>;
type Sent = ValuesOf<typeof procedureCodeInputs>;
type Ignore = (name: string) => void;

/** A code that the office can chart from now on (`companions-people.md` 14). */
export async function createProcedureCode(
  tx: Transaction,
  { procCat: _named, ...sent }: ValuesOf<typeof newProcedureCodeInputs>,
  ignore: Ignore,
): Promise<ProcedureCode> {
  const ProcCat = await requireReferences(tx, { ...sent, procCat: _named });
  await lockShared(tx, 'procedurecode');
  if (await findCode(tx, sent.ProcCode)) throw badRequest('ProcCode already exists.');
  const columns = { ProcTime: '/X/', DefaultNote: '', SubstitutionCode: '', ...asColumns(sent), ProcCat: ProcCat ?? 0 };
  refuseCombination({ PaintType: ToothPaintingType.None, TreatArea: TreatArea.None, ...columns });
  const created = await insertRow(tx, 'procedurecode', withoutIdleCondition(columns, sent, ignore));
  await signalSetup(tx, 'ProcCodes');
  return created;
}

/** Procedures that were charted before keep their areas. */
export async function updateProcedureCode(
  tx: Transaction,
  code: ProcedureCode,
  sent: Sent,
  ignore: Ignore,
): Promise<ProcedureCode> {
  const { procCat: _named, ...columns } = sent;
  const ProcCat = await requireReferences(tx, sent);
  const result: ProcedureCode = { ...code, ...asColumns(columns), ...(ProcCat === undefined ? {} : { ProcCat }) };
  refuseCombination(result);
  const changed = await updateRow(tx, 'procedurecode', code, withoutIdleCondition(result, sent, ignore));
  if (changed !== code) await signalSetup(tx, 'ProcCodes');
  return changed;
}

/** Checks references in page order; answers the category, by number or name. */
async function requireReferences(handle: Handle, sent: Sent): Promise<Key | undefined> {
  const category = await categoryFrom(handle, sent);
  for (const name of ['MedicalCode', 'SubstitutionCode'] as const) {
    if (sent[name] && !(await findCode(handle, sent[name]))) throw notFound(name);
  }
  await requireProviderIfAny(handle, sent.ProvNumDefault);
  return category;
}

async function categoryFrom(handle: Handle, { ProcCat, procCat }: Sent): Promise<Key | undefined> {
  if (procCat !== undefined) return definitionByName(handle, 'ProcCodeCats', procCat, 'procCat');
  if (ProcCat !== undefined) await requireDefinition(handle, 'ProcCodeCats', ProcCat, 'ProcCat');
  return ProcCat;
}

/** Finds a code by its exact letters: the column is compared with regard to case. */
async function findCode(handle: Handle, procCode: string): Promise<ProcedureCode | undefined> {
  return (await rowsWhere(handle, 'procedurecode', 'ProcCode', procCode)).find(({ ProcCode }) => ProcCode === procCode);
}

function refuseCombination(
  code: Pick<ProcedureCode, 'PaintType' | 'TreatArea'> &
    Partial<Pick<ProcedureCode, 'PaintText' | 'AreaAlsoToothRange'>>,
): void {
  if (code.PaintText && code.PaintType !== ToothPaintingType.Text) {
    throw badRequest('PaintText can only be set when PaintType is Text.');
  }
  if (code.AreaAlsoToothRange && code.TreatArea !== TreatArea.Quad && code.TreatArea !== TreatArea.Arch) {
    throw badRequest('AreaAlsoToothRange can only be set when TreatArea is Quad or Arch.');
  }
}

/** SubstOnlyIf, when a substitution applies, is stored only if there is a substitution code. */
function withoutIdleCondition(
  columns: Partial<ProcedureCode>,
  { SubstOnlyIf }: Pick<Sent, 'SubstOnlyIf'>,
  ignore: Ignore,
): Partial<ProcedureCode> {
  if (columns.SubstitutionCode) return columns;
  if (SubstOnlyIf) ignore('SubstOnlyIf');
  return { ...columns, SubstOnlyIf: SubstitutionCondition.Always };
}

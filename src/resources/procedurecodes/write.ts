import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { SubstitutionCondition, ToothPaintingType, TreatArea } from '../../domain/enums.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { definitionByName } from '../../practice/office/definitions.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { definitionOf, requireReferences } from '../../practice/office/references.ts';
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
  sent: ValuesOf<typeof newProcedureCodeInputs>,
  ignore: Ignore,
): Promise<ProcedureCode> {
  const own = await columnsOf(tx, sent);
  await lockShared(tx, 'procedurecode');
  if (await findCode(tx, sent.ProcCode)) throw badRequest('ProcCode already exists.');
  const columns = { ProcTime: '/X/', DefaultNote: '', SubstitutionCode: '', ...own };
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
  const result: ProcedureCode = { ...code, ...(await columnsOf(tx, sent)) };
  refuseCombination(result);
  const changed = await updateRow(tx, 'procedurecode', code, withoutIdleCondition(result, sent, ignore));
  if (changed !== code) await signalSetup(tx, 'ProcCodes');
  return changed;
}

const REFERENCES = {
  ProcCat: definitionOf('ProcCodeCats'),
  procCat: (tx: Transaction, name: string, field: string) => definitionByName(tx, 'ProcCodeCats', name, field),
  MedicalCode: requireCodeIfAny,
  SubstitutionCode: requireCodeIfAny,
  ProvNumDefault: requireProviderIfAny,
};

/** The columns that were sent; the category may be named by its number or its name. */
async function columnsOf(tx: Transaction, sent: Sent): Promise<Partial<ProcedureCode>> {
  const { procCat: ProcCat = sent.ProcCat } = await requireReferences(tx, sent, REFERENCES);
  const { procCat: _name, ...columns } = sent;
  return asColumns({ ...columns, ProcCat });
}

async function requireCodeIfAny(handle: Handle, procCode: string, field: string): Promise<void> {
  if (procCode && !(await findCode(handle, procCode))) throw notFound(field);
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

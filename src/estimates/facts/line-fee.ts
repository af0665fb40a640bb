import { decimal } from './rounding.ts';
import type { ProcedureRow } from './table-rows.ts';

/** Units of a procedure (2.2). */
export function quantityOf({ BaseUnits, UnitQty }: Pick<ProcedureRow, 'BaseUnits' | 'UnitQty'>): number {
  return Math.max(1, BaseUnits + UnitQty);
}

/** The fee of the whole line: ProcFee is the fee of one unit (FEE-5). */
export function lineFeeOf(procedure: Pick<ProcedureRow, 'ProcFee' | 'BaseUnits' | 'UnitQty'>): number {
  return decimal(procedure.ProcFee * quantityOf(procedure));
}

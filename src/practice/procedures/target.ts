import type { Handle } from '../../db/handle.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { findCode, GROUP_NOTE_CODE } from '../chart/procedure-codes.ts';

/** A procedure with the code it is charted under. */
export interface CodedProcedure {
  readonly procedure: Row<'procedurelog'>;
  readonly code: Row<'procedurecode'>;
}

/** The procedure in the URL, or 404. A row whose code is gone from the table counts as uncoded. */
export async function requireProcedure(handle: Handle, procNum: Key): Promise<CodedProcedure> {
  const procedure = procNum === 0 ? undefined : await rememberedRow(handle, 'procedurelog', procNum);
  if (!procedure) throw notFound('Procedure');
  return codedProcedure(handle, procedure);
}

/** A procedure with its code. */
export async function codedProcedure(handle: Handle, procedure: Row<'procedurelog'>): Promise<CodedProcedure> {
  const code = await findCode(handle, procedure.CodeNum);
  return { procedure, code: code ?? uncoded(procedure.CodeNum) };
}

export const isGroupNote = ({ code }: CodedProcedure) => code.ProcCode === GROUP_NOTE_CODE;

/**
 * Stands for the missing code of rows in old databases. Such rows keep status and tooth, and no rule of a code applies.
 */
function uncoded(CodeNum: Key): Row<'procedurecode'> {
  return { CodeNum, ProcCode: '', Descript: '', AbbrDesc: '', ProcCat: 0, TreatArea: 0 } as Row<'procedurecode'>;
}

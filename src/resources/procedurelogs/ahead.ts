import type { Reader } from '../../db/handle.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import { orthoLinkOf } from '../../practice/chart/ortho.ts';
import { readPatientAhead } from '../../practice/insurance/coverage/patient-ahead.ts';
import { claimProcsOf } from '../../practice/insurance/stored/claims.ts';
import { readLivePlans } from '../../practice/plans/plan-upkeep.ts';
import type { CodedProcedure } from '../../practice/procedures/target.ts';
import { readAppointmentsAhead } from '../../practice/schedule/procedures-on.ts';

/** Reads ahead what an edit or a removal will ask about the procedure, its claims, its patient and its appointments. */
export const readAheadOfEdit = (reader: Reader, { procedure }: CodedProcedure): readonly Promise<unknown>[] => [
  rememberedRow(reader, 'procedurelog', procedure.ProcNum),
  readPatientAhead(reader, procedure.PatNum),
  claimProcsOf(reader, procedure.ProcNum),
  orthoLinkOf(reader, procedure.ProcNum),
  readLivePlans(reader, procedure.PatNum),
  ...readAppointmentsAhead(reader, procedure),
];

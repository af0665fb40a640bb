import type { Reader } from '../../db/handle.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import { orthoLinkOf } from '../../practice/chart/ortho.ts';
import { readPatientAhead } from '../../practice/insurance/coverage/patient-ahead.ts';
import { claimProcsOf } from '../../practice/insurance/stored/claims.ts';
import { readLivePlans } from '../../practice/plans/plan-upkeep.ts';
import type { CodedProcedure } from '../../practice/procedures/target.ts';

/** Reads ahead what an edit or a removal will ask about the procedure, its claims and its patient. */
export const readAheadOfEdit = (
  reader: Reader,
  { procedure: { ProcNum, PatNum } }: CodedProcedure,
): readonly Promise<unknown>[] => [
  rememberedRow(reader, 'procedurelog', ProcNum),
  readPatientAhead(reader, PatNum),
  claimProcsOf(reader, ProcNum),
  orthoLinkOf(reader, ProcNum),
  readLivePlans(reader, PatNum),
];

import type { Handle } from '../../../db/handle.ts';
import { requireRow } from '../../../db/rows/rows.ts';
import { ClaimProcStatus, CodeGroupFixed, ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { answerPage } from '../../../http/answers.ts';
import type { Call, Reply } from '../../../http/operation.ts';
import { requirePatient } from '../../../practice/office/patients.ts';
import { preferenceCodes } from '../../../practice/office/preferences.ts';
import { objectEncoder } from '../../../wire/encode.ts';
import { type HistoryCategory, historyCategories } from './categories.ts';
import { historyLineShape, type historyQuery } from './inputs.ts';

type None = Record<never, never>;

/** GET InsuranceHistory: ten lines, always in the same order (`procedures.md` 4, 25.2). */
export async function listInsuranceHistory(handle: Handle, call: Call<typeof historyQuery, None>): Promise<Reply> {
  const { PatNum, InsSubNum } = call.query;
  await requirePatient(handle, PatNum);
  await requireRow(handle, 'inssub', InsSubNum, 'InsSub');
  const done = await countedProcedures(handle, PatNum, InsSubNum);
  const groups = await codesOfGroups(handle);
  const encode = objectEncoder(historyLineShape);
  const lines: string[] = [];
  for (const category of historyCategories) {
    const codes = await preferenceCodes(handle, category.preference);
    const latest =
      codes.length === 0 ? undefined : latestOf(done, category, [...codes, ...groupCodes(groups, category)]);
    const date = latest && (call.formats.date?.(latest.ProcDate) ?? latest.ProcDate);
    const text = codes.length === 0 ? 'Not Set' : (date ?? 'No History');
    lines.push(encode({ insHistPrefName: category.preference, procDate: text, ProcNum: latest?.ProcNum }));
  }
  return answerPage(lines, call.page, (line) => line);
}

interface Counted {
  readonly ProcNum: Key;
  readonly ProcDate: string;
  readonly Surf: string | null;
  readonly ProcCode: string;
}

/**
 * Procedures with a received or history line of this subscription, latest first; work that is only estimated is no
 * history.
 */
async function countedProcedures(handle: Handle, patNum: Key, insSubNum: Key): Promise<Counted[]> {
  const rows = await handle.db
    .selectFrom('claimproc')
    .innerJoin('procedurelog', 'procedurelog.ProcNum', 'claimproc.ProcNum')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .select(['procedurelog.ProcNum', 'procedurelog.ProcDate', 'procedurelog.Surf', 'procedurecode.ProcCode'])
    .where('procedurelog.PatNum', '=', patNum)
    .where('procedurelog.ProcStatus', 'in', [ProcStatus.EO, ProcStatus.C])
    .where('claimproc.InsSubNum', '=', insSubNum)
    .where('claimproc.Status', 'in', [ClaimProcStatus.InsHist, ClaimProcStatus.Received])
    .orderBy('procedurelog.ProcDate', 'desc')
    .orderBy('procedurelog.ProcNum', 'desc')
    .execute();
  return rows;
}

function latestOf(done: readonly Counted[], { quadrant }: HistoryCategory, codes: readonly string[]) {
  const latest = done.find((one) => codes.includes(one.ProcCode) && (one.Surf ?? '').includes(quadrant));
  return latest && latest.ProcDate >= '1880-01-01' ? latest : undefined;
}

/** Fixed group → its codes; read once for the ten lines. */
async function codesOfGroups(handle: Handle): Promise<Map<number, string[]>> {
  const groups = await handle.db.selectFrom('codegroup').select(['CodeGroupFixed', 'ProcCodes']).execute();
  return new Map(groups.map((group) => [group.CodeGroupFixed, group.ProcCodes.split(',').map((code) => code.trim())]));
}

function groupCodes(groups: ReadonlyMap<number, string[]>, { codeGroup }: HistoryCategory): string[] {
  return codeGroup === undefined ? [] : (groups.get(CodeGroupFixed[codeGroup]) ?? []);
}

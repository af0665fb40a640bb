import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { OrthoPlanLinkType, OrthoProcType, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { preferenceCodes } from '../office/preferences.ts';
import { hasOrthoCases, orthoLinkOf } from './ortho.ts';

type Procedure = Row<'procedurelog'>;
type OrthoCase = Row<'orthocase'>;

/**
 * Does what follows when work of the patient's ortho case is completed: links a visit or a debond to the active case,
 * and charges what is linked by the case's schedule (`procedures.md` 22.4). A debond closes the case. Answers the
 * procedure as it is then, or undefined if it belongs to no case.
 */
export async function completeForOrthoCase(
  tx: Transaction,
  procedure: Procedure,
  { ProcCode }: Pick<Row<'procedurecode'>, 'ProcCode'>,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Procedure | undefined> {
  const known = isNew ? undefined : await orthoLinkOf(tx, procedure.ProcNum);
  const link = known ?? (await newLink(tx, procedure, ProcCode));
  if (!link) return undefined;
  const orthoCase = await dateOrthoCase(tx, procedure, link);
  const schedule = orthoCase && (await scheduleOf(tx, orthoCase));
  if (!schedule) return procedure;
  const ProcFee = await chargeOf(tx, orthoCase, schedule, link);
  return updateRow(tx, 'procedurelog', procedure, { ProcFee, BaseUnits: 0, UnitQty: 1 });
}

/** The day of a procedure changed. If it is the banding or the debond of a case, the case's day changes with it. */
export async function moveOrthoDate(tx: Transaction, procedure: Procedure): Promise<void> {
  const link = (await hasOrthoCases(tx)) ? await orthoLinkOf(tx, procedure.ProcNum) : undefined;
  if (link) await dateOrthoCase(tx, procedure, link);
}

/** Dates the banding of a case by its banding procedure, and the end of the case by its debond once that is done. */
async function dateOrthoCase(
  tx: Transaction,
  { ProcDate, ProcStatus: status }: Procedure,
  { OrthoCaseNum, ProcLinkType }: Row<'orthoproclink'>,
): Promise<OrthoCase | undefined> {
  const orthoCase = await findRow(tx, 'orthocase', OrthoCaseNum);
  if (!orthoCase || ProcLinkType === OrthoProcType.Visit) return orthoCase;
  if (ProcLinkType === OrthoProcType.Banding) return updateRow(tx, 'orthocase', orthoCase, { BandingDate: ProcDate });
  const isOver = status === ProcStatus.C ? { IsActive: 0 } : {};
  return updateRow(tx, 'orthocase', orthoCase, { DebondDate: ProcDate, ...isOver });
}

async function newLink(
  tx: Transaction,
  { PatNum, ProcNum }: Procedure,
  procCode: string,
): Promise<Row<'orthoproclink'> | undefined> {
  if (!(await hasOrthoCases(tx))) return undefined;
  const ProcLinkType = await typeOf(tx, procCode);
  const active = ProcLinkType === undefined ? undefined : await activeCase(tx, PatNum);
  if (!active) return undefined;
  const { OrthoCaseNum } = active;
  return insertRow(tx, 'orthoproclink', { OrthoCaseNum, ProcNum, ProcLinkType: ProcLinkType!, SecDateTEntry: tx.now });
}

/** A banding is linked when the case is created, never when it is completed. */
async function typeOf(handle: Handle, procCode: string): Promise<OrthoProcType | undefined> {
  if ((await preferenceCodes(handle, 'OrthoVisitCodes')).includes(procCode)) return OrthoProcType.Visit;
  return (await preferenceCodes(handle, 'OrthoDebondCodes')).includes(procCode) ? OrthoProcType.Debond : undefined;
}

function activeCase(handle: Handle, patNum: Key): Promise<OrthoCase | undefined> {
  return handle.db
    .selectFrom('orthocase')
    .selectAll()
    .where('PatNum', '=', patNum)
    .where('IsActive', '<>', 0)
    .orderBy('OrthoCaseNum', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function scheduleOf(handle: Handle, { OrthoCaseNum }: OrthoCase): Promise<Row<'orthoschedule'> | undefined> {
  return handle.db
    .selectFrom('orthoplanlink as l')
    .innerJoin('orthoschedule as s', 's.OrthoScheduleNum', 'l.FKey')
    .selectAll('s')
    .where('l.OrthoCaseNum', '=', OrthoCaseNum)
    .where('l.LinkType', '=', OrthoPlanLinkType.OrthoSchedule)
    .orderBy('l.OrthoPlanLinkNum', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every visit costs the same, until banding, debond and visits together reach the fee of the case. */
async function chargeOf(
  handle: Handle,
  { OrthoCaseNum, Fee }: OrthoCase,
  { BandingAmount, DebondAmount, VisitAmount }: Row<'orthoschedule'>,
  link: Row<'orthoproclink'>,
): Promise<number> {
  if (link.ProcLinkType === OrthoProcType.Banding) return BandingAmount;
  if (link.ProcLinkType === OrthoProcType.Debond) return DebondAmount;
  const visits = await handle.db
    .selectFrom('orthoproclink as l')
    .innerJoin('procedurelog as p', 'p.ProcNum', 'l.ProcNum')
    .select('p.ProcFee')
    .where('l.OrthoCaseNum', '=', OrthoCaseNum)
    .where('l.ProcLinkType', '=', OrthoProcType.Visit)
    .where('l.ProcNum', '<>', link.ProcNum)
    .execute();
  const charged = sumOf(visits.map(({ ProcFee }) => ProcFee));
  return Math.max(0, Math.min(VisitAmount, exact(Fee - BandingAmount - DebondAmount - charged)));
}

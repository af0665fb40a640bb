import { sql } from 'kysely';
import type { Handle } from '../../db/handle.ts';
import { addDays, MAX_DATE, MIN_DATE } from '../../domain/calendar.ts';
import { AptStatus, PatStatus } from '../../domain/enums.ts';
import { type Key, toKey } from '../../domain/key.ts';
import { isPreferenceOn, preference, preferenceCodes } from '../../practice/office/preferences.ts';
import { commTypeOf } from '../../practice/people/commlogs.ts';
import { recallTypeNamed } from '../../practice/schedule/recall-types.ts';

interface ListQuestion {
  readonly DateStart?: string | undefined;
  readonly DateEnd?: string | undefined;
  readonly ProvNum?: Key | undefined;
  readonly ClinicNum?: Key | undefined;
  readonly RecallType?: string | undefined;
  readonly IncludeReminded?: boolean | undefined;
}

export type RecallLine = Awaited<ReturnType<typeof recallLines>>[number];

/** The recalls for which somebody should be called, by the day they are due (`companions-people.md` 8.6). */
export async function recallLines(handle: Handle, sent: ListQuestion, page: { limit: number; offset: number }) {
  const [from, to] = await daysOf(handle, sent);
  const types = await typesOf(handle, sent.RecallType);
  let lines = (await due(handle)).where('r.DateDue', '>=', from).where('r.DateDue', '<=', to);
  if (types.length > 0) lines = lines.where('r.RecallTypeNum', 'in', types);
  const { ProvNum, ClinicNum } = sent;
  if (ProvNum) lines = lines.where((on) => on.or([on('p.PriProv', '=', ProvNum), on('p.SecProv', '=', ProvNum)]));
  if (ClinicNum !== undefined) lines = lines.where('p.ClinicNum', '=', ClinicNum);
  let shown = handle.db.selectFrom(lines.as('l')).selectAll();
  if (!sent.IncludeReminded) {
    const reminders = await reminderRules(handle);
    shown = shown.where((on) =>
      on.or([
        on('NumRemind', '=', 0),
        on.and([
          on('NumRemind', '=', 1),
          on('LastRemind', '<=', reminders.first),
          on('NumRemind', '<', reminders.most),
        ]),
        on.and([
          on('NumRemind', '>', 1),
          on('LastRemind', '<=', reminders.later),
          on('NumRemind', '<', reminders.most),
        ]),
      ]),
    );
  }
  return shown.orderBy('DateDue').orderBy('RecallNum').limit(page.limit).offset(page.offset).execute();
}

/** Recalls that are neither disabled nor scheduled, with what the list tells of each and of its patient. */
async function due(handle: Handle) {
  const recallComm = await commTypeOf(handle, 'RECALL');
  const subtractsIns = !(await isPreferenceOn(handle, 'BalancesDontSubtractIns'));
  const balance = subtractsIns ? sql<number>`g.BalTotal - g.InsEst` : sql<number>`g.BalTotal`;
  const days = sql<string>`substr(c.CommDateTime, 1, 10)`;
  const all = handle.db
    .selectFrom('recall as r')
    .innerJoin('patient as p', 'p.PatNum', 'r.PatNum')
    .leftJoin('patient as g', 'g.PatNum', 'p.Guarantor')
    .leftJoin('recalltype as t', 't.RecallTypeNum', 'r.RecallTypeNum')
    .leftJoin('definition as d', 'd.DefNum', 'r.RecallStatus')
    .select(['r.RecallNum', 'r.DateDue', 'r.RecallInterval', 'r.Note', 'p.PatNum', 'p.LName', 'p.FName', 'p.Preferred'])
    .select(['p.Birthdate', 'p.ClinicNum', 'p.HmPhone', 'p.WkPhone', 'p.WirelessPhone', 'p.Email'])
    .select(['p.PreferRecallMethod', 't.Description', 'd.ItemName'])
    .select((select) => {
      const reminders = select
        .selectFrom('commlog as c')
        .whereRef('c.PatNum', '=', 'r.PatNum')
        .where('c.CommType', '=', recallComm)
        .where(sql<boolean>`c.CommDateTime > concat(r.DatePrevious, ' 23:59:59')`);
      return [
        reminders.select(sql<number>`count(distinct ${days})`.as('n')).as('NumRemind'),
        reminders.select(sql<string>`max(${days})`.as('last')).as('LastRemind'),
      ];
    })
    .where('p.PatStatus', '=', PatStatus.Patient)
    .where('r.IsDisabled', '=', 0)
    .where('r.DisableUntilDate', '<=', handle.today)
    .where((on) => on.or([on('r.DisableUntilBalance', '<=', 0), on(balance, '<=', on.ref('r.DisableUntilBalance'))]));
  if (!(await isPreferenceOn(handle, 'RecallExcludeIfAnyFutureAppt')))
    return all.where('r.DateScheduled', '=', MIN_DATE);
  return all.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('appointment as a')
          .select('a.AptNum')
          .whereRef('a.PatNum', '=', 'r.PatNum')
          .where('a.AptStatus', '=', AptStatus.Scheduled)
          .where('a.AptDateTime', '>', `${handle.today} 00:00:00`),
      ),
    ),
  );
}

async function daysOf(handle: Handle, { DateStart, DateEnd }: ListQuestion): Promise<[string, string]> {
  const past = await days(handle, 'RecallDaysPast');
  const future = await days(handle, 'RecallDaysFuture');
  return [
    DateStart ?? (past < 0 ? MIN_DATE : addDays(handle.today, -past)),
    DateEnd ?? (future < 0 ? MAX_DATE : addDays(handle.today, future)),
  ];
}

/** The types of the list, or the one that is asked for if the list has it; no type = all. */
async function typesOf(handle: Handle, name: string | undefined): Promise<Key[]> {
  const listed = (await preferenceCodes(handle, 'RecallTypesShowingInList')).filter((one) => /^\d{1,18}$/.test(one));
  const numbers = listed.map(toKey);
  if (name === undefined) return numbers;
  const { RecallTypeNum } = await recallTypeNamed(handle, name);
  return numbers.length === 0 || numbers.includes(RecallTypeNum) ? [RecallTypeNum] : [NO_TYPE];
}

const NO_TYPE: Key = -1;

/**
 * With -1 as a number of days a reminded patient is never shown again; with -1 as a number of reminders there is no
 * limit.
 */
async function reminderRules(handle: Handle): Promise<{ first: string; later: string; most: number }> {
  const before = (passed: number) => (passed < 0 ? '0000-00-00' : addDays(handle.today, -passed));
  const most = await days(handle, 'RecallMaxNumberReminders');
  return {
    first: before(await days(handle, 'RecallShowIfDaysFirstReminder')),
    later: before(await days(handle, 'RecallShowIfDaysSecondReminder')),
    most: most < 0 ? Number.MAX_SAFE_INTEGER : most,
  };
}

/** A number of days or of reminders; -1, for no limit, if the preference holds no such number. */
async function days(handle: Handle, name: Parameters<typeof preference>[1]): Promise<number> {
  const value = (await preference(handle, name)).trim();
  return /^\d{1,5}$/.test(value) ? Number(value) : -1;
}

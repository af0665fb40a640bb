import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SchedStatus, SchedType } from '../../domain/enums.ts';
import { MINUTES_A_DAY, minuteOf, type Span } from '../../domain/free-time.ts';
import type { Key } from '../../domain/key.ts';
import { definitionsOf } from '../office/definitions.ts';

type Schedule = Row<'schedule'>;

/** A block of the schedule with the operatories that it names. */
export interface Hours {
  readonly schedule: Schedule;
  readonly span: Span;
  readonly operatories: readonly Key[];
}

/** Blocks of these days, by day and time. A block that runs past midnight ends at midnight. */
export async function hoursBetween(
  handle: Handle,
  [from, to]: readonly [string, string],
  type: number,
  providers?: readonly Key[],
): Promise<Hours[]> {
  if (providers?.length === 0) return [];
  let blocks = handle.db
    .selectFrom('schedule')
    .selectAll()
    .where('SchedDate', '>=', from)
    .where('SchedDate', '<=', to)
    .where('SchedType', '=', type);
  if (providers) blocks = blocks.where('ProvNum', 'in', providers);
  const schedules = await blocks.orderBy('SchedDate').orderBy('StartTime').orderBy('ScheduleNum').execute();
  const operatories = await operatoriesOf(handle, [from, to], type);
  return schedules.map((schedule) => ({
    schedule,
    span: spanOf(schedule),
    operatories: operatories.get(schedule.ScheduleNum) ?? [],
  }));
}

function spanOf({ StartTime, StopTime }: Schedule): Span {
  const [from, stop] = [minuteOf(StartTime), minuteOf(StopTime)];
  return { from, to: stop === 0 || stop < from ? MINUTES_A_DAY : stop };
}

async function operatoriesOf(
  handle: Handle,
  [from, to]: readonly [string, string],
  type: number,
): Promise<Map<Key, Key[]>> {
  const links = await handle.db
    .selectFrom('scheduleop')
    .innerJoin('schedule', 'schedule.ScheduleNum', 'scheduleop.ScheduleNum')
    .select(['scheduleop.ScheduleNum', 'scheduleop.OperatoryNum'])
    .where('schedule.SchedDate', '>=', from)
    .where('schedule.SchedDate', '<=', to)
    .where('schedule.SchedType', '=', type)
    .execute();
  const found = new Map<Key, Key[]>();
  for (const { ScheduleNum, OperatoryNum } of links) {
    found.set(ScheduleNum, [...(found.get(ScheduleNum) ?? []), OperatoryNum]);
  }
  return found;
}

/** Whether the practice, or the clinic, is closed for all of a day. */
export function closedDays(practiceHours: readonly Hours[]): (day: string, clinicNum: Key) => boolean {
  const closed = practiceHours.filter(
    ({ schedule: { Status, StartTime, StopTime } }) =>
      Status !== SchedStatus.Open && minuteOf(StartTime) === 0 && minuteOf(StopTime) === 0,
  );
  return (day, clinicNum) =>
    closed.some(
      ({ schedule }) => schedule.SchedDate === day && (schedule.ClinicNum === 0 || schedule.ClinicNum === clinicNum),
    );
}

/** Blocks in which nothing may be scheduled: those whose type says so. */
export async function blockedHours(handle: Handle, days: readonly [string, string]): Promise<Hours[]> {
  const barring = (await definitionsOf(handle, 'BlockoutTypes')).filter(({ ItemValue }) => ItemValue?.includes('NS'));
  const numbers = new Set(barring.map(({ DefNum }) => DefNum));
  const blockouts = await hoursBetween(handle, days, SchedType.Blockout);
  return blockouts.filter(({ schedule }) => numbers.has(schedule.BlockoutType));
}

import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { addDays } from '../../../domain/calendar.ts';
import { SchedType } from '../../../domain/enums.ts';
import { MINUTES_A_DAY, minuteOf, type Span, subtractSpans, timeText } from '../../../domain/free-time.ts';
import type { Key } from '../../../domain/key.ts';
import { blockedHours, closedDays, type Hours, hoursBetween } from '../../../practice/schedule/hours.ts';
import { officeOperatories, timeIncrement } from '../../../practice/schedule/office.ts';
import { spanOfVisit, visitsByDay } from '../../../practice/schedule/taken.ts';

/** Open time of one provider in one operatory. */
export interface Slot {
  readonly DateTimeStart: string;
  readonly DateTimeEnd: string;
  readonly ProvNum: Key;
  readonly OpNum: Key;
}

/** The columns of an operatory that slots need; OpNum 0 stands for a provider who has no operatory. */
type Room = Pick<Row<'operatory'>, 'OperatoryNum' | 'ClinicNum'>;

const NO_ROOM: Room = { OperatoryNum: 0, ClinicNum: 0 };

/** Openings shorter than a step of the book are left out. */
const SHORTEST = 5;

interface Search {
  readonly days: readonly [from: string, to: string];
  readonly provNum: Key;
  /** Undefined = every operatory in which the provider works. */
  readonly opNum: Key | undefined;
  readonly lengthMinutes: number;
}

/** Whole openings of a provider, by time and then in the order of the operatories (`companions-people.md` 5). */
export async function findSlots(handle: Handle, search: Search): Promise<Slot[]> {
  const { days, provNum, opNum, lengthMinutes } = search;
  const visible = (await officeOperatories(handle)).filter(({ IsHidden }) => !IsHidden);
  const rooms = visible.filter(({ OperatoryNum }) => opNum === undefined || OperatoryNum === opNum);
  const hours = await hoursBetween(handle, days, SchedType.Provider, [provNum]);
  if (hours.length === 0 || (opNum !== undefined && rooms.length === 0)) return [];
  const isClosed = closedDays(await hoursBetween(handle, days, SchedType.Practice));
  const blocked = await blockedHours(handle, days);
  const operatories = rooms.map(({ OperatoryNum }) => OperatoryNum);
  const visits = await visitsByDay(handle, days, { providers: [provNum], operatories });
  const past = await pastOf(handle);

  const slots: Slot[] = [];
  for (const [day, ofDay] of Map.groupBy(hours, ({ schedule }) => schedule.SchedDate)) {
    const onDay: { span: Span; room: Room }[] = [];
    for (const room of roomsIn(ofDay, rooms, provNum, opNum)) {
      if (isClosed(day, room.ClinicNum)) continue;
      const open = ofDay.filter((one) => isFor(one, room, provNum, rooms, opNum)).map(({ span }) => span);
      const taken = [
        ...past(day),
        ...(visits.get(day) ?? []).filter((visit) => concerns(visit, provNum, room)).map(spanOfVisit),
        ...blocked.filter((one) => isOn(one, day, room)).map(({ span }) => span),
      ];
      onDay.push(...subtractSpans(open, taken).map((span) => ({ span, room })));
    }
    const long = onDay.filter(({ span }) => span.to - span.from >= Math.max(lengthMinutes, SHORTEST));
    // The rooms come in the office's order, and a stable sort keeps it.
    for (const { span, room } of long.sort((one, other) => one.span.from - other.span.from)) {
      slots.push({ ...momentsOf(day, span), ProvNum: provNum, OpNum: room.OperatoryNum });
    }
  }
  return slots;
}

/**
 * The rooms in which the provider works in these hours: those of the block, or the provider's own if it names none.
 */
function roomsIn(hours: readonly Hours[], rooms: readonly Row<'operatory'>[], provNum: Key, opNum: Key | undefined) {
  const found = rooms.filter((room) => hours.some((one) => isFor(one, room, provNum, rooms, opNum)));
  const isHomeless = opNum === undefined && !rooms.some((room) => isOwn(room, provNum));
  return isHomeless && hours.some(({ operatories }) => operatories.length === 0) ? [...found, NO_ROOM] : found;
}

function isFor(
  { operatories }: Hours,
  room: Room | Row<'operatory'>,
  provNum: Key,
  rooms: readonly Row<'operatory'>[],
  opNum: Key | undefined,
): boolean {
  if (operatories.length > 0) return operatories.includes(room.OperatoryNum);
  if (room.OperatoryNum === 0 || opNum !== undefined) return true;
  return rooms.some((one) => one.OperatoryNum === room.OperatoryNum && isOwn(one, provNum));
}

const isOwn = ({ ProvDentist, ProvHygienist }: Row<'operatory'>, provNum: Key) =>
  ProvDentist === provNum || ProvHygienist === provNum;

/** Whether these hours are of the day and name the room. */
export const isOn = ({ schedule, operatories }: Hours, day: string, { OperatoryNum }: Room) =>
  schedule.SchedDate === day && operatories.includes(OperatoryNum);

const concerns = (visit: { ProvNum: Key; ProvHyg: Key; Op: Key }, provNum: Key, { OperatoryNum }: Room) =>
  visit.ProvNum === provNum || visit.ProvHyg === provNum || (OperatoryNum !== 0 && visit.Op === OperatoryNum);

/** On today's date, the time that is past up to the next step of the book; nothing on other days. */
export async function pastOf(handle: Handle): Promise<(day: string) => Span[]> {
  const step = await timeIncrement(handle);
  const seconds = handle.now.endsWith(':00') ? 0 : 1;
  const to = Math.ceil((minuteOf(handle.now.slice(11)) + seconds) / step) * step;
  return (day) => (day === handle.today ? [{ from: 0, to }] : []);
}

/** Start and end of a span of a day; the end may be the midnight after it. */
export function momentsOf(day: string, { from, to }: Span): { DateTimeStart: string; DateTimeEnd: string } {
  const end = to === MINUTES_A_DAY ? `${addDays(day, 1)} 00:00:00` : `${day} ${timeText(to)}`;
  return { DateTimeStart: `${day} ${timeText(from)}`, DateTimeEnd: end };
}

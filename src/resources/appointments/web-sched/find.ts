import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { minutesOf } from '../../../domain/appointment-pattern.ts';
import { compare } from '../../../domain/compare.ts';
import { SchedType } from '../../../domain/enums.ts';
import { minuteOf, type Span } from '../../../domain/free-time.ts';
import type { Key } from '../../../domain/key.ts';
import { preference } from '../../../practice/office/preferences.ts';
import { type Hours, hoursBetween } from '../../../practice/schedule/hours.ts';
import { spanOfVisit, type Visit, visitsByDay } from '../../../practice/schedule/taken.ts';
import { isOn, momentsOf, pastOf, type Slot } from '../slots/find.ts';
import type { WebKind } from './kind.ts';

type Room = Row<'operatory'>;

/**
 * Times at which an appointment of this kind may begin, by time and then in the order of the operatories
 * (`companions-people.md` 6.1): in the rooms of the kind, during hours of any provider, where no blockout or
 * appointment of the room is in the way. The office may forbid to book a provider twice.
 */
export async function findWebSlots(
  handle: Handle,
  kind: WebKind,
  days: readonly [string, string],
  clinicNum: Key | undefined,
): Promise<Slot[]> {
  const rooms = kind.operatories.filter((room) => clinicNum === undefined || room.ClinicNum === clinicNum);
  const providers = await visiblePersons(handle);
  if (rooms.length === 0 || providers.length === 0) return [];
  const hours = await hoursBetween(handle, days, SchedType.Provider, providers);
  const blockouts = await hoursBetween(handle, days, SchedType.Blockout);
  const operatories = rooms.map(({ OperatoryNum }) => OperatoryNum);
  const visits = await visitsByDay(handle, days, { providers, operatories });
  const past = await pastOf(handle);
  const mayDouble = (await preference(handle, doubleBooking(kind))) === '0';

  const working = workingMinutes(visits);

  const found = new Map<string, Slot>();
  for (const room of rooms) {
    for (const block of hours.filter((one) => isIn(one, room))) {
      const { SchedDate: day, ProvNum } = block.schedule;
      const onDay = visits.get(day) ?? [];
      const obstacles = [
        ...past(day),
        ...blockouts.filter((one) => isOn(one, day, room)).map(({ span }) => span),
        ...onDay.filter(({ Op }) => Op === room.OperatoryNum).map(spanOfVisit),
      ];
      for (const from of startsIn(block.span, minutesOf(kind.pattern), obstacles)) {
        const busy = mayDouble ? undefined : working(day, ProvNum);
        if (busy && workedMinutes(from, kind.pattern).some((minute) => busy.has(minute))) continue;
        const moments = momentsOf(day, { from, to: from + minutesOf(kind.pattern) });
        const slot = { ...moments, ProvNum, OpNum: room.OperatoryNum };
        const name = `${moments.DateTimeStart} ${ProvNum}`;
        if (!found.has(name)) found.set(name, slot);
      }
    }
  }
  // The rooms came in the office's order, and a stable sort keeps it.
  return [...found.values()].sort((one, other) => compare(one.DateTimeStart, other.DateTimeStart));
}

const doubleBooking = ({ isNewPatient }: WebKind) =>
  isNewPatient ? 'WebSchedNewPatApptDoubleBooking' : 'WebSchedExistingPatDoubleBooking';

const visiblePersons = (handle: Handle): Promise<Key[]> =>
  handle.fact('visible persons', async () => {
    const rows = await handle.db
      .selectFrom('provider')
      .select('ProvNum')
      .where('IsHidden', '=', 0)
      .where('IsNotPerson', '=', 0)
      .orderBy('ProvNum')
      .execute();
    return rows.map(({ ProvNum }) => ProvNum);
  });

/** Hours that name no operatory count in operatories where their provider is dentist or hygienist. */
function isIn({ operatories, schedule: { ProvNum } }: Hours, room: Room): boolean {
  if (operatories.length > 0) return operatories.includes(room.OperatoryNum);
  return room.ProvDentist === ProvNum || room.ProvHygienist === ProvNum;
}

/**
 * Minutes at which an appointment of this length fits into open time. The search goes on at the end of an obstacle.
 * From a time that is no whole number of lengths after the start it goes on to the next one that is, so that times may
 * overlap.
 */
function startsIn(open: Span, length: number, obstacles: readonly Span[]): number[] {
  const starts: number[] = [];
  for (let at = open.from; length > 0 && at + length <= open.to; ) {
    const inTheWay = obstacles.filter(({ from, to }) => from < at + length && to > at);
    if (inTheWay.length > 0) {
      at = Math.max(...inTheWay.map(({ to }) => to));
      continue;
    }
    starts.push(at);
    const steps = (at - open.from) / length;
    at = Number.isInteger(steps) ? at + length : open.from + Math.ceil(steps) * length;
  }
  return starts;
}

/** The minutes in which a provider works on other patients on a day, made once for each. */
function workingMinutes(visits: ReadonlyMap<string, readonly Visit[]>): (day: string, provNum: Key) => Set<number> {
  const known = new Map<string, Set<number>>();
  return (day, provNum) => {
    const name = `${day} ${provNum}`;
    const before = known.get(name);
    if (before) return before;
    const own = (visits.get(day) ?? []).filter(({ ProvNum, ProvHyg }) => ProvNum === provNum || ProvHyg === provNum);
    const minutes = new Set(
      own.flatMap(({ AptDateTime, Pattern }) => workedMinutes(minuteOf(AptDateTime.slice(11)), Pattern ?? '')),
    );
    known.set(name, minutes);
    return minutes;
  };
}

/** Every minute marked X in the pattern. */
const workedMinutes = (from: number, pattern: string): number[] =>
  [...pattern].flatMap((sign, index) =>
    sign === 'X' ? Array.from({ length: 5 }, (_, minute) => from + index * 5 + minute) : [],
  );

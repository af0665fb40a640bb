import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import { ApptPriority, AptStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { equal, where } from '../../http/filters.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { keyInput } from '../../wire/input.ts';

const { Scheduled, UnschedList, Broken, Planned } = AptStatus;

/**
 * Wanted sooner, not done yet, and not a planned appointment that is already scheduled (`companions-people.md` 3.2).
 */
export const onAsapList: readonly Condition[] = [
  [`a.Priority = ${ApptPriority.ASAP} AND a.AptStatus IN (${Scheduled}, ${UnschedList}, ${Broken}, ${Planned})`],
  [`(a.AptStatus <> ${Planned} OR NOT EXISTS (SELECT 1 FROM {appointment} booked WHERE booked.NextAptNum = a.AptNum))`],
];

export const asapFilters = {
  ClinicNum: equal(
    keyInput({ emptyIsAbsent: true, description: 'Required if the office uses clinics; 0 = of no clinic.' }),
    { zero: 'none', names: ['clinic', 'Clinic'] },
  ),
  ProvNum: where(
    keyInput({ description: 'The provider or the hygienist; 0 = everybody.' }),
    (provNum: Key): Condition[] => [['(a.ProvNum = ? OR a.ProvHyg = ?)', provNum, provNum]],
    { zero: 'all', names: ['provider', 'Provider'] },
  ),
};

export async function asapNeedsClinic(
  { ClinicNum }: { readonly ClinicNum?: Key | undefined },
  handle: Handle,
): Promise<Condition[]> {
  if (ClinicNum === undefined && !(await isPreferenceOn(handle, 'EasyNoClinics'))) {
    throw badRequest('ClinicNum is required.');
  }
  return [];
}

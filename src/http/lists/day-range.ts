import { badRequest } from '../../domain/refusal.ts';

/** Parameters of which a list takes a single day or a range, not both. */
export const ONE_DAY_OR_RANGE = [
  ['date', 'dateStart'],
  ['date', 'dateEnd'],
] as const;

/** The days that a list was asked for: one day, or a range of which either end may be open; `yyyy-MM-dd`. */
export interface Days {
  readonly date?: string | undefined;
  readonly dateStart?: string | undefined;
  readonly dateEnd?: string | undefined;
}

/** As a condition of a list (`also`): none, or a refusal. */
export function refuseBackwardRange({ dateStart, dateEnd }: Days): [] {
  refuseBackward(['dateStart', dateStart], ['dateEnd', dateEnd]);
  return [];
}

type NamedDay = readonly [name: string, day: string | undefined];

/** An empty list would look like an office where nothing is on those days. */
export function refuseBackward([first, from]: NamedDay, [last, to]: NamedDay): void {
  if (from !== undefined && to !== undefined && to < from) throw badRequest(`${last} cannot be before ${first}.`);
}

import { dueAmong, isAnyDue } from '../../../db/due-estimates.ts';
import type { Practice } from '../../../db/practice.ts';
import type { Key } from '../../../domain/key.ts';
import { catchUpAlone, hasList } from './due-estimates.ts';

/** Patients that one unit of work catches up with: few, so that nobody waits long for it. */
const AT_ONCE = 10;

interface Reading<T> {
  readonly read: () => Promise<T>;
  readonly patientsIn: (answer: T) => readonly Key[];
  readonly asked: () => Promise<readonly Key[]>;
}

/**
 * Calls `read` until no patient in its answer is due, which is mostly true of the first answer. `patientsIn` tells
 * which patients an answer names; `asked` are those whose rows were asked for, who may not be in the answer yet.
 */
export async function readFresh<T>(practice: Practice, { read, patientsIn, asked }: Reading<T>): Promise<T> {
  if (!(await practice.read(async (handle) => hasList(handle) && isAnyDue(handle)))) return read();
  const fresh = new Set<Key>();
  let open = await asked();
  for (;;) {
    for (let start = 0; start < open.length; start += AT_ONCE) {
      const some = open.slice(start, start + AT_ONCE);
      const due = await practice.read((handle) => dueAmong(handle, some));
      if (due.length > 0) await catchUpAlone(practice, due);
      for (const patNum of some) fresh.add(patNum);
    }
    const answer = await read();
    open = [...new Set(patientsIn(answer))].filter((patNum) => !fresh.has(patNum));
    if (open.length === 0) return answer;
  }
}

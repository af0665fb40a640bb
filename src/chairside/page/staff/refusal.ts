import type { ApiError } from '../api.ts';
import type { StaffWords } from '../words/staff-words.ts';
import type { Words } from '../words/words.ts';

/** What a refusal means for the staff, and whether only other keys can help. */
export function refusalOf(
  { status, message }: ApiError,
  { refused }: Words,
  staff: StaffWords,
): { sentence: string; isOfKeys: boolean } {
  if (status === 0) return { sentence: staff.away, isOfKeys: false };
  if (status !== 401) return { sentence: `${refused} ${message}`, isOfKeys: false };
  // The service has no 403: keys that are good for other things are refused with the same status as unknown ones.
  const permission = /needs the (\w+) permission/.exec(message)?.[1];
  return permission === undefined
    ? { sentence: staff.wrongKeys, isOfKeys: true }
    : { sentence: staff.lacks(permission), isOfKeys: false };
}

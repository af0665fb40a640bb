import type { Handle } from '../../db/handle.ts';
import { after, type Soon } from '../../domain/soon.ts';
import type { Inputs } from '../../wire/input.ts';
import type { Call, Reply } from '../operation.ts';

type ReadList = (handle: Handle, call: Call<Inputs, Inputs>) => Soon<Reply>;

/** Offset from which on a page begins where the one before ended. */
const FAR_IN = 1000;

/**
 * The list, whose pages far in begin where an earlier page of the same caller ended, if the database is an office's
 * (`db/office/reading.ts`); then the database need not count the rows before.
 */
export function fromLastPage(path: string, hasCursors: boolean, list: ReadList): ReadList {
  return (handle, call) => {
    const { page, query, caller } = call;
    if (!handle.office || !hasCursors || page.cursor !== undefined) return list(handle, call);
    const walked = handle.office.walked(JSON.stringify([caller.customer, path, query], asText));
    if (page.offset < FAR_IN) walked.forget();
    const last = page.offset >= FAR_IN ? walked.before(page.offset) : undefined;
    const from = last ? { ...page, offset: page.offset - last.offset, cursor: last.cursor } : page;
    return after(list(handle, { ...call, page: from }), (reply) => {
      if (reply.next !== undefined) walked.note(page.offset + page.limit, reply.next);
      return reply;
    });
  };
}

/** Keys of more than 53 bits are no JSON. The page is none of what was asked for. */
const asText = (name: string, value: unknown) =>
  typeof value === 'bigint' ? String(value) : ['Limit', 'Offset'].includes(name) ? undefined : value;

import type { Exchange } from '../exchange.ts';

/** What may be known of a request afterwards: neither its query nor its body. */
export interface Answered {
  readonly method: string;
  /** The path as the reference has it, e.g. `/patients/{PatNum}`; empty for a path that does not exist. */
  readonly operation: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Number of the API key. */
  readonly key: number | undefined;
}

export const answered = ({ method, admitted, page, response, begun }: Exchange): Answered => ({
  method,
  // The path's pattern, not the URL: a query can carry a patient's name.
  operation: admitted?.route.operation.path ?? page,
  status: response.statusCode,
  milliseconds: Math.round((performance.now() - begun) * 10) / 10,
  key: admitted?.caller.keyNum,
});

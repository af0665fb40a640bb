import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../../domain/refusal.ts';

/**
 * Refuses with 412 a write under a condition that does not hold (RFC 9110 13.1). Rows have no ETag, so no tag in If-Match is
 * that of a row: performed all the same, the write could undo another one that its caller meant to be safe from. A PUT changes
 * what is there, so it is never one for what is not there yet. What refers to a time counts for nothing: no answer tells one.
 */
export function checkConditions(verb: string, headers: IncomingHttpHeaders): void {
  const tags = headers['if-match'];
  if (tags !== undefined && tags.trim() !== '*') {
    throw new Refusal(
      412,
      'If-Match names a tag, and rows have none here, so nothing was written. Send the request without it.',
    );
  }
  if (verb === 'PUT' && headers['if-none-match']?.trim() === '*') {
    throw new Refusal(412, 'If-None-Match: * asks that nothing is there yet, and a PUT changes what is there.');
  }
}

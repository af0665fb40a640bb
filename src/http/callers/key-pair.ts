import { hash } from 'node:crypto';
import { BoundedMap } from '../../domain/remember.ts';

/** The two keys of an Authorization header. */
export interface KeyPair {
  readonly developerKey: string;
  readonly customerKey: string;
  /** Of a pair that came with a request: both together, hashed. */
  readonly digest?: string;
}

/** Headers remembered, so that a caller's next request is neither read nor hashed again; beyond it the oldest leave. */
const MOST_HEADERS = 200;
const LONGEST_HEADER = 500;

const pairs = new BoundedMap<string, KeyPair>(MOST_HEADERS);

/** `ODFHIR {DeveloperKey}/{CustomerKey}`; the scheme's letter case and surrounding blanks do not matter. */
export function pairIn(header: string): KeyPair | undefined {
  const known = pairs.get(header);
  if (known) return known;
  const [, developerKey, customerKey] = /^\s*odfhir\s+([^/\s]+)\/([^/\s]+)\s*$/i.exec(header) ?? [];
  if (developerKey === undefined || customerKey === undefined) return undefined;
  const pair: KeyPair = { developerKey, customerKey, digest: digestOf({ developerKey, customerKey }) };
  if (header.length <= LONGEST_HEADER) pairs.set(header, pair);
  return pair;
}

/** SHA-256 suffices: keys are long random texts, not passwords somebody chose. */
export const digestOf = ({ developerKey, customerKey, digest }: KeyPair): string =>
  digest ?? hash('sha256', `${developerKey}/${customerKey}`);

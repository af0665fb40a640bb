import { createHash } from 'node:crypto';
import type { StoredAnswer } from '../../db/answers.ts';
import type { Transaction } from '../../db/handle.ts';
import type { Practice } from '../../db/practice.ts';
import { OutcomeUnknown } from '../../db/trouble.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import type { Reply } from '../operation.ts';
import type { Incoming } from '../request/incoming.ts';
import { withoutPassword } from '../without-password.ts';

const LONGEST_KEY = 255;

/** Runs the operation; `keep` is called with its reply before the unit of work ends. */
export type Perform = (keep?: (tx: Transaction, reply: Reply) => Promise<void>) => Promise<Reply>;

/**
 * Answers a POST that carries an Idempotency-Key: the first time by performing it, after that with the stored answer,
 * for 24 hours (draft-ietf-httpapi-idempotency-key-header). 422 when the key was used for another request, 409 while
 * the first one runs. Refusals are not kept: a corrected request may use the same key.
 *
 * The stored answer is also how a lost one is found again. When the database broke before confirming, nobody but the
 * key's own row knows what happened.
 */
export async function answerOnce(practice: Practice, incoming: Incoming, perform: Perform): Promise<Reply> {
  const { answers } = practice;
  const keyHash = hashOfKey(incoming);
  const fingerprint = fingerprintOf(incoming);
  if (answers.running.has(keyHash)) throw stillRunning();
  answers.running.add(keyHash);
  try {
    const earlier = await answers.find(practice, keyHash);
    if (earlier && !earlier.isExpired) {
      const reply = replay(earlier, fingerprint);
      const { mayRepeat } = incoming.route.operation;
      if (mayRepeat) await practice.read((handle) => mayRepeat(handle, incoming.caller));
      return reply;
    }
    answers.claim?.(keyHash, fingerprint);
    const reply = await perform(async (tx, { status, location = '', body }) => {
      if (earlier) await answers.forget(tx, keyHash);
      await answers.keep(tx, keyHash, { fingerprint, status, location, body: toKeep(incoming, body) });
    }).catch((error: unknown) => findAnswer(practice, keyHash, fingerprint, error));
    const { status, location = '', body } = reply;
    answers.settle?.(
      keyHash,
      isStored(reply) ? { fingerprint, status, location, body: toKeep(incoming, body) } : undefined,
    );
    return reply;
  } finally {
    answers.running.delete(keyHash);
    answers.tidy(practice).catch(() => {});
  }
}

/**
 * After an error: looks whether an answer was stored all the same, by a COMMIT that was not confirmed or by another
 * server. Throws the error when there is none.
 */
async function findAnswer(practice: Practice, keyHash: string, fingerprint: string, error: unknown): Promise<Reply> {
  const { answers } = practice;
  const isRefused = error instanceof Refusal && !(error instanceof OutcomeUnknown);
  const stored = isRefused ? undefined : await answers.find(practice, keyHash).catch(() => undefined);
  if (stored && !stored.isExpired && stored.status !== 0) return replay(stored, fingerprint);
  if (!(error instanceof OutcomeUnknown)) answers.settle?.(keyHash, undefined);
  throw error;
}

/** Secrets that are told only once, such as a password, are not kept. */
function toKeep({ route }: Incoming, body: string): string {
  const { secrets } = route.operation;
  if (!secrets) return body;
  const answer = JSON.parse(body) as Record<string, unknown>;
  for (const name of secrets) if (name in answer) answer[name] = '';
  return JSON.stringify(answer);
}

const isStored = ({ status }: Reply) => status >= 200 && status < 300;

function replay({ fingerprint, status, location, body }: StoredAnswer, asked: string): Reply {
  if (fingerprint === asked && status === 0) throw neverSettled();
  if (fingerprint !== asked) throw new Refusal(422, 'This Idempotency-Key was used for another request.');
  return { status, body, ...(location ? { location } : {}) };
}

const stillRunning = () =>
  new Refusal(409, 'A request with this Idempotency-Key is still being worked on.', { 'retry-after': '1' });

/** An earlier request took the key, and nobody knows how it ended: repeating it could do its work twice. */
const neverSettled = () =>
  new Refusal(
    409,
    'An earlier request with this Idempotency-Key was cut short, and it is not known whether it was stored. Look, then ' +
      'send what is missing under another key.',
  );

/** A key belongs to one customer and one operation. Refuses one that is empty or too long with 400. */
function hashOfKey({ route, caller, idempotencyKey = '' }: Incoming): string {
  if (idempotencyKey.trim() === '' || idempotencyKey.length > LONGEST_KEY) {
    throw badRequest(`Idempotency-Key must have 1 to ${LONGEST_KEY} characters.`);
  }
  const { verb, path } = route.operation;
  return digest([caller.customer, verb, path, idempotencyKey]);
}

function fingerprintOf({ route, query, body = '' }: Incoming): string {
  return digest([String(route.id), query, withoutPassword(body)]);
}

const digest = (parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

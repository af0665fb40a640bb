import { setTimeout as pause } from 'node:timers/promises';

/** What one procedure was told to be, and what is known of it. States are numbered by its ClaimNote: '' is 0. */
export interface Written {
  /** Stands in BillingNote, so that a row is recognised whose creation was never answered. */
  readonly mark: string;
  procNum?: number;
  /** The last state that was sent, and the last one that was acknowledged. */
  sent: number;
  acknowledged: number;
  deletion?: 'sent' | 'acknowledged';
}

/** BillingNote of requests that must be refused. */
export const REFUSED = 'refused';

interface Writing {
  readonly patients: readonly number[];
  readonly authorization: string;
  /** Base URLs; a server that was killed comes back under its own. */
  readonly urls: readonly string[];
  readonly isOver: () => boolean;
}

/**
 * Writes procedures one after another, each through all servers in turn: created, changed twice, every third one deleted.
 * A row is written by one writer at a time, so its states have an order. Nobody repeats what got no answer: such a state
 * may be stored or not, and both are right.
 */
export async function write(writing: Writing, writer: number, ledger: Written[]): Promise<void> {
  for (let count = 0; !writing.isOver(); count++) {
    const written: Written = { mark: `${writer}-${count}`, sent: 0, acknowledged: 0 };
    const send = sender(writing, writer + count);
    const PatNum = writing.patients[(writer + count) % writing.patients.length];
    const body = { PatNum, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0120', BillingNote: written.mark };
    ledger.push(written);
    const created = await send('POST', '/procedurelogs', body);
    if (!created) continue;
    written.procNum = (created as { ProcNum: number }).ProcNum;
    const path = `/procedurelogs/${written.procNum}`;
    for (let state = 1; state <= 2; state++) {
      written.sent = state;
      if (await send('PUT', path, { ClaimNote: String(state) })) written.acknowledged = state;
    }
    if (count % 3 === 0) {
      written.deletion = 'sent';
      if (await send('DELETE', path)) written.deletion = 'acknowledged';
    }
    if (count % 8 === 0) await send('POST', '/procedurelogs', { ...body, procCode: 'D9999', BillingNote: REFUSED });
  }
}

type Send = (verb: string, path: string, body?: object) => Promise<unknown>;

/** Answers the JSON, or undefined where nothing is known or the request was refused. */
function sender({ urls, authorization }: Writing, start: number): Send {
  let turn = start;
  return async (verb, path, body) => {
    try {
      const response = await fetch(urls[turn++ % urls.length] + path, {
        method: verb,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      if (response.status >= 500 && response.status !== 503) throw new Error(`${verb} ${path} was answered ${text}`);
      return response.ok ? JSON.parse(text || '{}') : undefined;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // Its server is dead at this moment.
      await pause(50);
      return undefined;
    }
  };
}

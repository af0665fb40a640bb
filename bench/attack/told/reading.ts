import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from './judge.ts';
import { authorization } from './practice.ts';

/** Repeats a request until a server answers, because servers may be killed meanwhile. */
async function ask(urls: readonly string[], path: string, turn = 0): Promise<string> {
  for (let tries = turn; ; tries++) {
    try {
      const url = new URL(path, urls[tries % urls.length]);
      const response = await fetch(url, { headers: { authorization } });
      const text = await response.text();
      if (response.ok) return text;
      if (response.status !== 503) throw new Error(`GET ${path} was answered ${response.status}: ${text}`);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await pause(50);
  }
}

/** Follows the changes, from all servers in turn, until `isOver` and nothing is left. */
export async function followChanges(urls: readonly string[], isOver: () => boolean): Promise<Change[]> {
  const seen: Change[] = [];
  for (let after = 0, turn = 0; ; turn++) {
    const wasOver = isOver();
    const path = `/api/ext/v1/changes?after=${after}&wait=${wasOver ? 0 : 1}`;
    const { changes, next } = JSON.parse(await ask(urls, path, turn)) as { changes: Change[]; next: number };
    for (const change of changes) seen.push(change);
    if (wasOver && changes.length === 0) return seen;
    after = next;
  }
}

/** Every row of a resource as it is now, by its key. */
export async function readAll(
  urls: readonly string[],
  resource: string,
): Promise<Map<number, Record<string, unknown>>> {
  const text = await ask(urls, `/api/ext/v1/export/${resource}?include=key`);
  const lines = text.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const { key, row } = JSON.parse(line) as { key: number; row: Record<string, unknown> };
      return [key, row];
    }),
  );
}

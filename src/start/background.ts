import type { PublishedRows } from '../db/feed/published-rows.ts';
import type { Practice } from '../db/practice.ts';
import type { Config } from '../settings/config.ts';
import type { Part } from '../workers/part.ts';
import { startEstimates } from './estimates.ts';
import { startEvents } from './events.ts';
import { startTidying } from './tidying.ts';
import type { WholePractice } from './whole-practice.ts';

interface BackgroundOf {
  readonly whole: WholePractice;
  readonly rows: PublishedRows;
  readonly config: Config;
  readonly part: Part | undefined;
  readonly onFault: (error: unknown) => void;
}

/**
 * Begins what happens even if nobody asks: rows are tidied, subscribers told, estimates caught up. `into` stops it.
 * Answers the practice as requests use it.
 */
export async function startBackground(
  { whole, rows, config, part, onFault }: BackgroundOf,
  into: AsyncDisposableStack,
): Promise<{ readonly practice: Practice; readonly warnings: readonly string[] }> {
  const { practice, isDemo, practiceId, keys } = whole;
  const isKept = !isDemo && !config.testControls && config.database !== ':memory:';
  const notes = isKept ? { control: config.control, practiceId } : undefined;
  const tidying =
    part?.role.kind === 'other'
      ? undefined
      : into.adopt(await startTidying({ practice, notes, onFault }), (one) => one.stop());
  const warnings = tidying?.warnings ?? [];
  if (!whole.writesItself) return { practice, warnings };
  const secret = () => whole.secret('subscriptions');
  const telling = startEvents({ practice, rows, config, isDemo, keys, secret, onFault });
  into.adopt(telling, (one) => one.stop());
  into.adopt(startEstimates(telling.practice, onFault), (one) => one.stop());
  return { practice: telling.practice, warnings };
}

import { expect, it } from 'vitest';
import type { Watch } from '../db/subscriptions/subscriptions.ts';
import { MIN_DATE_TIME } from '../domain/calendar.ts';
import { isDue } from './due-times.ts';

const NOW = '2025-03-10 09:00:00';
const watch = { WatchTable: 'Patient', DateTimeStop: MIN_DATE_TIME, IsPaused: false } as unknown as Watch;

it.each([
  ['at its time', NOW, true],
  ['not before', '2025-03-10 09:00:01', false],
  ['not before an hour has passed, the longest wait', '2025-03-10 10:00:00', false],
  ['at once where it failed while the clock was a year ahead', '2026-03-10 09:00:00', true],
])('a server that was just started tries again what failed: %s', (_when, PendingAt, expected) => {
  const memory = { lookedAt: 0, tryAt: 0, hasFailed: false };
  expect(isDue({ ...watch, PendingAt }, NOW, memory, 0)).toBe(expected);
});

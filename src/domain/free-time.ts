/** A part of one day in minutes after midnight; `to` is the first minute that does not belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const MINUTES_A_DAY = 24 * 60;

const byStart = (one: Span, other: Span) => one.from - other.from || one.to - other.to;

/** The same time as few spans as possible, by their start; what touches becomes one, what is empty goes. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort(byStart)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** What is left of the open time when the taken time is gone. */
export function subtractSpans(open: readonly Span[], taken: readonly Span[]): Span[] {
  const busy = mergeSpans(taken);
  return mergeSpans(open).flatMap((span) => {
    const left: Span[] = [];
    let from = span.from;
    for (const one of busy) {
      if (one.to <= from) continue;
      if (one.from >= span.to) break;
      if (one.from > from) left.push({ from, to: one.from });
      from = one.to;
    }
    return from < span.to ? [...left, { from, to: span.to }] : left;
  });
}

/** Minutes after midnight of a time `HH:mm:ss` that begins something: a begun minute is not free any more. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** A moment as the wire has it: the day and a minute of it, up to and with midnight of the next. */
export function timeText(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}

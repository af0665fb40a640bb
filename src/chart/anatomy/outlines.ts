/** Path data read once: commands with their numbers, in the outline's own coordinates. */
export type Outline = readonly (readonly [command: string, ...numbers: number[]])[];

/**
 * Where an outline lies in the drawing: its origin, and how far a step of 1 goes to the mesial (`across`) and
 * lengthwise, above 0 (`near`) and below 0 (`far`). These two differ, since a crown and a root are not of the same
 * length.
 */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly acrossX: number;
  readonly acrossY: number;
  readonly nearX: number;
  readonly nearY: number;
  readonly farX: number;
  readonly farY: number;
}

/** Reads path data of absolute M, L, C, Q and Z. */
export function outline(d: string): Outline {
  const parts = d.trim().match(/[MLCQZ][^MLCQZ]*/g) ?? [];
  return parts.map((part) => {
    const numbers = part.slice(1).match(/-?\d*\.?\d+/g) ?? [];
    return [part.charAt(0), ...numbers.map(Number)];
  });
}

/** Path data of an outline, every point put in its place. */
export function placed(shape: Outline, frame: Frame): string {
  let d = '';
  for (const part of shape) {
    d += d === '' ? part[0] : ` ${part[0]}`;
    for (let index = 1; index < part.length; index += 2) {
      const x = part[index] as number;
      const y = part[index + 1] as number;
      d += ` ${tenths(xIn(frame, x, y))} ${tenths(yIn(frame, x, y))}`;
    }
  }
  return d;
}

export function xIn({ x, acrossX, nearX, farX }: Frame, across: number, along: number): number {
  return x + across * acrossX + along * (along < 0 ? farX : nearX);
}

export function yIn({ y, acrossY, nearY, farY }: Frame, across: number, along: number): number {
  return y + across * acrossY + along * (along < 0 ? farY : nearY);
}

/** One decimal: nobody sees a tenth of a unit. Whole numbers are written without decimals, which is much faster. */
function tenths(value: number): string {
  const all = Math.round(value * 10);
  const size = Math.abs(all);
  const tenth = size % 10;
  return `${all < 0 ? '-' : ''}${(size - tenth) / 10}${tenth === 0 ? '' : `.${tenth}`}`;
}

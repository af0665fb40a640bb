import { LONGEST_PATTERN } from '../domain/appointment-pattern.ts';
import { packInterval, parseInterval } from '../domain/recall-interval.ts';
import { invalid } from '../domain/refusal.ts';
import { type Input, textInput } from './input.ts';

interface Options {
  description?: string;
  added?: string;
}

/** Longer texts are no pattern, however generously they would be cut. */
const MOST_SENT = 10_000;

/** A time pattern of `X` and `/`; beyond nine hours it is cut without a word, as the Appointments page says. `""` is absent. */
export function patternInput(options: Options): Input<string, false> {
  const text = textInput({ max: MOST_SENT, emptyIsAbsent: true, ...options });
  return {
    ...text,
    schema: { type: 'string', pattern: '^[X/]*$' },
    read: (sent, name) => {
      if (typeof sent !== 'string' || sent.length > MOST_SENT || !/^[X/]+$/.test(sent)) {
        throw invalid(name);
      }
      return sent.slice(0, LONGEST_PATTERN);
    },
  };
}

/** The same, where `""` says that there is none. */
export function patternOrNoneInput(options: Options): Input<string, false> {
  const pattern = patternInput(options);
  return { ...pattern, emptyIsAbsent: false, read: (sent, name) => (sent === '' ? '' : pattern.read(sent, name)) };
}

const COLOR = /^\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*$/;

/** `R,G,B`, each 0 to 255. Becomes the signed 32-bit number that is stored, fully opaque; `0,0,0` is no colour, as told. */
export function colorInput(options: Options): Input<number, false> {
  const text = textInput({ max: 20, ...options });
  return {
    ...text,
    schema: { type: 'string', examples: ['93,54,220'] },
    read: (sent, name) => {
      const parts = typeof sent === 'string' && sent.length <= 50 ? COLOR.exec(sent) : null;
      const [red = 256, green = 256, blue = 256] = parts?.slice(1).map(Number) ?? [];
      if (red > 255 || green > 255 || blue > 255) throw invalid(name);
      const color = (red << 16) | (green << 8) | blue;
      return color && (0xff << 24) | color;
    },
  };
}

/** `6m1d`: years, months, weeks and days. Becomes the stored number. */
export function intervalInput(options: Options): Input<number, false> {
  const text = textInput({ max: 40, ...options });
  return {
    ...text,
    schema: { type: 'string', examples: ['1y6m20d'] },
    read: (sent, name) => {
      const interval = typeof sent === 'string' ? parseInterval(sent) : undefined;
      if (!interval) throw invalid(name);
      return packInterval(interval);
    },
  };
}

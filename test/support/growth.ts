import { Refusal } from '../../src/domain/refusal.ts';

/** Sizes of a hostile text, each four times the one before. */
const SIZES = [4_000, 16_000, 64_000, 256_000];

/** Below this many milliseconds of processor time growth cannot be measured and does no harm. */
const TELLING = 60;

/** Four times the text may cost this many times as much: 4 is linear, 16 quadratic. */
const STEEPEST = 9;

/** A text and its quarter are measured one after the other so many times; the least difference counts. */
const PAIRS = 4;

/**
 * How work on a text grows with the text, as a sentence when it grows faster than the text, else undefined. Processor time
 * is what counts, so that a busy machine does not disturb, and only the least ratio of several, so that neither a slow one
 * does nor one that other programs slow down now and then.
 */
export async function steepGrowth(
  textOf: (size: number) => string,
  work: (text: string) => Promise<void>,
): Promise<string | undefined> {
  let quarter = textOf(SIZES[0]! / 4);
  for (const size of SIZES) {
    const text = textOf(size);
    const steep = (await cost(text, work)) > TELLING && (await steepPair(quarter, text, work));
    if (steep)
      return `${size} characters take ${steep.whole.toFixed()} ms, a quarter of them ${steep.part.toFixed(1)} ms`;
    quarter = text;
  }
  return undefined;
}

/** What a text and its quarter cost, if every look at the two finds it steep. */
async function steepPair(quarter: string, text: string, work: (text: string) => Promise<void>) {
  let least = { part: 0, whole: Number.POSITIVE_INFINITY };
  for (let pair = 0; pair < PAIRS; pair++) {
    const part = Math.max(await cost(quarter, work), TELLING / 16);
    const whole = await cost(text, work);
    if (whole <= TELLING || whole / part <= STEEPEST) return undefined;
    if (whole < least.whole) least = { part, whole };
  }
  return least;
}

async function cost(text: string, work: (text: string) => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  try {
    await work(text);
  } catch (error) {
    // A refusal is an answer like any other; a stack overflow is a fault.
    if (!(error instanceof Refusal)) throw error;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const repeat = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length));

/** Texts that are known to make parsers go back again and again, by name. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  digits: repeat('1'),
  'digits that end in a letter': (size) => `${repeat('1')(size)}x`,
  'a fraction that ends in a letter': (size) => `1.${repeat('0')(size)}x`,
  'a point and digits': (size) => `.${repeat('9')(size)}`,
  'exponents in a list': (size) => `[${repeat('1e1,')(size)}1]`,
  minuses: repeat('-'),
  blanks: (size) => `x${repeat(' ')(size)}x`,
  tabs: (size) => `${repeat('\t')(size)}x`,
  letters: repeat('a'),
  accents: repeat('é'),
  'marks out of order': (size) => `a${repeat('\u0345\u0316')(size)}`,
  'marks behind a Hebrew letter': (size) => `\u05d0${repeat('\u05b0')(size)}`,
  'unseen characters behind a Hebrew letter': (size) => `\u05d0${repeat('\u00ad')(size)}`,
  'brackets around Hebrew letters': repeat('(\u05d0'),
  'half characters': repeat('\ud83e'),
  'line feeds': (size) => `x${repeat('\n')(size)}x`,
  'line feeds and blanks': repeat(`\n${' '.repeat(300)}`),
  'carriage returns': repeat('\r\n'),
  slashes: (size) => `${repeat('/')(size)}x`,
  'percent signs': repeat('%'),
  'percent escapes': repeat('%2F'),
  commas: repeat(','),
  'commas and blanks': repeat(`,${' '.repeat(300)}`),
  'ranges of teeth': repeat('1-32,'),
  'an open range': repeat('1-'),
  semicolons: repeat(';'),
  qualities: repeat(';q=0 '),
  'equals signs': repeat('handling='),
  'handling and blanks': repeat(`handling${' '.repeat(300)}`),
  parameters: repeat('&a=1'),
  colons: repeat(':'),
  quotes: repeat('"'),
  'quotes after backslashes': (size) => `{"a":"${repeat('\\"')(size)}`,
  backslashes: (size) => `{"a":"${repeat('\\')(size)}`,
  braces: repeat('{"a":'),
  brackets: repeat('['),
  'closing brackets': repeat(']'),
  'names without an end': (size) => `{${repeat('"a":1,')(size)}`,
  'names of a body': (size) => `{${Array.from({ length: size / 12 }, (_, index) => `"n${index}":1`).join(',')}}`,
  wildcards: repeat('%_!'),
  'date letters': repeat('d'),
  'zone letters': repeat('z '),
};

import type { Color, PatternName } from './shapes.ts';

/** The statuses a chart shows; deleted procedures are not on it. */
export type ChartStatus = 'TP' | 'C' | 'EC' | 'EO' | 'R' | 'Cn' | 'TPi';

/** The colour of a status as dark and as tooth-coloured material. */
export interface Shades {
  readonly dark: Color;
  readonly light: Color;
}

export type StatusColors = Readonly<Record<ChartStatus, Shades>>;

interface StatusLook {
  readonly words: string;
  readonly pattern: PatternName;
  /** Dashes of outlines, so that a status can be recognised without its colour. */
  readonly dash?: readonly [number, number];
  /** The sign beside the tooth. */
  readonly sign: 'letter' | 'letters' | 'disc' | 'square' | 'ring' | 'arrow' | 'triangle';
}

/** Words, pattern, outline and sign of every status, in the order of the legend. */
export const statusLooks: Readonly<Record<ChartStatus, StatusLook>> = {
  TP: { words: 'Planned', pattern: 'hatched', dash: [5, 3], sign: 'letter' },
  TPi: { words: 'Planned in an alternative', pattern: 'crosshatched', dash: [1.5, 3], sign: 'letters' },
  C: { words: 'Done', pattern: 'solid', sign: 'disc' },
  EC: { words: 'Existing, from this office', pattern: 'dotted', sign: 'square' },
  EO: { words: 'Existing, from elsewhere', pattern: 'ringed', sign: 'ring' },
  R: { words: 'Referred out', pattern: 'striped', sign: 'arrow' },
  Cn: { words: 'Condition', pattern: 'checked', sign: 'triangle' },
};

export const STATUSES = Object.keys(statusLooks) as ChartStatus[];

const OWN: Readonly<Record<ChartStatus, Color>> = {
  TP: '#b42318',
  TPi: '#b42318',
  C: '#1d4ed8',
  EC: '#475467',
  EO: '#475467',
  R: '#7e22ce',
  Cn: '#92400e',
};

/** Places of the dark and the light colour among the definitions of category 22, counted from 1. */
const PLACES: Readonly<Record<ChartStatus, readonly [dark: number, light: number]>> = {
  TP: [1, 6],
  TPi: [1, 6],
  C: [2, 7],
  EC: [3, 8],
  EO: [4, 9],
  R: [5, 10],
  Cn: [17, 18],
};

/**
 * The office's colours: `itemColors` are the ItemColor numbers (ARGB) of category 22 in ItemOrder, hidden ones included.
 * A missing or transparent black colour is replaced by one of our own.
 */
export function statusColors(itemColors: readonly number[]): StatusColors {
  const shades = (status: ChartStatus): Shades => {
    const [darkPlace, lightPlace] = PLACES[status];
    const dark = colorOf(itemColors[darkPlace - 1]) ?? OWN[status];
    return { dark, light: colorOf(itemColors[lightPlace - 1]) ?? mixed(dark, '#ffffff', 0.5) };
  };
  return Object.fromEntries(STATUSES.map((status) => [status, shades(status)])) as Record<ChartStatus, Shades>;
}

function colorOf(argb: number | undefined): Color | undefined {
  return argb ? `#${(argb & 0xffffff).toString(16).padStart(6, '0')}` : undefined;
}

/** Mixes the second colour into the first; `share` is its part, 0 to 1. */
function mixed(one: Color, other: Color, share: number): Color {
  const parts = channels(one).map((value, index) => Math.round(value + (channels(other)[index]! - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const channels = (color: Color) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Color, other: Color): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Color): number {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour, made darker or lighter until it has at least this contrast with the background. */
export function standingOut(color: Color, ground: Color, least: number): Color {
  const towards = luminance(ground) > 0.18 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.1) {
    const candidate = mixed(color, towards, share);
    if (contrast(candidate, ground) >= least) return candidate;
  }
  return towards;
}

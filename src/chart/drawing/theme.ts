import type { Color, PathShape } from '../shapes.ts';
import { type ChartStatus, type Shades, STATUSES, type StatusColors, standingOut, statusLooks } from '../status.ts';

export const THEMES = ['light', 'dark', 'print'] as const;
export type ThemeName = (typeof THEMES)[number];

/** The colours of everything that does not show a status. */
export interface Theme {
  readonly background: Color;
  readonly text: Color;
  readonly muted: Color;
  readonly rule: Color;
  readonly crown: Color;
  readonly root: Color;
  readonly outline: Color;
  readonly detail: Color;
  readonly gum: Color;
  readonly ghost: Color;
  readonly accent: Color;
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    background: '#ffffff',
    text: '#1f2933',
    muted: '#5f6b7a',
    rule: '#d5dae1',
    crown: '#fefcf5',
    root: '#f6ead0',
    outline: '#8a7d60',
    detail: '#cdc1a3',
    gum: '#fae3de',
    ghost: '#8a94a3',
    accent: '#f5a524',
  },
  dark: {
    background: '#12161c',
    text: '#eef1f5',
    muted: '#a3adba',
    rule: '#39424e',
    crown: '#2d343e',
    root: '#252b34',
    outline: '#a9a28f',
    detail: '#606874',
    gum: '#38262a',
    ghost: '#6d7785',
    accent: '#f5a524',
  },
  print: {
    background: '#ffffff',
    text: '#000000',
    muted: '#404040',
    rule: '#bdbdbd',
    crown: '#ffffff',
    root: '#ffffff',
    outline: '#4a4a4a',
    detail: '#a8a8a8',
    gum: '#f1f1f1',
    ghost: '#808080',
    accent: '#8a8a8a',
  },
};

/** How a finding is painted: fill, marks and outline of its shapes. */
export type Ink = Pick<PathShape, 'fill' | 'pattern' | 'stroke' | 'strokeWidth' | 'dash'> & { readonly stroke: Color };

/** Least contrast between a shape that means something and what is behind it (WCAG 2.2, 1.4.11). */
const LEAST_CONTRAST = 3;

/** Completed work is filled. Planned work has marks only, so that what is under it can be seen. */
export function inkOf(status: ChartStatus, light: boolean, colors: StatusColors, theme: Theme): Ink {
  const { pattern, dash } = statusLooks[status];
  const shades: Shades = colors[status];
  const stroke = statusColorOn(theme, status, colors);
  const line = { stroke, strokeWidth: 1.6, ...(dash ? { dash } : {}) };
  if (pattern === 'solid') return { ...line, fill: light ? shades.light : stroke };
  if (pattern === 'dotted' || pattern === 'ringed') {
    const marks = light ? standingOut(shades.dark, shades.light, LEAST_CONTRAST) : theme.crown;
    return { ...line, fill: light ? shades.light : stroke, pattern: { name: pattern, color: marks } };
  }
  return { ...line, pattern: { name: pattern, color: stroke } };
}

/** Everything that decides how statuses look in one drawing, worked out once. */
export interface Palette {
  readonly theme: Theme;
  readonly color: (status: ChartStatus) => Color;
  readonly ink: (status: ChartStatus, light: boolean) => Ink;
}

export function paletteOf(colors: StatusColors, theme: Theme): Palette {
  const looks = new Map(
    STATUSES.map((status) => [
      status,
      {
        color: statusColorOn(theme, status, colors),
        dark: inkOf(status, false, colors, theme),
        light: inkOf(status, true, colors, theme),
      },
    ]),
  );
  return {
    theme,
    color: (status) => looks.get(status)!.color,
    ink: (status, light) => looks.get(status)![light ? 'light' : 'dark'],
  };
}

/** A status's colour, with enough contrast on teeth and on the background of the theme. */
export function statusColorOn(theme: Theme, status: ChartStatus, colors: StatusColors): Color {
  const onTooth = standingOut(colors[status].dark, theme.crown, LEAST_CONTRAST);
  return standingOut(onTooth, theme.background, LEAST_CONTRAST);
}

/**
 * The shapes of a drawing: plain data in one coordinate system, so that an SVG, a PDF and a page draw exactly the same
 * picture. Units are those of the drawing's width and height, and y points down. Nothing is transformed: every number
 * is final. Later shapes are painted over earlier ones.
 */

/** Upper-case absolute commands M, L, C, Q and Z only, numbers parted by blanks: `M 0 0 L 10 0 C 1 2 3 4 5 6 Z`. */
export type PathData = string;

/** `#rrggbb`. */
export type Color = string;

/** How a status looks without its colour (`patterns.ts` draws the marks). */
export type PatternName = 'hatched' | 'crosshatched' | 'solid' | 'dotted' | 'ringed' | 'striped' | 'checked';

/** Marks that fill a shape: draw `marks` (lines or dots of `color`) inside the shape, over its own fill. */
export interface Pattern {
  readonly name: PatternName;
  readonly color: Color;
}

interface Paint {
  /** What the shape is, e.g. `root`, `surface`, `badge`: for a page's own styles and for tests. */
  readonly part: string;
  readonly fill?: Color;
  /** Opacity of the fill and the pattern, 0 to 1; absent = 1. */
  readonly opacity?: number;
  readonly pattern?: Pattern;
  readonly stroke?: Color;
  /** Absent = 1. */
  readonly strokeWidth?: number;
  /** Lengths of dash and gap; absent = a whole line. Ends and corners of all lines are round. */
  readonly dash?: readonly [number, number];
}

export interface PathShape extends Paint {
  readonly kind: 'path';
  readonly d: PathData;
}

interface LineShape extends Paint {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface CircleShape extends Paint {
  readonly kind: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

export interface TextShape extends Paint {
  readonly kind: 'text';
  readonly x: number;
  /** The y of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly text: string;
}

export type Shape = PathShape | LineShape | CircleShape | TextShape;

/** Shapes that mean one thing together. */
export interface Group {
  readonly kind: 'group';
  /** Read by a screen reader, e.g. `Tooth 3, upper right first molar: crown, planned`. Absent = decoration. */
  readonly label?: string;
  /** Written as `data-tooth`, `data-area`, `data-procnum`, `data-status`, `data-highlight`. */
  readonly data?: Readonly<Record<string, string>>;
  readonly children: readonly DrawingPart[];
}

export type DrawingPart = Shape | Group;

/** A picture, from 0 0 to width height. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly background: Color;
  readonly children: readonly DrawingPart[];
}

/** Every shape of a drawing in the order of painting. */
export function shapesOf(parts: readonly DrawingPart[]): Shape[] {
  return parts.flatMap((part) => (part.kind === 'group' ? shapesOf(part.children) : [part]));
}

/** The bounds of path data by its points: never smaller than what is drawn. */
export function boundsOf(d: PathData): { left: number; top: number; right: number; bottom: number } {
  const numbers = d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

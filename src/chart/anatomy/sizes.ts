/** Average sizes of a tooth in millimetres: crown and root lengthwise, crown from side to side and from cheek to tongue. */
interface ToothSize {
  readonly crown: number;
  readonly root: number;
  readonly width: number;
  readonly depth: number;
}

const size = (crown: number, root: number, width: number, depth: number): ToothSize => ({ crown, root, width, depth });

const upper = [
  size(10.5, 13, 8.5, 7),
  size(9.2, 13, 6.6, 6),
  size(10, 16.5, 7.5, 7.8),
  size(8.6, 14, 7, 9),
  size(8.3, 14, 7, 9),
  size(7.6, 12.8, 10, 11),
  size(7.2, 12, 9.3, 11),
  size(6.8, 11, 8.6, 10),
];
const lower = [
  size(9, 12.5, 5.4, 5.8),
  size(9.3, 13.5, 5.9, 6.2),
  size(10.8, 15.7, 7, 7.5),
  size(8.6, 14, 7, 7.8),
  size(8.2, 14.3, 7.1, 8.2),
  size(7.7, 14, 11, 10.4),
  size(7.3, 13, 10.4, 10),
  size(7, 11, 9.8, 9.4),
];
const primaryUpper = [
  size(6.4, 9.5, 6.5, 5.2),
  size(6, 9.8, 5.3, 4.6),
  size(6.8, 11.5, 7, 6.4),
  size(5.4, 8.8, 7.2, 8.2),
  size(5.9, 9.6, 8.2, 9.4),
];
const primaryLower = [
  size(5.4, 8.6, 4.4, 4.4),
  size(5.6, 9, 4.8, 4.6),
  size(6.4, 10.6, 5.6, 5.2),
  size(6.2, 8.8, 7.6, 7.2),
  size(5.9, 9.8, 9.4, 8.6),
];

/** `place` is 1 for a central incisor, up to 8 (5 for a primary tooth). */
export function toothSize(place: number, isUpper: boolean, primary: boolean): ToothSize {
  const sizes = primary ? (isUpper ? primaryUpper : primaryLower) : isUpper ? upper : lower;
  return sizes[place - 1]!;
}

import { cipherKey, encrypt } from './cipher.ts';
import { type Point, writePoints } from './points.ts';

/**
 * A value that no pen position and no byte has. Twice at the start it marks a stamp; at the end it fills the last
 * point.
 */
const FILLER = -2147483648;
const MARK: Point = { x: FILLER, y: FILLER };

/**
 * The text of a digital stamp at a `yyyy-MM-dd HH:mm:ss` (`treatment-plans.md` 4.4, `procedures.md` 24.4). The hour
 * counts to 24 *and* AM or PM follows: `14:13:05 PM`.
 */
export function digitalStamp(developerName: string, at: string): string {
  const date = `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)}`;
  const half = at.slice(11, 13) < '12' ? 'AM' : 'PM';
  return `Digitally Signed by ${developerName}\r\nDate Signed: ${date} ${at.slice(11)} ${half}`;
}

/** A plan's signature made of a stamp: Base64 for `Signature` or `SignaturePractice`. */
export function signStamp(keyData: string, stamp: string): string {
  return encrypt(writePoints(stampPoints(stamp)), cipherKey(keyData));
}

/** The two marks, then the text's UTF-8 bytes, two in each point (`treatment-plans.md` 4.6). */
export function stampPoints(text: string): Point[] {
  const bytes = Buffer.from(text, 'utf8');
  const points = [MARK, MARK];
  for (let at = 0; at < bytes.length; at += 2) points.push({ x: bytes[at]!, y: bytes[at + 1] ?? FILLER });
  return points;
}

/** The text of a stamp, or undefined for points a pen drew. */
export function stampText(points: readonly Point[]): string | undefined {
  const marks = points.slice(0, 2);
  if (marks.length < 2 || marks.some(({ x, y }) => x !== FILLER || y !== FILLER)) return undefined;
  const bytes = points.slice(2).flatMap(({ x, y }) => [x, y]);
  return Buffer.from(bytes.filter((byte) => byte >= 0 && byte <= 255)).toString('utf8');
}

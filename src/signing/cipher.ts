import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/**
 * The cipher that hides a signature behind what it binds (`treatment-plans.md` 4.6). It is given, not chosen: the key
 * comes from the plan itself, so it proves that the plan is unchanged and not who signed.
 */

const ALGORITHM = 'aes-128-cbc';
const BLOCK = 16;
const EMPTY_VECTOR = Buffer.alloc(BLOCK);

/** MD5 of the key data, bytes beyond ASCII turned into `?`: a trait of the original that every signature depends on. */
export function cipherKey(keyData: string): Buffer {
  const digest = createHash('md5').update(keyData, 'utf8').digest();
  return digest.map((byte) => (byte < 0x80 ? byte : 0x3f)) as Buffer;
}

/** Encrypts ASCII text; the result is standard Base64. */
export function encrypt(text: string, key: Buffer): string {
  const cipher = createCipheriv(ALGORITHM, key, EMPTY_VECTOR);
  return cipher.update(text, 'ascii', 'base64') + cipher.final('base64');
}

/** The text behind a Base64 signature, or undefined when this key does not open it. */
export function decrypt(base64: string, key: Buffer): string | undefined {
  const sealed = Buffer.from(base64, 'base64');
  if (sealed.length === 0 || sealed.length % BLOCK !== 0) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, EMPTY_VECTOR).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()]);
  // A wrong key shows in the padding; looking at it here keeps the expected case free of exceptions.
  const padding = padded.at(-1)!;
  const isPadded = padding >= 1 && padding <= BLOCK && padded.subarray(-padding).every((byte) => byte === padding);
  return isPadded ? padded.toString('latin1', 0, padded.length - padding) : undefined;
}

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/**
 * The cipher of stored signatures (`treatment-plans.md` 4.6). It is prescribed, not our choice: its key is made of the
 * plan itself, so a signature proves that the plan is unchanged, and not who signed.
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

/** Decrypts a Base64 signature; undefined if it was not made with this key. */
export function decrypt(base64: string, key: Buffer): string | undefined {
  const sealed = Buffer.from(base64, 'base64');
  if (sealed.length === 0 || sealed.length % BLOCK !== 0) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, EMPTY_VECTOR).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()]);
  // With a wrong key the padding is wrong. It is checked here, so that this expected case throws no exception.
  const padding = padded.at(-1)!;
  const isPadded = padding >= 1 && padding <= BLOCK && padded.subarray(-padding).every((byte) => byte === padding);
  return isPadded ? padded.toString('latin1', 0, padded.length - padding) : undefined;
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts short texts, so that only somebody with the practice's key can read them. */
interface SecretBox {
  seal(text: string): string;
  /** Undefined if another key sealed the text, or if it was altered. */
  open(sealed: string): string | undefined;
}

const CIPHER = 'aes-256-gcm';

/** AES-256-GCM under a secret of 32 bytes that is asked for when it is first needed. */
export function secretBox(secret: () => Buffer): SecretBox {
  let known: Buffer | undefined;
  const key = () => {
    known ??= secret();
    return known;
  };
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(CIPHER, key(), nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64')).join('.');
    },
    open(text) {
      const [nonce, sealed, tag] = text.split('.').map((part) => Buffer.from(part, 'base64'));
      if (!nonce || !sealed || tag?.length !== 16) return undefined;
      try {
        const decipher = createDecipheriv(CIPHER, key(), nonce);
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, sign } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import { openToLook } from '../db/sqlite/at-rest.ts';
import { openSqlite, type SqliteConnection } from '../db/sqlite/connection.ts';
import type { FileSigner } from '../signing/evidence/file.ts';

/**
 * The practice's own Ed25519 key, which signs files of evidence. It is made when it is first needed and kept in the
 * control file, which only its owner may read from then on.
 */
export function practiceSigner(control: string): FileSigner & { secret(purpose: string): Buffer; close(): void } {
  let known: Pair | undefined;
  let file: SqliteConnection | undefined;
  const pair = () => {
    known ??= keptPair(control);
    if (known) return known;
    file ??= openSqlite(control);
    known = makePair(file, control);
    return known;
  };
  return {
    get publicKey() {
      return pair().publicKey;
    },
    sign(text) {
      const key = createPrivateKey({ key: pair().privateKey, format: 'der', type: 'pkcs8' });
      return sign(null, Buffer.from(text), key).toString('base64');
    },
    /** 32 bytes that are derived from the private key, different ones for each purpose. */
    secret: (purpose) => Buffer.from(hkdfSync('sha256', pair().privateKey, '', `bitewing ${purpose}`, 32)),
    close: () => file?.close(),
  };
}

interface Pair {
  /** Base64 of the DER form. */
  readonly publicKey: string;
  readonly privateKey: Buffer;
}

const TABLE = `CREATE TABLE IF NOT EXISTS practice_key (
  KeyNum INTEGER PRIMARY KEY CHECK (KeyNum = 1),
  PrivateKey TEXT NOT NULL
)`;

/** Of a control file that is only looked at: whoever asks for a key that is there changes nothing. */
function keptPair(control: string): Pair | undefined {
  if (!existsSync(control)) return undefined;
  using file = openToLook(control);
  const [hasTable] = file.all("SELECT 1 FROM sqlite_master WHERE name = 'practice_key'", []);
  return hasTable && readPair(file);
}

function readPair(file: SqliteConnection): Pair | undefined {
  const [row] = file.all('SELECT PrivateKey FROM practice_key', []);
  if (!row) return undefined;
  const privateKey = Buffer.from(String(row.PrivateKey), 'base64');
  const key = createPublicKey(createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }));
  return { privateKey, publicKey: key.export({ format: 'der', type: 'spki' }).toString('base64') };
}

/** Makes a key. If two servers make one at the same time, both take the one that was stored first. */
function makePair(file: SqliteConnection, control: string): Pair {
  if (control !== ':memory:') chmodSync(control, 0o600);
  file.exec(TABLE);
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  file.run('INSERT OR IGNORE INTO practice_key (KeyNum, PrivateKey) VALUES (1, ?)', [text]);
  return readPair(file)!;
}

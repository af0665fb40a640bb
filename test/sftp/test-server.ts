import { createHash, generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';

/** What a server does wrong, for tests of what happens then. */
interface Habits {
  /** Answers nothing once somebody is logged in. */
  readonly isSilent?: boolean;
  /** Lets nobody write. */
  readonly isReadOnly?: boolean;
  /** Breaks off in the middle of a file that is written. */
  readonly breaksOff?: boolean;
  /** Keeps files from being renamed. */
  readonly refusesRename?: (from: string, to: string) => boolean;
  /** Breaks off when a file is to be renamed. */
  readonly breaksOffAtRename?: (from: string, to: string) => boolean;
  /** Bytes of a file that it tells at once. */
  readonly tellsAtOnce?: number;
  /** Takes files until it has so many. */
  readonly room?: number;
  /** Asks for the password instead of taking it: so many questions, so many times. */
  readonly asks?: { readonly questions: number; readonly times: number };
}

export interface TestSftpServer {
  /** `127.0.0.1:49152` */
  readonly host: string;
  readonly fingerprint: string;
  /** What is kept, by path. */
  readonly files: Map<string, Buffer>;
  readonly folders: Set<string>;
  /** Connections that came so far. */
  readonly connections: () => number;
  habits: Habits;
  stop(): Promise<void>;
}

export const LOGIN = { SftpUsername: 'ann', SftpPassword: 'a secret word' };

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

/** What a client of ours may ask. */
const ASKED = [
  'OPEN',
  'WRITE',
  'READ',
  'CLOSE',
  'FSTAT',
  'FSETSTAT',
  'STAT',
  'LSTAT',
  'REALPATH',
  'MKDIR',
  'RENAME',
  'EXTENDED',
] as const;

/** A real SSH server that keeps its files in memory, with a host key of its own. */
export async function startSftpServer(habits: Habits = {}): Promise<TestSftpServer> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const key = ssh2.utils.parseKey(privateKey) as ssh2.ParsedKey;
  const open = new Set<Connection>();
  let count = 0;
  const files = new Map<string, Buffer>();
  const folders = new Set(['/incoming']);
  const made = { habits };
  const server = new ssh2.Server({ hostKeys: [privateKey] }, (client) => {
    count++;
    open.add(client);
    client.on('error', () => {});
    client.on('close', () => open.delete(client));
    client.on('authentication', (asked) => {
      const isRight = (password: string | undefined) =>
        asked.username === LOGIN.SftpUsername && password === LOGIN.SftpPassword;
      if (asked.method === 'password' && !made.habits.asks && isRight(asked.password)) return asked.accept();
      if (asked.method === 'keyboard-interactive' && made.habits.asks) {
        const { questions, times } = made.habits.asks;
        const prompts = Array.from({ length: questions }, () => ({ prompt: 'Password: ', echo: false }));
        const ask = (left: number) =>
          asked.prompt(prompts, (answers) => {
            if (left > 1) ask(left - 1);
            else if (isRight(answers[0])) asked.accept();
            else asked.reject();
          });
        return ask(times);
      }
      asked.reject(made.habits.asks ? ['keyboard-interactive'] : ['password']);
    });
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => {
        const sftp = acceptSftp();
        // The library itself answers what nobody listens to.
        if (made.habits.isSilent) for (const asked of ASKED) sftp.on(asked, () => {});
        else serve(sftp, { files, folders, habits: () => made.habits, hangUp: () => client.end() });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(made, {
    host: `127.0.0.1:${port}`,
    fingerprint: `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`,
    files,
    folders,
    connections: () => count,
    stop: async () => {
      for (const client of open) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

interface Store {
  readonly files: Map<string, Buffer>;
  readonly folders: Set<string>;
  readonly habits: () => Habits;
  readonly hangUp: () => void;
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

function serve(sftp: SFTPWrapper, { files, folders, habits, hangUp }: Store): void {
  const handles = new Map<string, string>();
  const isThere = (folder: string) => folder === '' || folders.has(folder);
  const attributes = (path: string) => {
    const file = files.get(path);
    const mode = file ? 0o100644 : 0o040755;
    return file || isThere(path) ? { mode, uid: 0, gid: 0, size: file?.length ?? 0, atime: 0, mtime: 0 } : undefined;
  };
  sftp.on('OPEN', (id, path, flags) => {
    const isWrite = (flags & OPEN_MODE.WRITE) !== 0;
    if (isWrite && habits().isReadOnly) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    if (isWrite && files.size >= (habits().room ?? files.size + 1)) return sftp.status(id, STATUS_CODE.FAILURE);
    if (isWrite ? !isThere(parentOf(path)) : !files.has(path)) return sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    if (isWrite) files.set(path, Buffer.alloc(0));
    const handle = String(handles.size);
    handles.set(handle, path);
    sftp.handle(id, Buffer.from(handle));
  });
  sftp.on('READ', (id, handle, offset, length) => {
    const piece = files
      .get(handles.get(String(handle))!)!
      .subarray(offset, offset + Math.min(length, habits().tellsAtOnce ?? length));
    if (piece.length === 0) return sftp.status(id, STATUS_CODE.EOF);
    sftp.data(id, piece);
  });
  sftp.on('WRITE', (id, handle, offset, data) => {
    if (habits().breaksOff && offset > 0) return hangUp();
    const path = handles.get(String(handle))!;
    const before = files.get(path)!;
    files.set(path, Buffer.concat([before.subarray(0, offset), data]));
    sftp.status(id, STATUS_CODE.OK);
  });
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
  for (const event of ['STAT', 'LSTAT'] as const) {
    sftp.on(event, (id: number, path: string) => {
      const found = attributes(path);
      if (found) sftp.attrs(id, found);
      else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    });
  }
  sftp.on('MKDIR', (id, path) => {
    if (habits().isReadOnly) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    folders.add(path);
    sftp.status(id, STATUS_CODE.OK);
  });
  sftp.on('REMOVE', (id, path) => sftp.status(id, files.delete(path) ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE));
  // As the draft has it: not in another one's place.
  sftp.on('RENAME', (id, from, to) => {
    if (habits().breaksOffAtRename?.(from, to)) return hangUp();
    if (habits().refusesRename?.(from, to) || files.has(to) || !files.has(from))
      return sftp.status(id, STATUS_CODE.FAILURE);
    files.set(to, files.get(from)!);
    files.delete(from);
    sftp.status(id, STATUS_CODE.OK);
  });
}

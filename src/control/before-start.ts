import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { practicesOf } from './key-store.ts';

/**
 * Looks whether a control file can be opened, or made, without doing either: a start that is refused has written
 * nothing. Throws an Error that names the file.
 */
export function requireControl(path: string): void {
  if (path === ':memory:') return;
  if (existsSync(path)) {
    practicesOf(path);
    return;
  }
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  const problem = (code: string) => Object.assign(new Error(code), { code, path: folder });
  if (!statSync(folder).isDirectory()) throw problem('ENOTDIR');
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw problem('EACCES');
  }
}

/** Takes the port for a moment. Rejects with the system's error when somebody else has it, or nobody may. */
export function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen({ port, host }, () => server.close(() => resolve()));
  });
}

import { createHash } from 'node:crypto';
import { Client, type SFTPWrapper } from 'ssh2';
import { badRequest } from '../domain/refusal.ts';
import type { SftpPlace } from './place.ts';
import { isOwnFault, sftpProblem } from './problems.ts';

/** Most milliseconds that logging in may take. */
const LONGEST_GREETING = 10_000;

/** Most questions of a server: each answer is the password, which may be much longer than a question. */
const MOST_QUESTIONS = 10;

const UNKNOWN_KEY = 'The SFTP server shows another host key than --sftp-hosts names.';

/** Logs in, works, and hangs up in any case. Throws 400 with what went wrong, in words without any part of the password. */
export async function withSession<T>(
  { server, username, password }: SftpPlace,
  work: (files: SFTPWrapper) => Promise<T>,
): Promise<T> {
  const client = new Client();
  let unknownKey = false;
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  client.on('error', (error) => broken.reject(unknownKey ? badRequest(UNKNOWN_KEY) : sftpProblem(error)));
  client.on('close', () => broken.reject(badRequest('The SFTP server ended the connection.')));
  try {
    const ready = logIn(client, () =>
      client.connect({
        host: server.host,
        port: server.port,
        username,
        password,
        tryKeyboard: true,
        readyTimeout: LONGEST_GREETING,
        hostVerifier: (key: Buffer) => {
          const isKnown = server.fingerprints.length === 0 || server.fingerprints.includes(fingerprintOf(key));
          unknownKey = !isKnown;
          return isKnown;
        },
      }),
    );
    let asked = 0;
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) => {
      asked += prompts.length;
      if (asked <= MOST_QUESTIONS) answer(prompts.map(() => password));
      else broken.reject(badRequest('The SFTP server asks for more than a password.'));
    });
    await Promise.race([ready, broken.promise]);
    const files = await Promise.race([sftpOf(client), broken.promise]);
    return await Promise.race([work(files), broken.promise]);
  } catch (error) {
    throw isOwnFault(error) ? error : sftpProblem(error);
  } finally {
    client.end();
    client.destroy();
  }
}

const fingerprintOf = (key: Buffer) => `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

function logIn(client: Client, begin: () => void): Promise<void> {
  return new Promise((resolve) => {
    client.on('ready', resolve);
    begin();
  });
}

function sftpOf(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, files) => (error ? reject(error) : resolve(files)));
  });
}

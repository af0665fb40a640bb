import { badRequest, Refusal } from '../domain/refusal.ts';

interface SshError {
  /** A number from SFTP, a word from a socket. */
  readonly code?: number | string;
  /** Where in the conversation it happened. */
  readonly level?: string;
}

/** Answers of an SFTP server (draft-ietf-secsh-filexfer 7). */
const OF_SERVER: Readonly<Record<number, string>> = {
  2: 'The SFTP server has no such file or folder.',
  3: 'The SFTP server does not let this user read or write there.',
  8: 'The SFTP server cannot do that.',
};

const OF_SOCKET: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The SFTP server could not be found.',
  EAI_AGAIN: 'The SFTP server could not be found.',
  ECONNREFUSED: 'The SFTP server takes no connection.',
  EHOSTUNREACH: 'The SFTP server could not be reached.',
  ENETUNREACH: 'The SFTP server could not be reached.',
  ETIMEDOUT: 'The SFTP server did not answer in time.',
};

const OF_LEVEL: Readonly<Record<string, string>> = {
  'client-authentication': 'The SFTP server refused SftpUsername or SftpPassword.',
  'client-timeout': 'The SFTP server did not answer in time.',
};

/** Whether it is a fault of this program, and not of the conversation. It is then logged like any other fault. */
export const isOwnFault = (error: unknown) =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;

/** 400 (Documents page, "Sftp connection errors") in our own words, so that they never contain a part of a login. */
export function sftpProblem(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code, level } = (error ?? {}) as SshError;
  const sentence = OF_LEVEL[level ?? ''] ?? (typeof code === 'number' ? OF_SERVER[code] : OF_SOCKET[code ?? '']);
  return badRequest(sentence ?? 'The SFTP transfer failed.');
}

import { badRequest, invalid } from '../domain/refusal.ts';
import { type AllowedHost, allowedHost } from './allowed-hosts.ts';

/** The address of a file on another server, and the login to use there. */
export interface SftpLogin {
  readonly SftpAddress: string;
  readonly SftpUsername: string;
  readonly SftpPassword: string;
  readonly SftpPort?: number | undefined;
}

/** The same, once it is known that the server may be called. */
export interface SftpPlace {
  readonly server: AllowedHost;
  readonly username: string;
  readonly password: string;
  /** From the root on, without a slash at its end: `/incoming/2026`; empty for the root itself. */
  readonly folder: string;
  /** Name of the file; empty if the address ends with a folder. */
  readonly name: string;
  /** Host and folder as they were sent, to tell where a file is. */
  readonly shown: string;
}

const LONGEST_ADDRESS = 1000;
const ADDRESS = /^(?:sftp:\/\/)?(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(\d{1,5}))?((?:\/.*)?)$/i;

const OFF = 'SFTP transfers are not enabled on this server: its administrator names servers with --sftp-hosts.';
const ELSEWHERE = 'SftpAddress leads to a server that --sftp-hosts does not name.';

/**
 * Reads `host/folder/name.ext`. The last part is a file name if it has an ending. Refuses every server that the
 * administrator did not name, before anything is looked up or called: callers cannot open connections to servers of
 * their choice.
 */
export function placeOf(allowed: readonly AllowedHost[], login: SftpLogin): SftpPlace {
  if (allowed.length === 0) throw badRequest(OFF);
  const text = login.SftpAddress.trim();
  const [, host, portText, path = ''] = text.length <= LONGEST_ADDRESS ? (ADDRESS.exec(text) ?? []) : [];
  if (host === undefined || /\p{Cc}/u.test(text)) throw invalid('SftpAddress');
  const port = portText === undefined ? login.SftpPort : Number(portText);
  const server = allowedHost(allowed, host, port);
  if (!server) throw badRequest(ELSEWHERE);
  const parts = path.split('/').filter(Boolean);
  if (parts.some((part) => part === '.' || part === '..')) throw invalid('SftpAddress');
  const name = !path.endsWith('/') && /[^.]\.[^.]+$/.test(parts.at(-1) ?? '') ? parts.pop()! : '';
  const folder = parts.map((part) => `/${part}`).join('');
  return {
    server,
    username: login.SftpUsername,
    password: login.SftpPassword,
    folder,
    name,
    shown: `${portText === undefined ? host : `${host}:${portText}`}${folder}`,
  };
}

import { type DatabaseAddress, describeAddress } from './address.ts';
import { ANSWER_SETTINGS, TRANSACTION_SETTINGS } from './answer-settings.ts';
import { isBroken } from './errors.ts';
import { errnoOf, serverRefusal } from './server-refusals.ts';
import { openSession, type Session } from './session.ts';

/** Creating tables on a busy disk may take its time. */
const PATIENT = { connect: 5000, statement: 120_000 };

const SET_UP = [
  `SET SESSION sql_mode = 'STRICT_TRANS_TABLES', ${ANSWER_SETTINGS.join(', ')}`,
  TRANSACTION_SETTINGS,
  'DO 1',
];

/** Codes of a name that no name server knows, or that none was there to ask about. */
const UNKNOWN_NAMES = ['ENOTFOUND', 'EAI_AGAIN'];

/** Codes of Node and of the driver for a certificate: of an unknown authority, of another host, out of date. */
const DISTRUST = /CERT|SIGNED|SIGNATURE|TLS_IDENTITY/;

/**
 * Works on a session of its own, on the first server that takes one. Throws an Error with a sentence for the person who named it:
 * the driver's own messages quote statements.
 */
export async function onFirstSession<T>(address: DatabaseAddress, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await firstSession(address);
  try {
    return await work(session);
  } catch (error) {
    throw errnoOf(error) === 0 ? error : startProblem(error, address);
  } finally {
    session.close();
  }
}

/** Without its sentence for what fails afterwards. */
export async function firstSession(address: DatabaseAddress): Promise<Session> {
  let problem: unknown;
  for (const server of address.servers) {
    try {
      // A node that is cut off from its cluster lets one in, and then refuses every statement.
      return await openSession(address, server, SET_UP, PATIENT);
    } catch (error) {
      problem = error;
    }
  }
  throw startProblem(problem, address);
}

const startProblem = (error: unknown, address: DatabaseAddress) =>
  new Error(problemSentence(error, address), { cause: error });

function problemSentence(error: unknown, address: DatabaseAddress): string {
  const where = describeAddress(address);
  const { errno, code = '', hostname } = error as Error & { errno?: number; code?: string; hostname?: string };
  const { sqlMessage, message } = error as Error & { sqlMessage?: string | null };
  switch (errno) {
    case 1045:
      return `The database server refuses the user "${address.user}" or its password (${where}).`;
    case 1044:
      return `The user "${address.user}" has no rights on the database (${where}).`;
    case 1049:
      return (
        `There is no database "${address.database}" on the server (${where}). ` +
        `Create it with: CREATE DATABASE \`${address.database}\` CHARACTER SET utf8mb4`
      );
    case 45023:
      return `The database server offers no encryption (${where}). Set it up there, or leave tls out of the database URL.`;
  }
  if (UNKNOWN_NAMES.includes(code)) return `The name "${hostname}" of a database server leads nowhere (${where}).`;
  if (DISTRUST.test(code)) {
    return (
      `The certificate of the database server is not trusted (${where}): ${message.replace(/;.*/s, '')}. ` +
      'NODE_EXTRA_CA_CERTS names a file with more authorities to trust; tls=unverified encrypts without checking.'
    );
  }
  const refusal = serverRefusal(error);
  if (refusal) return `${refusal.message.replace(/\.$/, '')} (${where}).`;
  return isBroken(error) ? `The database server does not answer (${where}).` : `${where}: ${sqlMessage ?? message}`;
}

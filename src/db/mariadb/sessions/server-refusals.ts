import type { Refusal } from '../../../domain/refusal.ts';
import { diskFull, needsAdministrator, unavailable } from '../../trouble.ts';

/** The server's number of an error; 0 for every other error. */
export const errnoOf = (error: unknown) => (error as { errno?: number }).errno ?? 0;
/** What the server says of it; nothing for every other error. */
export const messageOf = (error: unknown) => String((error as { sqlMessage?: string | null }).sqlMessage ?? '');

const lasting = (sentence: string) => (error: unknown) => needsAdministrator(sentence, error);
const passing = (sentence: string) => (error: unknown) => unavailable(sentence, error);

const WRONG_USER = lasting(
  'The database server refuses the user or the password with which this server comes. An administrator looks whether ' +
    'both are still those of --database.',
);
const LOCKED = lasting('The database server has locked the user of this server. An administrator unlocks it.');
const EXPIRED = lasting('The password of the database user has expired. An administrator sets a new one.');
const NO_RIGHT = lasting('The database user has no right on the database any more. An administrator grants it.');
const GONE = lasting('The database is not on its server any more. An administrator puts it back.');
const NOT_FROM_HERE = lasting(
  'The database server lets nobody in from this machine. An administrator puts that right.',
);
const BLOCKED = lasting(
  'The database server has blocked this machine after many broken connections. An administrator says FLUSH HOSTS there.',
);
const ENCRYPTED_ONLY = lasting('The database server takes encrypted connections only: add ?tls=on to --database.');
const FULL_HOUSE = passing(
  'The database server has as many connections as it takes (max_connections). Try again in a moment.',
);
const PREPARED_ENOUGH = passing(
  'The database server has as many prepared statements as it takes (max_prepared_stmt_count). Try again in a moment.',
);
const TOO_LONG = lasting(
  'The database server takes no statement of this length (max_allowed_packet). An administrator allows longer ones.',
);
const NO_MEMORY = lasting(
  'The database server has too little memory for this (sort_buffer_size, for one). An administrator gives it more.',
);
const NO_TABLE_SPACE = lasting(
  'The database server has too little room for its temporary tables (tmp_disk_table_size, for one). An administrator gives it more.',
);
const ONLY_READS = passing('The database takes no writes at the moment (read_only). Try again later.');
const BREAKS_OFF = lasting(
  'The database server breaks off every new connection: its init_connect fails. An administrator puts that right.',
);
/** An option of the server stands in the way; its message names it. */
const prevented = (error: unknown): Refusal => {
  const option = /--([\w-]+)/.exec(messageOf(error))?.[1]?.replaceAll('-', '_') ?? 'read_only';
  return option.endsWith('read_only')
    ? ONLY_READS(error)
    : needsAdministrator(
        `An option of the database server does not let it do this (${option}). An administrator puts that right.`,
        error,
      );
};

/** The user has used up what the server grants it; its message names the limit. */
const usedUp = (error: unknown): Refusal => {
  const limit = /'(max_\w+)'/.exec(messageOf(error))?.[1] ?? 'max_user_connections';
  return unavailable(
    `The database user has used up what its server grants it (${limit}). Try again in a moment.`,
    error,
  );
};

const full = (error: unknown) => diskFull('The disk of the database server is full.', error);

/** By the number of the error; those from 3000 on are MySQL's, 4151 is MariaDB's. */
const REFUSALS: Readonly<Record<number, (error: unknown) => Refusal>> = {
  1021: full,
  1037: NO_MEMORY,
  1038: NO_MEMORY,
  1040: FULL_HOUSE,
  1044: NO_RIGHT,
  1045: WRONG_USER,
  1049: GONE,
  1114: (error) => (/'\(temporary\)'|#sql/.test(messageOf(error)) ? NO_TABLE_SPACE : full)(error),
  1129: BLOCKED,
  1130: NOT_FROM_HERE,
  1153: TOO_LONG,
  1184: BREAKS_OFF,
  1203: usedUp,
  1226: usedUp,
  1290: prevented,
  1461: PREPARED_ENOUGH,
  1698: WRONG_USER,
  1820: EXPIRED,
  1836: ONLY_READS,
  1862: EXPIRED,
  3118: LOCKED,
  3159: ENCRYPTED_ONLY,
  4151: LOCKED,
};

/** What a caller is told where the server lets none of our sessions in, or can store nothing; undefined for other errors. */
export function serverRefusal(error: unknown): Refusal | undefined {
  return (isDiskFull(error) ? full : REFUSALS[errnoOf(error)])?.(error);
}

/** An engine tells of a full disk under several numbers, with the number of the operating system (28) in its message. */
export const isDiskFull = (error: unknown) =>
  /\b(error|errno|errcode):? "?28\b|no space left on device/i.test(messageOf(error));

import type { Config } from '../../settings/config.ts';

/** The settings of the server as its help shows them: for what somebody looks for, the commonest first. */
const GROUPS: Readonly<Record<string, readonly (keyof Config)[]>> = {
  'The practice:': ['database', 'empty', 'control', 'documents'],
  'Where it listens:': ['port', 'host', 'publicUrl', 'tlsCert', 'tlsKey', 'trustedProxy', 'plainHttp', 'cors'],
  'Who may call, and what is answered:': ['anyKey', 'demoPublic', 'mode', 'pageCap', 'strict', 'queryTime', 'fonts'],
  'For tests:': ['testControls', 'clockAt', 'record', 'replay', 'readyFile'],
  'Changes, and calls to others:': ['changesKept', 'eventsPrivate', 'sftpHosts'],
  'A database that Open Dental created:': ['writes', 'watch'],
  'How it runs:': ['workers', 'admin', 'logLevel'],
};

/** The settings in the order of the help, each with its heading. */
export const groupedSettings = Object.entries(GROUPS).flatMap(([heading, names]) =>
  names.map((name) => ({ name, heading })),
);

/** Bitewing as a part of another program or a test: `const server = await startServer({ database: ':memory:', port: 0 })`. */

export type { KeyStore } from './control/key-store.ts';
export type { StoredKey } from './control/stored-key.ts';
export type { Clock } from './db/practice.ts';
export type { KeyPair } from './http/callers/key-pair.ts';
export { PERMISSIONS, type Permission } from './http/permissions.ts';
export type { LogDestination } from './log-destination.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export type { Config, SettingValues } from './settings/config.ts';
export { SettingError } from './settings/read-config.ts';
export { settings } from './settings/settings.ts';

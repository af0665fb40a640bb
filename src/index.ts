/** Bitewing as a part of another program or a test: `const server = await startServer({ database: ':memory:', port: 0 })`. */
export { type Config, SettingError, type SettingValues, settings } from './config.ts';
export type { KeyStore, StoredKey } from './control/key-store.ts';
export type { Clock } from './db/practice.ts';
export type { KeyPair } from './http/key-pair.ts';
export { PERMISSIONS, type Permission } from './http/permissions.ts';
export type { LogDestination } from './log-destination.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';

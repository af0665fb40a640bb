/** Bitewing as a part of another program or a test: `const server = await startServer({ database: ':memory:', port: 0 })`. */
export type { LogDestination } from './app.ts';
export { type Config, SettingError, type SettingValues, settings } from './config.ts';
export type { KeyPair, KeyStore, StoredKey } from './control/key-store.ts';
export type { Clock } from './db/practice.ts';
export { PERMISSIONS, type Permission } from './http/permissions.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';

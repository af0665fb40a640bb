import type { AppDependencies } from '../app.ts';
import { parseProxies } from '../http/connections/proxies.ts';
import { parseOrigins } from '../http/reply/cross-origin.ts';
import type { Config } from '../settings/config.ts';
import { isLoopback } from '../settings/read-config.ts';
import { connectionsAllowed } from './open-files.ts';

/** What the app is told of the settings, in its own words. */
export const appSettings = (config: Config) =>
  ({
    pageCap: config.pageCap,
    mode: config.mode,
    strict: config.strict,
    queryTime: config.queryTime * 1000,
    isLocal: isLoopback(config.host),
    publicUrl: config.publicUrl,
    mostConnections: connectionsAllowed(config.workers),
    proxies: parseProxies(config.trustedProxy),
    allowedOrigins: parseOrigins(config.cors)!,
    logLevel: config.logLevel,
  }) satisfies Partial<AppDependencies>;

/** A server that files may be sent to and fetched from, as `--sftp-hosts` names it. */
export interface AllowedHost {
  /** In lower case; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Fingerprints of its host keys, `SHA256:…`; without any, every key is accepted. */
  readonly fingerprints: readonly string[];
}

const USUAL_PORT = 22;

const ENTRY = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(\d{1,5}))?(?:=(SHA256:[a-z0-9+/]{43}))?$/i;

/**
 * Reads `host[:port][=SHA256:fingerprint],…`. A host that is named twice has two keys, as while its key is being
 * replaced. Undefined if the text cannot be read. Without any host nothing is sent anywhere.
 */
export function parseAllowedHosts(text: string): readonly AllowedHost[] | undefined {
  const found = new Map<string, AllowedHost>();
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [, named = '', portText, fingerprint] = ENTRY.exec(entry) ?? [];
    const port = portText === undefined ? USUAL_PORT : Number(portText);
    if (named === '' || port < 1 || port > 65_535) return undefined;
    const host = bareHost(named);
    const name = `${host}:${port}`;
    const earlier = found.get(name);
    const fingerprints = [...(earlier?.fingerprints ?? []), ...(fingerprint === undefined ? [] : [fingerprint])];
    // If one entry of a host had no fingerprint, the fingerprints of the others would not protect it.
    if (earlier && (fingerprint === undefined || earlier.fingerprints.length === 0)) return undefined;
    found.set(name, { host, port, fingerprints });
  }
  return [...found.values()];
}

/** A host in the form in which hosts are compared: without brackets, in lower case. */
const bareHost = (host: string) => host.replace(/^\[|\]$/g, '').toLowerCase();

/** The allowed server with this host and port; without a port the first one of that host. */
export const allowedHost = (allowed: readonly AllowedHost[], host: string, port: number | undefined) =>
  allowed.find((one) => one.host === bareHost(host) && (port === undefined || port === one.port));

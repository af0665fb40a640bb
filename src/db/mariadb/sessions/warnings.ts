import type { DatabaseAddress } from './address.ts';
import type { ServerFeatures } from './server-features.ts';
import type { Session } from './session.ts';

/** What a person should know before trusting this database with writes, one sentence each (`reliability.md` 3, rule 8). */
export async function databaseWarnings(
  address: DatabaseAddress,
  session: Session,
  features: ServerFeatures,
  isWritten = true,
): Promise<string[]> {
  const warnings = hostWarnings(address, features);
  // What could be lost is lost in writing only.
  if (!isWritten) return warnings;
  const flush = features.variables.get('innodb_flush_log_at_trx_commit');
  if (flush !== undefined && flush !== '1') {
    warnings.push(
      `innodb_flush_log_at_trx_commit is ${flush}: a power cut can lose answers already given. Set it to 1.`,
    );
  }
  const tables = await session.all(
    "SELECT TABLE_NAME AS name, ENGINE AS engine FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  );
  const unsafe = tables.filter(({ engine }) => !/^innodb$/i.test(String(engine)));
  if (unsafe.length > 0) {
    const names = unsafe
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ');
    const rest = unsafe.length > 3 ? ` and ${unsafe.length - 3} more` : '';
    warnings.push(
      `${names}${rest} have no transactions (${unsafe[0]!.engine})` +
        `${features.isClusterNode ? ', and a cluster does not copy their rows' : ''}: a crash in the middle of a write leaves a part of it.`,
    );
  }
  return warnings;
}

/** Several hosts that are no cluster do not hold the same data by themselves. */
function hostWarnings({ servers }: DatabaseAddress, features: ServerFeatures): string[] {
  if (servers.length === 1 || features.isClusterNode) return [];
  return [
    'The database URL names several hosts, and they are no Galera cluster. When the first one fails, writes go to the ' +
      'next one: make sure that both hold the same data.',
  ];
}

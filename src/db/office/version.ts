/** The oldest version whose tables this server knows. */
export const OLDEST_KNOWN = '21.1';

/** The newest version whose tables were documented when this was written. */
export const NEWEST_TRIED = '25.4';

/**
 * Of tables and columns that came after 24.3 we only know that 25.4 has them. Between the two a database may have
 * them or not.
 */
const LAST_KNOWN_EXACTLY = '24.3';

/** Numbers of a DataBaseVersion such as `21.1.5.0`; undefined for what is none (`abc`, an empty text). */
export function parseVersion(text: string): readonly number[] | undefined {
  return /^\d{1,4}(\.\d{1,6}){1,3}$/.test(text) ? text.split('.').map(Number) : undefined;
}

/** Whether `version` is `since` or later; what cannot be read is older than everything. */
export function isAtLeast(version: string, since: string): boolean {
  const have = parseVersion(version);
  if (!have) return false;
  for (const [place, wanted] of since.split('.').map(Number).entries()) {
    const difference = (have[place] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Whether a database of this version certainly has what came with `since`; undefined = it was always there. */
export function mustHave(version: string, since: string | undefined): boolean {
  if (since === undefined) return true;
  return isAtLeast(version, isLater(since, LAST_KNOWN_EXACTLY) ? NEWEST_TRIED : since);
}

/** Whether a major.minor is later than another one. */
export const isLater = (version: string, than: string) => isAtLeast(version, than) && !isSameRelease(version, than);

const isSameRelease = (one: string, other: string) =>
  one.split('.').slice(0, 2).join('.') === other.split('.').slice(0, 2).join('.');

/** Settings whose value is a password or a key, by how their names end (`companions-people.md` 14). */
const ENDINGS = ['Password', 'Pass', 'Key', 'Token', 'Secret'];

/** The value of a setting as anybody may read it: secrets are empty texts. `prefix` stands before the columns. */
export const openValueSql = (prefix: string) =>
  `CASE WHEN ${ENDINGS.map((ending) => `${prefix}PrefName LIKE '%${ending}'`).join(' OR ')} THEN '' ELSE ${prefix}ValueString END`;

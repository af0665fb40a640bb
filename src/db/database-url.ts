/** A server database is named by a URL, an embedded one by its path. */
export const isDatabaseUrl = (database: string) => /^(mysql|mariadb):\/\//i.test(database);

import type { Session } from '../mariadb/sessions/session.ts';

/**
 * Why `--writes direct` cannot be, where it cannot. Offices that replicate give each row a random key, so that two servers
 * never give the same; the database counts on.
 */
export async function randomKeysProblem(session: Session): Promise<string | undefined> {
  const sql = "SELECT ValueString AS isRandom FROM preference WHERE PrefName = 'RandomPrimaryKeys'";
  const [row] = await session.all(sql);
  if (row === undefined || ['', '0', 'false'].includes(String(row.isRandom ?? '').toLowerCase())) return undefined;
  return (
    'This office gives its rows random keys (preference RandomPrimaryKeys), which --writes direct does not. Use --writes ' +
    'through=URL, or serve it without writes.'
  );
}

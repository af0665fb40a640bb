import { existsSync } from 'node:fs';
import { openToLook } from '../db/sqlite/at-rest.ts';
import { openSqlite } from '../db/sqlite/connection.ts';
import { prepareControl } from './control-schema.ts';

/**
 * The names under which the practice at this place signed before it was reset. They are kept in the control file, by the
 * place that a person names: somebody who can write only to databases cannot make the records of a practice look as if a
 * reset had ended them.
 */
export function namesBeforeReset(control: string, place: string): ReadonlySet<string> {
  if (!existsSync(control)) return new Set();
  using file = openToLook(control);
  if (file.all("SELECT 1 FROM sqlite_master WHERE name = 'reset_name'", []).length === 0) return new Set();
  return new Set(file.column('SELECT Name FROM reset_name WHERE Place = ?', [place]).map(String));
}

/** Notes that a reset, or a snapshot that was put back, gave the practice the name `now` (`''` for none yet). */
export function noteReset(control: string, place: string, before: string, now: string): void {
  if (control === ':memory:' || before === now) return;
  using file = openSqlite(control);
  prepareControl(file, control);
  file.run("INSERT OR IGNORE INTO reset_name (Place, Name) SELECT ?, ? WHERE ? <> ''", [place, before, before]);
  file.run('DELETE FROM reset_name WHERE Place = ? AND Name = ?', [place, now]);
}

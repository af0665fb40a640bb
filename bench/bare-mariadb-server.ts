/** The bare handler on MariaDB: the driver's pool and its own prepared statements. */
import { createPool } from 'mariadb';
import { parseAddress } from '../src/db/mariadb/sessions/address.ts';
import { savedLine, serveBare, statements, type Values } from './bare-handler.ts';

const { servers, user, password, database } = parseAddress(process.argv[2]!);
const pool = createPool({
  ...servers[0]!,
  user,
  password,
  database,
  connectionLimit: 8,
  // Columns that an INSERT does not name get what MariaDB thinks empty.
  sessionVariables: { sql_mode: '' },
  rowsAsArray: true,
  dateStrings: true,
  insertIdAsNumber: true,
  bigIntAsNumber: true,
  decimalAsNumber: true,
});

async function one(procNum: number): Promise<Values | undefined> {
  const rows = await pool.execute<Values[]>(statements.one, [procNum]);
  return rows[0];
}

serveBare({
  list: (patNum) => pool.execute<Values[]>(statements.list, [patNum]),
  one,
  plans: (patNum) => pool.execute<Values[]>(statements.plans, [patNum]),
  changed: (since, offset) => pool.execute<Values[]>(statements.changed, [since, offset]),
  people: (name) => pool.execute<Values[]>(statements.people, [`${name}%`]),
  after: (procNum) => pool.execute<Values[]>(statements.after, [procNum]),
  async reprice(procNum, fee, now) {
    await pool.execute(statements.reprice, [fee, now, procNum]);
    return (await one(procNum))!;
  },
  async insert(values) {
    const { insertId } = await pool.execute(statements.insert, values);
    return (await one(insertId))!;
  },
  async save(treatPlanNum, today) {
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      const [found] = await connection.execute<[number, string, string][]>(statements.plan, [treatPlanNum]);
      const [patNum, heading, note] = found!;
      const { insertId } = await connection.execute(statements.savePlan, [patNum, heading, note, today]);
      const lines = await connection.execute<Values[]>(statements.attached, [treatPlanNum]);
      await connection.batch(
        statements.saveLine,
        lines.map((line, index) => savedLine(insertId, patNum, index, line)),
      );
      await connection.commit();
      return { savedPlan: insertId, patNum, heading };
    } finally {
      await connection.release();
    }
  },
});

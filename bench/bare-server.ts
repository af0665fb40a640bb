/** The bare handler on an SQLite file. */
import { DatabaseSync } from 'node:sqlite';
import { savedLine, serveBare, statements, type Values } from './bare-handler.ts';

const database = new DatabaseSync(process.argv[2]!);
database.exec('PRAGMA journal_mode = WAL');
database.exec('PRAGMA synchronous = FULL');
database.exec('PRAGMA busy_timeout = 5000');
const list = database.prepare(statements.list);
const one = database.prepare(statements.one);
const plans = database.prepare(statements.plans);
const changed = database.prepare(statements.changed);
const people = database.prepare(statements.people);
const after = database.prepare(statements.after);
const reprice = database.prepare(statements.reprice);
const insert = database.prepare(statements.insert);
const plan = database.prepare(statements.plan);
const attached = database.prepare(statements.attached);
const savePlan = database.prepare(statements.savePlan);
const saveLine = database.prepare(statements.saveLine);
for (const statement of [list, one, plans, changed, people, after, plan, attached]) statement.setReturnArrays(true);

// The types do not know of rows as arrays.
const row = (found: unknown) => found as Values;
const rows = (found: unknown) => found as Values[];

serveBare({
  list: (patNum) => rows(list.all(patNum)),
  one: (procNum) => row(one.get(procNum)),
  plans: (patNum) => rows(plans.all(patNum)),
  changed: (since, offset) => rows(changed.all(since, offset)),
  people: (name) => rows(people.all(`${name}%`)),
  after: (procNum) => rows(after.all(procNum)),
  reprice(procNum, fee, now) {
    reprice.run(fee, now, procNum);
    return row(one.get(procNum));
  },
  insert: (values) => row(one.get(insert.run(...values).lastInsertRowid)),
  save(treatPlanNum, today) {
    database.exec('BEGIN IMMEDIATE');
    const [patNum, heading, note] = row(plan.get(treatPlanNum)) as [number, string, string];
    const savedPlan = Number(savePlan.run(patNum, heading, note, today).lastInsertRowid);
    for (const [index, line] of rows(attached.all(treatPlanNum)).entries()) {
      saveLine.run(...savedLine(savedPlan, patNum, index, line));
    }
    database.exec('COMMIT');
    return { savedPlan, patNum, heading };
  },
});

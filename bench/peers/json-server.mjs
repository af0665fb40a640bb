// json-server with the practice's own answers as its data, as a team keeps them for its tests; in memory, where it is fastest. It
// only reads: it would store what is posted as it came, without what the server adds.
import { readFileSync } from 'node:fs';
import jsonServer from 'json-server';
import { now, ready } from './common.mjs';

const [, , , , rowsFile] = process.argv;
const keys = { procedurelogs: 'ProcNum', treatplans: 'TreatPlanNum' };
const rows = { procedurelogs: [], treatplans: [] };
for (const line of readFileSync(rowsFile, 'utf8').split('\n')) {
  if (line === '') continue;
  const row = JSON.parse(line);
  const name = row.ProcNum === undefined ? 'treatplans' : 'procedurelogs';
  // It finds rows by `id`.
  rows[name].push({ ...row, id: row[keys[name]] });
}

const router = jsonServer.router(rows);
/** Without the `id`; a procedure names the moment of its answer. */
const answerOf = ({ id, ...row }) => (row.ProcNum === undefined ? row : { ...row, serverDateTime: now() });
router.render = (_request, response) => {
  const { data } = response.locals;
  response.jsonp(Array.isArray(data) ? data.map(answerOf) : answerOf(data));
};

const app = jsonServer.create();
app.use('/api/v1', router);
const server = app.listen(0, '127.0.0.1', () => ready(server.address().port));

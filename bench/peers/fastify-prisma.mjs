// Fastify and Prisma, whose client `prisma generate` makes of a schema that the bench writes.
import Fastify from 'fastify';
import { address, newProcedure, planAnswer, procedureAnswer, ready, relations } from './common.mjs';
import { PrismaClient } from './generated/index.js';

const { file, ...server } = address;
const adapter = file ? await sqlite(file) : await mariadb(server);
const prisma = new PrismaClient({ adapter });
if (file) await prisma.$executeRawUnsafe('PRAGMA synchronous = FULL');
const include = Object.fromEntries(Object.keys(relations).map((name) => [name, true]));

const app = Fastify();
app.get('/api/v1/procedurelogs', async ({ query: { PatNum, Offset = 0 } }) => {
  const rows = await prisma.procedurelog.findMany({
    where: { PatNum: Number(PatNum) },
    include,
    orderBy: { ProcNum: 'desc' },
    take: 1000,
    skip: Number(Offset),
  });
  return rows.map((row) => procedureAnswer(plain(row)));
});
app.get('/api/v1/procedurelogs/:ProcNum', async ({ params }, reply) => {
  const row = await prisma.procedurelog.findUnique({ where: { ProcNum: Number(params.ProcNum) }, include });
  return row ? procedureAnswer(plain(row)) : reply.code(404).send('ProcNum not found');
});
app.get('/api/v1/treatplans', async ({ query }) => {
  const rows = await prisma.treatplan.findMany({
    where: { PatNum: Number(query.PatNum) },
    orderBy: { TreatPlanNum: 'asc' },
    take: 1000,
  });
  return rows.map((row) => planAnswer(plain(row)));
});
app.post('/api/v1/procedurelogs', async ({ body }, reply) => {
  const data = newProcedure(body);
  if (!file) for (const name of Object.keys(data)) if (/Date/.test(name)) data[name] = new Date(data[name]);
  const row = await prisma.procedurelog.create({ data, include });
  return reply.code(201).send(procedureAnswer(plain(row)));
});
await app.listen({ port: 0, host: '127.0.0.1' });
ready(app.server.address().port);

/** Dates as text and keys as numbers, as the answer shows them. */
function plain(row) {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'bigint') row[name] = Number(value);
    else if (value instanceof Date) row[name] = value.toISOString().slice(0, 19).replace('T', ' ');
  }
  return row;
}

async function sqlite(url) {
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
  return new PrismaBetterSqlite3({ url: `file:${url}` });
}

async function mariadb(options) {
  const { PrismaMariaDb } = await import('@prisma/adapter-mariadb');
  return new PrismaMariaDb({ ...options, connectionLimit: 8, sessionVariables: { sql_mode: '' } });
}

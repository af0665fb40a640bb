/**
 * What a team would write instead: small servers on the same tables with Express and Sequelize, NestJS and TypeORM, Fastify
 * and Prisma, and what it would not have to write: json-server on the same rows. Their packages are fetched into a folder of
 * their own, since nothing else needs them.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../src/db/schema/ddl.ts';
import { type TableName, tables } from '../src/db/schema/tables.ts';
import { HEADERS } from './headers.ts';
import type { Server } from './servers.ts';

const sources = join(import.meta.dirname, 'peers');
// Below node_modules, where no other tool of the project looks.
const home = join(import.meta.dirname, '../node_modules/.cache/bench-peers');

const PEERS = ['express-sequelize', 'nest-typeorm', 'fastify-prisma', 'json-server'] as const;
export type Peer = (typeof PEERS)[number];

/** Needs no database, and stores nothing as a practice would. */
export const ONLY_READS: Peer = 'json-server';

/** Procedures of the largest practice that it can read: it takes its rows as one text, which Node limits to 512 MB. */
export const MOST_READ = 400_000;

/** The practice's answers, for the peer that has no database. */
const rowsFile = join(home, 'rows.ndjson');
const KEPT = ['procedurelogs', 'treatplans'];

const columns = {
  procedurelog:
    'ProcNum PatNum AptNum ProcDate ProcFee Surf ToothNum ToothRange Priority ProcStatus ProvNum Dx PlannedAptNum ' +
    'PlaceService Prosthesis DateOriginalProsth ClaimNote DateEntryC ClinicNum CodeNum UnitQty BaseUnits DateTP SiteNum ' +
    'HideGraphics CanadianTypeCodes ProcTime ProcTimeEnd DateTStamp Prognosis IsLocked BillingNote Discount ' +
    'IsDateProsthEst SecDateEntry',
  treatplan:
    'TreatPlanNum PatNum DateTP Heading Note SigIsTopaz ResponsParty DocNum TPStatus SecUserNumEntry SecDateEntry ' +
    'SecDateTEdit UserNumPresenter TPType DateTSigned DateTPracticeSigned SignatureText SignaturePracticeText Signature ' +
    'SignaturePractice',
  procedurecode: 'CodeNum ProcCode Descript',
  provider: 'ProvNum Abbr',
  definition: 'DefNum ItemName',
} satisfies Partial<Record<TableName, string>>;

/** Property of a procedure → the table and the procedure's column. */
const relations = {
  code: ['procedurecode', 'CodeNum'],
  provider: ['provider', 'ProvNum'],
  priorityDef: ['definition', 'Priority'],
  dxDef: ['definition', 'Dx'],
} satisfies Record<string, [keyof typeof columns, string]>;

const kinds = Object.fromEntries(
  Object.entries(columns).map(([table, names]) => {
    const definition: Readonly<Record<string, { kind: string }>> = tables[table as keyof typeof columns];
    return [table, Object.fromEntries(names.split(' ').map((name) => [name, definition[name]!.kind]))];
  }),
);

/** The first column of each is its primary key. */
const keys = Object.fromEntries(Object.entries(columns).map(([table, names]) => [table, names.split(' ')[0]!]));

/**
 * Fetches what the peers need, the first time only; answers how each is started. Throws an Error with what npm or Prisma said
 * when that fails: two of the packages compile C++ on a machine for which nothing is built.
 */
export function installPeers(engine: Engine): Readonly<Record<Peer, { script: string; args: string[] }>> {
  mkdirSync(home, { recursive: true });
  cpSync(sources, home, { recursive: true });
  const wanted = readFileSync(join(sources, 'package.json'), 'utf8');
  const stamp = join(home, '.installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log('Fetching the packages of the peers; this takes minutes the first time …');
    const npm = process.env.npm_execpath;
    const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    // Addons are made for the Node that runs them, by the headers that came with it.
    const env = { ...process.env, npm_config_nodedir: join(process.execPath, '../..') };
    const PATH = `${join(process.execPath, '..')}:${process.env.PATH}`;
    run(program, [...args, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], {
      ...env,
      PATH,
    });
    writeFileSync(stamp, wanted);
  }
  const shape = join(home, 'shape.json');
  writeFileSync(shape, JSON.stringify({ tables: kinds, keys, relations }));
  generatePrismaClient(engine);
  const started = (peer: Peer) => [peer, { script: join(home, `${peer}.mjs`), args: [shape, rowsFile] }];
  return Object.fromEntries(PEERS.map(started)) as ReturnType<typeof installPeers>;
}

/** Keeps what Bitewing answers for every procedure and treatment plan, so that the peer without a database has the same. */
export async function keepRows({ origin }: Server): Promise<void> {
  const file = openSync(rowsFile, 'w');
  for (const resource of KEPT) {
    const response = await fetch(`${origin}/api/ext/v1/export/${resource}`, { headers: HEADERS });
    if (!response.ok) throw new Error(await response.text());
    for await (const piece of response.body!) writeSync(file, piece);
  }
  closeSync(file);
}

/** Prisma's client is code that its own program makes of a schema, one for each engine. */
function generatePrismaClient(engine: Engine): void {
  const types: Readonly<Record<string, string>> = {
    key: engine === 'sqlite' ? 'Int' : 'BigInt',
    whole: 'Int',
    real: 'Float',
    // SQLite keeps them as text.
    date: engine === 'sqlite' ? 'String' : 'DateTime @db.Date',
    dateTime: engine === 'sqlite' ? 'String' : 'DateTime @db.DateTime(0)',
    time: engine === 'sqlite' ? 'String' : 'DateTime @db.Time(0)',
  };
  const models = Object.entries(kinds).map(([table, named]) => {
    const own = Object.entries(named).map(([name, kind]) => {
      const isKey = name === keys[table];
      const [type, attribute = ''] = (types[kind] ?? 'String').split(' ');
      return `  ${name} ${type}${isKey ? ' @id @default(autoincrement())' : '?'} ${attribute}`;
    });
    const related = Object.entries(relations).flatMap(([property, [target, column]]) => {
      if (table === 'procedurelog') {
        return `  ${property} ${target}? @relation("${property}", fields: [${column}], references: [${keys[target]}])`;
      }
      return target === table ? `  ${property}Of procedurelog[] @relation("${property}")` : [];
    });
    return `model ${table} {\n${[...own, ...related].join('\n')}\n}\n`;
  });
  const provider = engine === 'sqlite' ? 'sqlite' : 'mysql';
  writeFileSync(
    join(home, 'schema.prisma'),
    `generator client {\n  provider = "prisma-client-js"\n  output = "generated"\n}\n\ndatasource db {\n  provider = "${provider}"\n}\n\n` +
      models.join('\n'),
  );
  // Making a client asks nothing of the engine that changes schemas, which Prisma would fetch from a server of its own.
  run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema', 'schema.prisma'], {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  });
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: home, env, encoding: 'utf8' });
  if (error || status !== 0) {
    throw new Error(`The peers cannot be made ready. ${error?.message ?? ''}\n${stdout}${stderr}`.trim());
  }
}

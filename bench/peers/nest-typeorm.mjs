// NestJS and TypeORM. Decorators are applied by hand, as the TypeScript compiler would: Node runs this file as it is.
import 'reflect-metadata';
import { Body, Controller, Get, Module, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, EntitySchema } from 'typeorm';
import { address, keys, newProcedure, planAnswer, procedureAnswer, ready, relations, tables } from './common.mjs';

const { file, host, port, user, password, database } = address;
const types = { key: 'bigint', whole: 'int', real: 'double' };
const empty = {
  key: 0,
  whole: 0,
  real: 0,
  text: '',
  date: '0001-01-01',
  dateTime: '0001-01-01 00:00:00',
  time: '00:00:00',
};
const entities = Object.entries(tables).map(([name, columns]) => {
  const described = Object.entries(columns).map(([column, kind]) => {
    const isKey = column === keys[name];
    const type = isKey && file ? 'integer' : (types[kind] ?? 'varchar');
    // Keys come as text from this driver: beyond 2^53 a number would be another one.
    const transformer = kind === 'key' ? { from: (value) => Number(value), to: (value) => value } : undefined;
    const generated = isKey ? 'increment' : undefined;
    return [column, { type, primary: isKey, generated, default: isKey ? undefined : empty[kind], transformer }];
  });
  const related = Object.entries(name === 'procedurelog' ? relations : {}).map(([property, [target, column]]) => [
    property,
    { type: 'many-to-one', target, joinColumn: { name: column }, createForeignKeyConstraints: false },
  ]);
  return new EntitySchema({
    name,
    tableName: name,
    columns: Object.fromEntries(described),
    relations: Object.fromEntries(related),
  });
});
const source = new DataSource(
  file
    ? { type: 'better-sqlite3', database: file, entities, prepareDatabase: (db) => db.pragma('synchronous = FULL') }
    : {
        type: 'mysql',
        host,
        port,
        username: user,
        password,
        database,
        entities,
        poolSize: 8,
        dateStrings: true,
        extra: { connectionLimit: 8 },
      },
);
await source.initialize();
if (!file) {
  // Columns that an INSERT does not name get what MariaDB thinks empty: on the first connection and on each later one.
  const lenient = "SET SESSION sql_mode = ''";
  source.driver.pool.on('connection', (connection) => connection.query(lenient));
  await source.query(lenient);
}
const procedures = source.getRepository('procedurelog');
const plans = source.getRepository('treatplan');
const withRelations = Object.fromEntries(Object.keys(relations).map((name) => [name, true]));

class ProcedurelogsController {
  async list({ PatNum, Offset = 0 }) {
    const rows = await procedures.find({
      where: { PatNum: Number(PatNum) },
      relations: withRelations,
      order: { ProcNum: 'DESC' },
      take: 1000,
      skip: Number(Offset),
    });
    return rows.map(procedureAnswer);
  }

  async one(ProcNum) {
    const row = await procedures.findOne({ where: { ProcNum: Number(ProcNum) }, relations: withRelations });
    if (!row) throw new NotFoundException('ProcNum not found');
    return procedureAnswer(row);
  }

  async create(body) {
    const { identifiers } = await procedures.insert(newProcedure(body));
    return this.one(identifiers[0].ProcNum);
  }
}

class TreatplansController {
  async list({ PatNum }) {
    const rows = await plans.find({ where: { PatNum: Number(PatNum) }, order: { TreatPlanNum: 'ASC' }, take: 1000 });
    return rows.map(planAnswer);
  }
}

function route(controller, method, decorator, ...parameters) {
  for (const [index, parameter] of parameters.entries()) parameter(controller.prototype, method, index);
  decorator(controller.prototype, method, Object.getOwnPropertyDescriptor(controller.prototype, method));
}
route(ProcedurelogsController, 'list', Get(), Query());
route(ProcedurelogsController, 'one', Get(':ProcNum'), Param('ProcNum'));
route(ProcedurelogsController, 'create', Post(), Body());
route(TreatplansController, 'list', Get(), Query());
Controller('api/v1/procedurelogs')(ProcedurelogsController);
Controller('api/v1/treatplans')(TreatplansController);
class Practice {}
Module({ controllers: [ProcedurelogsController, TreatplansController] })(Practice);

const app = await NestFactory.create(Practice, { logger: false });
await app.listen(0, '127.0.0.1');
ready(app.getHttpServer().address().port);

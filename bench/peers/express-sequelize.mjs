// Express and Sequelize.
import express from 'express';
import { DataTypes, Sequelize } from 'sequelize';
import { address, keys, newProcedure, planAnswer, procedureAnswer, ready, relations, tables } from './common.mjs';

const { file, host, port, user, password, database } = address;
const shared = { logging: false, define: { timestamps: false, freezeTableName: true } };
const sequelize = file
  ? new Sequelize({ ...shared, dialect: 'sqlite', storage: file })
  : new Sequelize(database, user, password, {
      ...shared,
      host,
      port,
      dialect: 'mariadb',
      pool: { max: 8 },
      dialectOptions: { dateStrings: true, initSql: "SET sql_mode = ''" },
    });
if (file) await sequelize.query('PRAGMA synchronous = FULL');

const types = { key: DataTypes.BIGINT, whole: DataTypes.INTEGER, real: DataTypes.DOUBLE };
const models = {};
for (const [name, columns] of Object.entries(tables)) {
  const attributes = Object.entries(columns).map(([column, kind]) => {
    const isKey = column === keys[name];
    return [column, { type: types[kind] ?? DataTypes.STRING, primaryKey: isKey, autoIncrement: isKey }];
  });
  models[name] = sequelize.define(name, Object.fromEntries(attributes));
}
for (const [as, [table, foreignKey]] of Object.entries(relations)) {
  models.procedurelog.belongsTo(models[table], { as, foreignKey, constraints: false });
}
const include = Object.entries(relations).map(([as, [table]]) => ({ model: models[table], as }));

const app = express();
app.use(express.json());
app.get('/api/v1/procedurelogs', async (request, response) => {
  const { PatNum, Offset = 0 } = request.query;
  const rows = await models.procedurelog.findAll({
    where: { PatNum },
    include,
    order: [['ProcNum', 'DESC']],
    limit: 1000,
    offset: Number(Offset),
  });
  response.json(rows.map((row) => procedureAnswer(row.toJSON())));
});
app.get('/api/v1/procedurelogs/:ProcNum', async (request, response) => {
  const row = await models.procedurelog.findByPk(request.params.ProcNum, { include });
  if (row) response.json(procedureAnswer(row.toJSON()));
  else response.status(404).json('ProcNum not found');
});
app.get('/api/v1/treatplans', async (request, response) => {
  const rows = await models.treatplan.findAll({
    where: { PatNum: request.query.PatNum },
    order: ['TreatPlanNum'],
    limit: 1000,
  });
  response.json(rows.map((row) => planAnswer(row.toJSON())));
});
app.post('/api/v1/procedurelogs', async (request, response) => {
  const made = await models.procedurelog.create(newProcedure(request.body));
  const row = await models.procedurelog.findByPk(made.ProcNum, { include });
  response.status(201).json(procedureAnswer(row.toJSON()));
});
const server = app.listen(0, '127.0.0.1', () => ready(server.address().port));

import type { Answering } from './row.ts';

/** Tables and columns, as the database shows them. */
export const shownTables: readonly Answering[] = [
  ['DESC patient WkPhone', [{ Field: 'WkPhone', Type: 'varchar(30)', Default: '' }]],
  ["SHOW TABLES LIKE 'pay%n'", [{ Tables_in_opendental: 'payplan' }]],
  ["SHOW FULL TABLES LIKE 'apikey'", []],
  ["SHOW TABLES LIKE 'bitewing%'", []],
  [
    'describe `RecallTrigger`;',
    [
      { Field: 'RecallTriggerNum', Type: 'bigint(20)', Null: 'NO', Key: 'PRI', Default: null, Extra: 'auto_increment' },
      { Field: 'RecallTypeNum', Type: 'bigint(20)', Null: 'NO', Key: 'MUL', Default: null, Extra: '' },
      { Field: 'CodeNum', Type: 'bigint(20)', Null: 'NO', Key: 'MUL', Default: null, Extra: '' },
    ],
  ],
  ["SHOW FULL COLUMNS FROM patient LIKE 'wirele%'", [{ Field: 'WirelessPhone', Type: 'varchar(30)', Default: '' }]],
];

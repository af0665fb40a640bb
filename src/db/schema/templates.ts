import { id, key, type TableDefinition, text, whole } from './columns.ts';

export const autonote = {
  AutoNoteNum: id(),
  AutoNoteName: text('varchar(50)', { nullable: true }),
  MainText: text('text', { nullable: true }),
  Category: key({ index: 'Category#1' }),
} as const satisfies TableDefinition;

export const autonotecontrol = {
  AutoNoteControlNum: id(),
  Descript: text('varchar(50)', { nullable: true }),
  ControlType: text('varchar(50)', { nullable: true }),
  ControlLabel: text('varchar(255)', { nullable: true }),
  ControlOptions: text('text', { nullable: true }),
} as const satisfies TableDefinition;

export const quickpastecat = {
  QuickPasteCatNum: id(),
  Description: text('varchar(255)', { nullable: true, default: '' }),
  ItemOrder: whole('smallint(5) unsigned', { default: 0 }),
  DefaultForTypes: text('text', { nullable: true }),
} as const satisfies TableDefinition;

export const quickpastenote = {
  QuickPasteNoteNum: id(),
  QuickPasteCatNum: key(),
  ItemOrder: whole('smallint(5) unsigned', { default: 0 }),
  Note: text('text', { nullable: true }),
  Abbreviation: text('varchar(255)', { nullable: true, default: '' }),
} as const satisfies TableDefinition;

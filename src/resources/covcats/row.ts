import { tableRow } from '../../db/rows/table-row.ts';
import { EbenefitCat } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

/** CovCats page. */
export const covCatRow = tableRow({
  name: 'CovCat',
  table: 'covcat',
  fields: {
    CovCatNum: keyField({}),
    Description: textField({}),
    DefaultPercent: wholeField('Usual percentage that insurance pays; -1 = none.'),
    CovOrder: wholeField('From 0; a later category overrides an earlier one. A number since 21.4.49.'),
    IsHidden: flagField({}),
    EbenefitCat: namedField(EbenefitCat),
  },
});

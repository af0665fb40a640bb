import { compare } from '../domain/compare.ts';
import { type Operation, resourceOf } from '../http/operation.ts';
import { changeOperations } from './changes/routes.ts';
import { publishedRows as rowsOf, rowsOfTables } from './changes/rows.ts';
import * as everyResource from './every-resource.ts';
import { keepingMoney } from './kept-money.ts';

const ofResources: readonly Operation[] = Object.values(everyResource).flat();

const rowsRead = rowsOfTables(ofResources);

/** Every operation the server offers, the change feed over all resources included, by the names of the resources. */
export const operations: readonly Operation[] = [...ofResources, ...changeOperations(ofResources, rowsRead)]
  .map(keepingMoney)
  .sort((one, other) => compare(resourceOf(one), resourceOf(other)));

/** Their rows, for code that sends rows without being asked. */
export const publishedRows = rowsOf(rowsRead);

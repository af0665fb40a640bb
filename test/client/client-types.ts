import { BASE_PATH } from '../../src/http/api.ts';
import { openApiDocument } from '../../src/http/openapi/document.ts';
import { operations } from '../../src/resources/index.ts';
import { printOperations } from './print-operations.ts';

export const TYPES_FILE = new URL('../../src/client/operations.ts', import.meta.url);

/** What stands in that file, by the document that the server answers. */
export function clientTypes(): string {
  return printOperations(openApiDocument(operations, { basePath: BASE_PATH, version: '', origin: '' }), BASE_PATH);
}

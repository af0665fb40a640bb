/** A client of the API for programs in TypeScript and JavaScript: `bitewing/client`. */
export { ApiError } from './client/api-error.ts';
export { type ClientOptions, createClient } from './client/client.ts';
export type { RefusalCode, schemas } from './client/operations.ts';
export type {
  Answered,
  AnswerOf,
  BodyOf,
  Client,
  ListPath,
  PathOf,
  QueryOf,
  RequestOptions,
  RowOf,
} from './client/types.ts';

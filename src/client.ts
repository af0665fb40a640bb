/** A client of the API for programs in TypeScript: `bitewing/client`. It needs nothing but `fetch`. */
export { ApiError } from './client/api-error.ts';
export { type Client, type ClientOptions, createClient, type Query, type RequestOptions } from './client/client.ts';

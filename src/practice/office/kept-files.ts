import { FileProblem } from '../../db/documents/documents.ts';
import { badRequest } from '../../domain/refusal.ts';

/** Stores a file; 400 with the reason where that cannot be. */
export const storing = <T>(store: () => Promise<T>): Promise<T> =>
  store().catch(refuse(({ message }) => `The file could not be stored: ${message}.`));

/** Removes a file; 400 where that cannot be. */
export const removing = (remove: () => Promise<void>): Promise<void> =>
  remove().catch(refuse(() => 'The file could not be removed.'));

const refuse = (sentence: (problem: FileProblem) => string) => (error: unknown) => {
  throw error instanceof FileProblem ? badRequest(sentence(error)) : error;
};

/** 400 for a file that its column cannot hold. */
export function refuseLarger({ length }: Uint8Array, most: number): void {
  if (length > most) throw badRequest(`A file in the database cannot have more than ${most} bytes.`);
}

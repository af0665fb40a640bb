import type { Handle, ReadSoon } from '../handle.ts';
import type { PlacedFile } from './placed-file.ts';
import { asFileTrouble, toldPlainly } from './trouble.ts';

/**
 * Reads of a file, as long as it is where it was. What keeps a read from beginning rejects and is not thrown, since whoever
 * hands over work that is a promise expects one.
 */
export function readsOf(place: PlacedFile, newHandle: () => Handle): ReadSoon {
  return (work) => {
    let handle: Handle;
    try {
      place.requireLately();
      handle = newHandle();
    } catch (error) {
      return Promise.reject(asFileTrouble(error));
    }
    return toldPlainly(() => work(handle));
  };
}

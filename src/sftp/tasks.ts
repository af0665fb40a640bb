import type { SftpPlace } from './place.ts';

/** A file on its way to a server. */
export interface OutgoingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What goes to the process of a transfer, once: files to be sent, or how many bytes of a file may be fetched. */
export type SftpTask = { readonly place: SftpPlace } & (
  | { readonly files: readonly OutgoingFile[] }
  | { readonly most: number }
);

/** What comes back: that the first file is on its way, and then the end. */
export type SftpSaid =
  | { readonly kind: 'underway' }
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string }
  | { readonly kind: 'fault'; readonly problem: string };

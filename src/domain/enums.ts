/**
 * What the database stores (numbers, sometimes letters) under the names the API speaks. Each table reads
 * `{ name: stored }` (a plain word where the API itself speaks the stored letter), and the type of the same name is the
 * union of its stored values.
 */

export * from './enums/accounts.ts';
export * from './enums/claims.ts';
export * from './enums/health.ts';
export * from './enums/insurance.ts';
export * from './enums/messages.ts';
export * from './enums/office.ts';
export * from './enums/patients.ts';
export * from './enums/perm-type.ts';
export * from './enums/plans-and-sheets.ts';
export * from './enums/procedures.ts';
export * from './enums/schedule.ts';
export * from './enums/signals.ts';

// Documents

/** `document.ImgType`: what kind of file it is. */
export const ImageType = { Document: 0, Radiograph: 1, Photo: 2, File: 3, Attachment: 4 } as const;
export type ImageType = (typeof ImageType)[keyof typeof ImageType];

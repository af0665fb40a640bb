import type { Drawing, DrawingPart } from '../chart/shapes.ts';
import type { PrintedTable } from './printed-table.ts';
import type { Sheet } from './sheet.ts';

/** Texts a sheet's output fields show (`treatment-plans.md` 5.3). Lines are parted by `\n`; empty = nothing printed. */
export interface OutputTexts {
  readonly Heading: string;
  readonly defaultHeading: string;
  readonly Note: string;
  /** What the patient pays in all, two decimals. */
  readonly tpPatPortionEst: string;
  readonly SignatureText: string;
  readonly SignaturePracticeText: string;
  readonly DateTSigned: string;
  readonly DateTPracticeSigned: string;
}

/** The points of a pen from where it was put down to where it was lifted, in the units of the box it was drawn in. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** A signature in a box of this size, in any unit. */
export interface DrawnSignature {
  readonly strokes: readonly Stroke[];
  readonly width: number;
  readonly height: number;
}

/** What a signature box shows: nothing, the words of a stamp, a drawing, or a sentence about what cannot be drawn. */
export type SignatureMark =
  | { readonly kind: 'empty' }
  | { readonly kind: 'stamp'; readonly text: string }
  | ({ readonly kind: 'drawing' } & DrawnSignature)
  | { readonly kind: 'remark'; readonly text: string };

/** One signature for the last page. Texts are printed as they are; the row of an empty text is left out. */
export interface EvidenceOfSignature {
  /** Whose signature it is, e.g. `Patient signature`. */
  readonly heading: string;
  readonly signerName: string;
  /** e.g. `patient` or `guardian`. */
  readonly relation: string;
  /** How it was made, in words. */
  readonly method: string;
  /** `yyyy-MM-dd HH:mm:ss` */
  readonly signedAt: string;
  readonly developer: string;
  /** Whether the signature still belongs to the stored plan, in words. */
  readonly state: string;
  /** SHA-256 of what was signed, hex. */
  readonly digest: string;
  /** The text that the signer agreed to. */
  readonly consent: string;
  /** The signature as it was drawn, where the box on the sheet shows a stamp. */
  readonly drawing?: DrawnSignature | undefined;
  /** Number and hash of the record that keeps it. */
  readonly record: string;
}

/** The last page of a signed plan. */
export interface Evidence {
  readonly signatures: readonly EvidenceOfSignature[];
  /** Hash at the head of the chain of records, and how many there are, as known when the page was made; empty = none. */
  readonly chainHead: string;
  readonly chainRecords: number;
  /** How to check a signature from paper, one paragraph each. */
  readonly howToVerify: readonly string[];
}

export interface LegendEntry {
  readonly words: string;
  /** How the status looks on the chart, drawn in a box of `MARK_SIZE`. */
  readonly mark: readonly DrawingPart[];
}

/** Everything a printed treatment plan says. The same document always gives the same bytes. */
export interface PlanDocument {
  readonly title: string;
  readonly author: string;
  /** What a reader finds in the file's properties under Subject. */
  readonly subject: string;
  /** `yyyy-MM-dd HH:mm:ss`; written into the file, so it must come from the data and not from the clock. */
  readonly createdAt: string;
  /** BCP 47. */
  readonly language: string;
  readonly sheet: Sheet;
  readonly texts: OutputTexts;
  readonly chart?: Drawing | undefined;
  readonly legend: readonly LegendEntry[];
  readonly lines: PrintedTable;
  readonly familyBenefits?: PrintedTable | undefined;
  readonly individualBenefits?: PrintedTable | undefined;
  readonly signature: SignatureMark;
  readonly signaturePractice: SignatureMark;
  readonly evidence?: Evidence | undefined;
  /** At the foot of every page, before the page number. */
  readonly footer: string;
}

import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import type { Reply } from '../../http/operation.ts';
import type { OutgoingFile } from '../../sftp/tasks.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { keyField, shape, textField } from '../../wire/shape.ts';

const PICTURE = /\.(jpe?g|bmp|tiff?|gif|png)$/i;

/** Whether a document is one of the usual kinds of pictures (`companions-people.md` 10.6). */
export const isPicture = ({ FileName }: Pick<Row<'document'>, 'FileName'>) => PICTURE.test(FileName ?? '');

/** Documents POST Thumbnails and DownloadMount: a picture that was sent. */
export const sentPictureShape = shape({
  name: 'SentPicture',
  fields: { DocNum: keyField({}), FileName: textField('Its name there, which is the one it has here.') },
});

export interface OutgoingPicture extends OutgoingFile {
  readonly DocNum: Key;
}

/** The answer to pictures that were sent. */
export function sentPictures(pictures: readonly OutgoingPicture[]): Reply {
  const encode = objectEncoder(sentPictureShape);
  const rows = pictures.map(({ DocNum, name }) => encode({ DocNum, FileName: name }));
  return { status: 201, body: `[${rows.join(',')}]` };
}

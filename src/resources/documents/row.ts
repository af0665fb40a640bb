import { tableRow } from '../../db/rows/table-row.ts';
import { DefCat, ImageType } from '../../domain/enums.ts';
import {
  dateTimeField,
  flagField,
  keyField,
  keyTextField,
  namedField,
  serverDateTimeField,
  shape,
  textField,
} from '../../wire/shape.ts';

/** Documents page, GET (single). */
export const documentRow = tableRow({
  name: 'Document',
  table: 'document',
  alias: 't',
  joins: { d: ['definition', `d.DefNum = t.DocCategory AND d.Category = ${DefCat.ImageCats}`] },
  fields: {
    DocNum: keyField({}),
    Description: textField({}),
    DateCreated: dateTimeField({}),
    DocCategory: keyField('DefNum of category 18 (ImageCats).'),
    docCategory: textField({ sql: 'd.ItemName', description: 'Name of the category.' }),
    PatNum: keyField({}),
    FileName: textField({}),
    ImgType: namedField(ImageType),
    ToothNumbers: textField({}),
    DateTStamp: dateTimeField({}),
    ProvNum: keyField({}),
    PrintHeading: flagField({}),
  },
});

/**
 * Documents page, GET (multiple): a document or a mount. The last three fields and filePath of a mount are empty.
 * PatNum and ProvNum are texts in both rows of the page's sample.
 */
export const documentListShape = shape({
  name: 'DocumentOrMount',
  fields: {
    DocNum: keyField('0 = a mount.'),
    MountNum: keyField('0 = a document.'),
    filePath: textField('Where the file is; empty for mounts and for files kept in the database.'),
    Description: textField('For a mount with its date in front: `5/11/2021: 4BW`.'),
    PatNum: keyTextField({}),
    Note: textField('Without the content of a file that the desktop program has not unpacked yet.'),
    DateCreated: dateTimeField({}),
    docCategory: textField('Name of the category.'),
    DocCategory: keyField('DefNum of category 18 (ImageCats).'),
    ToothNumbers: textField({}),
    ProvNum: keyTextField({}),
    PrintHeading: textField('"true" or "false"; empty for a mount.'),
    DateTStamp: textField('Empty for a mount.'),
    serverDateTime: serverDateTimeField(),
  },
});

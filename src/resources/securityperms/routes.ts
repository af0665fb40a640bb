import { answerPage } from '../../http/answers.ts';
import { type Operation, readOperation } from '../../http/operation.ts';
import { PERMISSIONS } from '../../http/permissions.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { flagField, shape, textField } from '../../wire/shape.ts';

/** SecurityPerms page. */
const securityPermShape = shape({
  name: 'SecurityPerm',
  fields: { Permission: textField('Api and the name of a permission group.'), HasPermission: flagField({}) },
});

export const securityPermOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/securityperms',
    added: '22.2',
    permission: 'ReadAll',
    summary: 'List the permissions of the calling key',
    paged: true,
    answer: { kind: 'list', row: securityPermShape },
    read: async (_handle, { caller, formats, page }) => {
      const rows = PERMISSIONS.map((group) => ({
        Permission: `Api${group}`,
        HasPermission: Number(caller.permissions.has(group)),
      }));
      return answerPage(rows, page, objectEncoder(securityPermShape, formats));
    },
  }),
];

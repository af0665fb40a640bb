/** `npm run client-types`: writes the types of `bitewing/client` anew, from the operations. */
import { writeFileSync } from 'node:fs';
import { clientTypes, TYPES_FILE } from './client-types.ts';

writeFileSync(TYPES_FILE, clientTypes());

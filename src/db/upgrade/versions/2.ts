import { openVersion } from '../open-version.ts';
import { version1 } from './1.ts';

export const version2 = openVersion(2, version1);

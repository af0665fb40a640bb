/** `npm run coverage:api`: which of the published methods are served, resource by resource. */
import { coverage, percent, total } from './published.ts';

const all = coverage();
for (const one of [...all, total(all)]) {
  console.log(
    `${one.resource.padEnd(20)} ${String(one.served).padStart(3)} of ${String(one.published).padStart(3)}  ${percent(one)}`,
  );
  if (one.resource !== 'all') for (const method of one.missing) console.log(`${' '.repeat(22)}not: ${method}`);
}

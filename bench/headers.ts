/** What every request of the bench is sent with. */
export const HEADERS = { authorization: 'ODFHIR Bench/Bench', 'content-type': 'application/json' };

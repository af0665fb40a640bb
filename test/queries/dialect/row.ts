/** What an expression is worth, the same on both engines. */
export type Computed = readonly [expression: string, value: unknown];

/** How an answer tells it. */
export type Told = readonly [expression: string, told: string];

/** The rows of a query. */
export type Answering = readonly [sql: string, rows: unknown];

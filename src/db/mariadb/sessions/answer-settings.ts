/**
 * Settings of a server that change which rows a statement answers, how they look, or what it may do. An administrator may
 * have set them for everybody (`sql_select_limit` to guard against large answers, `init_connect` for an older program);
 * then sums would be made of a part of the rows, and nobody would see it. So each session of ours sets them itself.
 */
export const ANSWER_SETTINGS: readonly string[] = [
  'sql_select_limit = 18446744073709551615',
  'sql_big_selects = 1',
  'sql_safe_updates = 0',
  'sql_auto_is_null = 0',
  'group_concat_max_len = 1000000',
  'max_sort_length = 1024',
  'div_precision_increment = 4',
  'default_week_format = 0',
  // Neither begins another transaction behind COMMIT nor ends the session with it.
  'completion_type = 0',
  // Its messages name what a refusal tells.
  "lc_messages = 'en_US'",
];

/** What a transaction of ours sees stays as it was when it began, and it may write unless it is told otherwise. */
export const TRANSACTION_SETTINGS = 'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE';

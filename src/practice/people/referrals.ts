/**
 * SQL for the name of a referral that the statement calls `r`: name and title of a person, else the name alone. SQL,
 * because the database itself puts lists of rows together.
 */
export const REFERRAL_NAME =
  "CASE WHEN r.NotPerson <> 0 THEN r.LName ELSE CONCAT(CONCAT_WS(' ', NULLIF(r.FName, ''), NULLIF(r.MName, ''), " +
  "NULLIF(r.LName, '')), CASE WHEN r.Title <> '' THEN CONCAT(', ', r.Title) ELSE '' END) END";

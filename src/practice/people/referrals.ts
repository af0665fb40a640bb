/**
 * Name and title of a referral that a statement calls `r`; of what is no person how it is called. SQL, since lists of rows
 * are put together by the database.
 */
export const REFERRAL_NAME =
  "CASE WHEN r.NotPerson <> 0 THEN r.LName ELSE CONCAT(CONCAT_WS(' ', NULLIF(r.FName, ''), NULLIF(r.MName, ''), " +
  "NULLIF(r.LName, '')), CASE WHEN r.Title <> '' THEN CONCAT(', ', r.Title) ELSE '' END) END";

/** Version of the terms that sign-up agrees to; recorded with the account. */
export const termsVersion = '2026-11';

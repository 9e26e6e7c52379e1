/** Version of the built-in terms. */
export const builtInTermsVersion = '2026-11';

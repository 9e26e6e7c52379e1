/** Documents of a filter are counted this far; one more stands for "and more". Keeps pages as fast in large accounts as in small ones. */
export const mostCounted = 10_000;

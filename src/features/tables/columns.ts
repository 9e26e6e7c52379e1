import type { ColumnType } from 'kysely';

/** Columns of JSON go in as text. */
export type Json<T> = ColumnType<T, string, string>;
export type JsonDefault<T> = ColumnType<T, string | undefined, string>;
/** The table has a value where none is given. */
export type Default<T> = ColumnType<T, T | undefined, T>;

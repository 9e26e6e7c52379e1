/** Who acts: an account and the tenant it belongs to. */
export interface Caller {
  readonly accountId: string;
  readonly tenantId: string;
}

/** Where a request came from, for the audit log. */
export interface RequestMeta {
  readonly ip: string;
  readonly userAgent: string;
}

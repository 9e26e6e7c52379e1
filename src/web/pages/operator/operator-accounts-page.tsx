import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Ban, CircleCheck, Clock, ShieldCheck, Users } from 'lucide-react';
import { useCallback, useState } from 'react';
import { type OperatorAccount, operatorAccountsQuery } from '../../features/operator/api/operator.ts';
import { SuspendDialog } from '../../features/operator/components/suspend-dialog.tsx';
import { shortDate } from '../../lib/dates.ts';
import { useMe } from '../../lib/me.ts';
import { count } from '../../lib/numbers.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Cell, Head, Row, Table } from '../../ui/table.tsx';
import { OperatorTabs } from './operator-tabs.tsx';

const route = getRouteApi('/shell/operator/accounts');

export function OperatorAccountsPage() {
  const { find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { account: me } = useMe();
  const accounts = useQuery({ ...operatorAccountsQuery(find), placeholderData: keepPreviousData });
  const [chosen, setChosen] = useState<OperatorAccount | null>(null);
  const onFind = useCallback(
    (text: string) => void navigate({ search: text === '' ? {} : { find: text }, replace: true }),
    [navigate],
  );
  return (
    <PageBody>
      <PageHeader title="Operator" />
      <OperatorTabs current="/operator/accounts" />
      <SearchInput label="Name, company or email" value={find} onChange={onFind} className="mb-4 w-full sm:w-60" />
      {accounts.isPending && <SkeletonRows rows={5} />}
      {accounts.isError && <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data?.accounts.length === 0 && <EmptyState icon={Users} text="No account fits that search." />}
      {accounts.data !== undefined && accounts.data.accounts.length > 0 && (
        <Table label="Accounts">
          <Head
            columns={[
              'Person',
              'Plan',
              { label: 'Credits', end: true },
              'Since',
              'State',
              { label: 'Acts', hidden: true },
            ]}
          />
          <tbody>
            {accounts.data.accounts.map((account) => (
              <Row key={account.id}>
                <Cell label="Person" main>
                  {account.name}
                  <span className="block text-caption font-normal text-muted">
                    {[account.email, account.company].filter(Boolean).join(', ')}
                  </span>
                </Cell>
                <Cell label="Plan">
                  <span className="capitalize">{account.plan}</span>
                  {account.planEndsAt !== null && (
                    <span className="text-muted"> until {shortDate(account.planEndsAt)}</span>
                  )}
                </Cell>
                <Cell label="Credits" end>
                  <span className="tabular-nums">{count(account.creditsLeft)}</span>
                </Cell>
                <Cell label="Since" whole>
                  {shortDate(account.createdAt)}
                </Cell>
                <Cell label="State" whole>
                  <AccountBadge account={account} />
                </Cell>
                <Cell label="" end empty={account.id === me.id}>
                  {account.id !== me.id && (
                    <Button
                      size="small"
                      variant={account.suspendedAt === null ? 'danger' : 'secondary'}
                      onClick={() => setChosen(account)}
                      aria-label={`${account.suspendedAt === null ? 'Suspend' : 'Restore'} ${account.email}`}
                    >
                      {account.suspendedAt === null ? 'Suspend' : 'Restore'}
                    </Button>
                  )}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {chosen !== null && <SuspendDialog account={chosen} onClose={() => setChosen(null)} />}
    </PageBody>
  );
}

function AccountBadge({ account }: { account: OperatorAccount }) {
  if (account.suspendedAt !== null) {
    return (
      <Badge tone="danger" icon={Ban}>
        Suspended
      </Badge>
    );
  }
  if (!account.verified) {
    return (
      <Badge tone="warning" icon={Clock}>
        Email not verified
      </Badge>
    );
  }
  return account.isOperator ? (
    <Badge tone="accent" icon={ShieldCheck}>
      Operator
    </Badge>
  ) : (
    <Badge tone="success" icon={CircleCheck}>
      Active
    </Badge>
  );
}

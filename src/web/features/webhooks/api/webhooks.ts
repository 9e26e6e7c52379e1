import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type DeliveryView,
  listDeliveriesPage,
  makeKey,
  readDelivery,
  readWebhookPage,
  removeKey,
  removeWebhook,
  resendDeliveryNow,
  saveWebhookUrl,
  sendTest,
} from '../../../../contract/app/webhooks.ts';
import { call } from '../../../lib/api.ts';

export const webhookQuery = queryOptions({ queryKey: ['webhook', 'page'], queryFn: () => call(readWebhookPage) });

/** What is under way moves on by itself, so it is read again while somebody looks. */
function againWhile(states: readonly DeliveryView['state'][]): number | false {
  return states.some((state) => state === 'waiting' || state === 'retrying') ? 3000 : false;
}

export const deliveriesQuery = infiniteQueryOptions({
  queryKey: ['webhook', 'deliveries'],
  queryFn: ({ pageParam }) => call(listDeliveriesPage, { query: { before: pageParam, limit: 25 } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: ({ state }) =>
    againWhile(state.data?.pages.flatMap((page) => page.deliveries.map((one) => one.state)) ?? []),
});

export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['webhook', 'delivery', id],
    queryFn: () => call(readDelivery, { params: { id } }),
    refetchInterval: ({ state }) => againWhile(state.data === undefined ? [] : [state.data.state]),
  });
}

function useWebhookAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['webhook'] });
}

export function useSaveWebhook() {
  const again = useWebhookAgain();
  return useMutation({ mutationFn: (url: string) => call(saveWebhookUrl, { body: { url } }), onSettled: again });
}

export function useRemoveWebhook() {
  const again = useWebhookAgain();
  return useMutation({ mutationFn: () => call(removeWebhook), onSettled: again });
}

/** The key is kept by the caller alone: it is shown once. */
export function useMakeKey() {
  const again = useWebhookAgain();
  return useMutation({ mutationFn: () => call(makeKey), onSettled: again, gcTime: 0 });
}

export function useRemoveKey() {
  const again = useWebhookAgain();
  return useMutation({ mutationFn: () => call(removeKey), onSettled: again });
}

export function useSendTest() {
  const again = useWebhookAgain();
  return useMutation({ mutationFn: () => call(sendTest), onSettled: again });
}

export function useResendDelivery() {
  const again = useWebhookAgain();
  return useMutation({ mutationFn: (id: string) => call(resendDeliveryNow, { params: { id } }), onSettled: again });
}

import { useCallback } from 'react';
import { requestMethods } from '../../../contract/app/request-log.ts';
import type { RequestFilter } from '../../features/request-log/api/request-log.ts';
import { SearchInput } from '../../ui/search-input.tsx';
import { Select } from '../../ui/select.tsx';

interface RequestFiltersProps {
  filter: RequestFilter;
  onChange: (change: RequestFilter) => void;
}

const statuses = [
  { value: 'any', label: 'Any status' },
  { value: '2', label: '2xx, done' },
  { value: '3', label: '3xx, unchanged' },
  { value: '4', label: '4xx, refused' },
  { value: '5', label: '5xx, failed' },
] as const;

const methods = [
  { value: 'any', label: 'Any method' },
  ...requestMethods.map((method) => ({ value: method, label: method })),
] as const;

export function RequestFilters({ filter, onChange }: RequestFiltersProps) {
  const onPath = useCallback((text: string) => onChange({ path: text === '' ? undefined : text }), [onChange]);
  const onId = useCallback((text: string) => onChange({ requestId: text === '' ? undefined : text }), [onChange]);
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap sm:items-center">
      <div className="sm:w-40">
        <Select
          label="Status"
          value={filter.status ?? 'any'}
          options={statuses}
          onChange={(status) => onChange({ status: status === 'any' ? undefined : status })}
        />
      </div>
      <div className="sm:w-40">
        <Select
          label="Method"
          value={filter.method ?? 'any'}
          options={methods}
          onChange={(method) => onChange({ method: method === 'any' ? undefined : method })}
        />
      </div>
      <SearchInput
        label="Path"
        value={filter.path ?? ''}
        onChange={onPath}
        className="col-span-2 sm:w-56 sm:[&_input]:h-10"
      />
      <SearchInput
        label="Request id"
        value={filter.requestId ?? ''}
        onChange={onId}
        className="col-span-2 sm:w-56 sm:[&_input]:h-10"
      />
    </div>
  );
}

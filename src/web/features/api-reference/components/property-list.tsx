import { ChevronRight } from 'lucide-react';
import { plural } from '../../../lib/numbers.ts';
import type { Property } from '../model/properties.ts';
import { Marked } from './marked.tsx';

/** Name, type, whether it must be there, and what it means; what lies inside opens in place. */
export function PropertyList({ label, properties }: { label: string; properties: readonly Property[] }) {
  return (
    <ul aria-label={label}>
      {properties.map((property) => (
        <li key={property.name} className="border-b border-hair py-2.5 last:border-b-0">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <code dir="ltr" className="font-mono text-caption font-semibold wrap-anywhere">
              {property.name}
            </code>
            <span className="text-caption text-muted">{property.type}</span>
            {property.required && <span className="text-caption font-medium text-warning">required</span>}
          </p>
          {property.text !== '' && (
            <p className="text-body wrap-anywhere">
              <Marked text={property.text} />
            </p>
          )}
          {property.choices.length > 0 && (
            <p className="text-caption text-muted">
              One of <Marked text={property.choices.map((choice) => `\`${choice}\``).join(', ')} />
            </p>
          )}
          {property.fallback !== null && (
            <p className="text-caption text-muted">
              Left out: <Marked text={`\`${property.fallback}\``} />
            </p>
          )}
          {property.inner.length > 0 && (
            <details className="group mt-1">
              <summary className="pressable -mx-2 inline-flex min-h-10 cursor-pointer list-none items-center gap-1.5 rounded-control px-2 text-caption font-medium text-accent sm:min-h-7 [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  aria-hidden="true"
                  className="size-3.5 transition-transform group-open:rotate-90 rtl:-scale-x-100"
                  strokeWidth={2}
                />
                {plural(property.inner.length, 'property', 'properties')} of {property.name}
              </summary>
              <div className="border-s-2 border-line ps-3 sm:ps-4">
                <PropertyList label={`Properties of ${property.name}`} properties={property.inner} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

import { useInstance } from '../lib/instance.ts';

/** Address for questions; null where the operator has set none, so that no sentence ends in an empty one. */
export function useSupport(): string | null {
  const { supportEmail } = useInstance();
  return supportEmail === '' ? null : supportEmail;
}

interface SupportLineProps {
  /** Words up to the address. */
  before: string;
  /** Look of the address. */
  className?: string;
}

/** "Questions go to help@example.com."; nothing where no address is set. */
export function SupportLine({ before, className = 'text-accent underline' }: SupportLineProps) {
  const support = useSupport();
  if (support === null) return null;
  return (
    <>
      {before}{' '}
      <a href={`mailto:${support}`} className={`break-words ${className}`}>
        {support}
      </a>
      .
    </>
  );
}

import { useState } from 'react';

/** The number of the signing order, to be typed over: the same number as another person's means signing together. */
export function TurnInput({ name, turn, onTurn }: { name: string; turn: number; onTurn: (turn: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  function take(): void {
    const wanted = Number(typed ?? turn);
    setTyped(null);
    if (wanted >= 1 && wanted !== turn) onTurn(wanted);
  }
  return (
    <input
      aria-label={`Order number of ${name}`}
      title="The same number as another person: they sign together"
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      value={typed ?? turn}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape') setTyped(null);
      }}
      className="h-8 w-6 rounded-tick border border-transparent bg-transparent text-center text-caption text-muted tabular-nums hover:border-line focus:border-control focus:bg-raised focus:text-text"
    />
  );
}

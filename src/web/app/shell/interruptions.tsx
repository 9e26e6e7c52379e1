import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { onInterruption } from '../../lib/api.ts';
import type { Question } from './password-dialog.tsx';

const PasswordDialog = lazy(() => import('./password-dialog.tsx').then((file) => ({ default: file.PasswordDialog })));

interface Asked {
  question: Question;
  answer: (goOn: boolean) => void;
}

/**
 * Stands over the page when the session is lost, or when an act wants the password again; afterwards the interrupted
 * request is made once more. Several requests that fail together ask once.
 */
export function Interruptions() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = useRef<{ question: Question; promise: Promise<boolean> } | null>(null);

  useEffect(() => {
    function ask(question: Question): Promise<boolean> {
      if (open.current?.question === question) return open.current.promise;
      const promise = new Promise<boolean>((resolve) => {
        setAsked({
          question,
          answer: (goOn) => {
            open.current = null;
            setAsked(null);
            resolve(goOn);
          },
        });
      });
      open.current = { question, promise };
      return promise;
    }
    onInterruption({ signInAgain: () => ask('sign-in'), confirmPassword: () => ask('confirm') });
    return () => onInterruption(null);
  }, []);

  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      <PasswordDialog key={asked.question} question={asked.question} onAnswer={asked.answer} />
    </Suspense>
  );
}

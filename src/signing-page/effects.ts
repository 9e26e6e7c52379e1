import { type EffectCallback, useEffect, useLayoutEffect } from 'preact/hooks';

/** Runs once, after the first show; what it returns runs at the end. */
export function useOnce(run: EffectCallback): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once means once
  useEffect(run, []);
}

/** Runs after the first show and again when one of the keys changes, each time with what the component knows then. */
export function useWhen(keys: readonly unknown[], run: EffectCallback): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are the caller's choice, that is the point
  useEffect(run, [...keys]);
}

/** As `useWhen`, before the browser paints. */
export function useWhenLaidOut(keys: readonly unknown[], run: EffectCallback): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are the caller's choice, that is the point
  useLayoutEffect(run, [...keys]);
}

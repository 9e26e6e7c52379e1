import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root-route.tsx';

/* Signed out: one column on a card. */
const gate = createRoute({
  getParentRoute: () => root,
  id: 'gate',
  component: lazyRouteComponent(() => import('./gate.tsx'), 'Gate'),
});
const forEmail = z.object({
  email: z.string().optional().catch(undefined),
  next: z.string().optional().catch(undefined),
});

const signIn = createRoute({
  getParentRoute: () => gate,
  path: '/sign-in',
  validateSearch: forEmail.extend({ reason: z.string().optional().catch(undefined) }),
  staticData: { title: 'Sign in' },
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => gate,
  path: '/sign-up',
  validateSearch: forEmail,
  staticData: { title: 'Create an account' },
  component: lazyRouteComponent(() => import('../pages/sign-up/sign-up-page.tsx'), 'SignUpPage'),
});
const verifyEmail = createRoute({
  getParentRoute: () => gate,
  path: '/verify-email',
  validateSearch: forEmail,
  staticData: { title: 'Check your email' },
  component: lazyRouteComponent(() => import('../pages/verify-email/verify-email-page.tsx'), 'VerifyEmailPage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => gate,
  path: '/forgot-password',
  validateSearch: forEmail,
  staticData: { title: 'Forgotten password' },
  component: lazyRouteComponent(
    () => import('../pages/forgot-password/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});
const resetPassword = createRoute({
  getParentRoute: () => gate,
  path: '/reset-password',
  validateSearch: z.object({ token: z.string().catch('') }),
  staticData: { title: 'New password' },
  component: lazyRouteComponent(() => import('../pages/reset-password/reset-password-page.tsx'), 'ResetPasswordPage'),
});

export const gateRoutes = gate.addChildren([signIn, signUp, verifyEmail, forgotPassword, resetPassword]);

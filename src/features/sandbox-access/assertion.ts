import { createPrivateKey, type KeyObject } from 'node:crypto';
import { errors, exportJWK, exportPKCS8, generateKeyPair, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import type { Deps } from '../deps.ts';

type KeyDeps = Pick<Deps, 'db' | 'keys' | 'clock'>;

const keyName = 'sandbox-access';
const wrapContext = 'key sandbox-access';
const lifeSeconds = 60;

/** The two doors of the sandbox that assertions open. Each assertion names the one it is for. */
export function audienceOf(deps: Pick<Deps, 'settings'>, door: 'live-call' | 'sandbox-session'): string {
  return `${deps.settings.sandboxUrl} ${door}`;
}

/** Live's signature over who it is about and what is asked: good for one door, once, for 60 seconds. */
export async function signAssertion(
  deps: KeyDeps & Pick<Deps, 'settings'>,
  door: 'live-call' | 'sandbox-session',
  claims: JWTPayload,
): Promise<string> {
  const madeAt = deps.clock().getTime();
  const issuedAt = Math.floor(madeAt / 1000);
  return new SignJWT({ ...claims, madeAt })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setAudience(audienceOf(deps, door))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeSeconds)
    .setJti(randomToken())
    .sign(await signingKey(deps));
}

export type AssertionRefusal = 'assertion-used' | 'assertion-expired' | 'assertion-invalid';

/** Checks an assertion in the sandbox and uses it up. The `jti` is remembered in the sandbox's own schema. */
export async function consumeAssertion(
  deps: Pick<Deps, 'db' | 'clock' | 'settings'>,
  door: 'live-call' | 'sandbox-session',
  assertion: string,
): Promise<JWTPayload | Refusal<AssertionRefusal>> {
  const stored = await deps.db
    .selectFrom('system.public_key')
    .select('jwk')
    .where('name', '=', keyName)
    .executeTakeFirst();
  if (!stored) return refuse('assertion-invalid');
  let payload: JWTPayload;
  try {
    const verified = await jwtVerify(assertion, await importJWK(stored.jwk, 'EdDSA'), {
      algorithms: ['EdDSA'],
      audience: audienceOf(deps, door),
      currentDate: deps.clock(),
      maxTokenAge: lifeSeconds,
      requiredClaims: ['jti', 'iat', 'exp'],
    });
    payload = verified.payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse('assertion-expired');
    if (error instanceof errors.JOSEError) return refuse('assertion-invalid');
    throw error;
  }
  const { jti, exp } = payload;
  if (jti === undefined || exp === undefined) return refuse('assertion-invalid');
  const first = await deps.db
    .insertInto('used_assertion')
    .values({ jti, expires_at: new Date((exp + lifeSeconds) * 1000) })
    .onConflict((conflict) => conflict.column('jti').doNothing())
    .executeTakeFirst();
  return first.numInsertedOrUpdatedRows === 1n ? payload : refuse('assertion-used');
}

const loaded = new WeakMap<object, Promise<KeyObject>>();

function signingKey(deps: KeyDeps): Promise<KeyObject> {
  const known = loaded.get(deps.keys);
  if (known) return known;
  const loading = loadOrMakeKey(deps);
  loaded.set(deps.keys, loading);
  loading.catch(() => loaded.delete(deps.keys));
  return loading;
}

/** Live's key lies wrapped in live's own schema; only its public half is published. The first of two makers wins. */
async function loadOrMakeKey(deps: KeyDeps): Promise<KeyObject> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const pem = await exportPKCS8(privateKey);
  const jwk = JSON.stringify({ ...(await exportJWK(publicKey)), alg: 'EdDSA', use: 'sig' });
  return deps.db.transaction().execute(async (tx) => {
    const created_at = deps.clock();
    const made = await tx
      .insertInto('key')
      .values({ name: keyName, wrapped: deps.keys.wrap(Buffer.from(pem), wrapContext), created_at })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 1n) {
      await tx
        .insertInto('system.public_key')
        .values({ name: keyName, jwk, created_at })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ jwk, created_at }))
        .execute();
    }
    const row = await tx.selectFrom('key').select('wrapped').where('name', '=', keyName).executeTakeFirstOrThrow();
    return createPrivateKey(deps.keys.unwrap(row.wrapped, wrapContext).toString('utf8'));
  });
}

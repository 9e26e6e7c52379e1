import { SignerUnavailable } from './instance-signer.ts';

/** A return value other than CKR_OK. */
export class Pkcs11Fault extends Error {
  override readonly name = 'Pkcs11Fault';
  readonly code: number;
  constructor(call: string, code: number) {
    super(`${call} answered ${NAMES[code] ?? `0x${code.toString(16)}`}`);
    this.code = code;
  }
}

/** PKCS#11 v2.40, the values used here. */
export const CK = {
  objectCertificate: 1,
  objectPrivateKey: 3,
  attributeClass: 0x0,
  attributeLabel: 0x3,
  attributeValue: 0x11,
  attributeId: 0x102,
  user: 1,
  alreadyInitialised: 0x191,
  alreadyLoggedIn: 0x100,
  pinIncorrect: 0xa0,
  pinLocked: 0xa4,
  ecdsa: 0x1041,
  sha256Rsa: 0x40,
  sha256RsaPss: 0x43,
} as const;

const NAMES: Readonly<Record<number, string>> = {
  3: 'CKR_SLOT_ID_INVALID',
  5: 'CKR_GENERAL_ERROR',
  48: 'CKR_DEVICE_ERROR',
  50: 'CKR_DEVICE_REMOVED',
  112: 'CKR_MECHANISM_INVALID',
  [CK.pinIncorrect]: 'CKR_PIN_INCORRECT',
  [CK.pinLocked]: 'CKR_PIN_LOCKED',
  179: 'CKR_SESSION_HANDLE_INVALID',
  224: 'CKR_TOKEN_NOT_PRESENT',
  257: 'CKR_USER_NOT_LOGGED_IN',
};

/** CK_ULONG is 8 bytes on every 64-bit Unix, least significant first. */
const WORD = 8;
/** The list begins with a version of two bytes; the pointers behind it are aligned. */
const FUNCTIONS_AT = 8;
const INDEX = {
  C_Initialize: 0,
  C_GetSlotList: 4,
  C_GetTokenInfo: 6,
  C_OpenSession: 12,
  C_CloseSession: 13,
  C_Login: 18,
  C_GetAttributeValue: 24,
  C_FindObjectsInit: 26,
  C_FindObjects: 27,
  C_FindObjectsFinal: 28,
  C_SignInit: 42,
  C_Sign: 43,
} as const;
const MOST_SLOTS = 64;
const MOST_OBJECTS = 64;
const TOKEN_INFO_BYTES = 512;
const LONGEST_SIGNATURE = 1024;

export interface Pkcs11Module {
  initialise(): Promise<void>;
  /** Slots that hold a token, with its label. */
  tokens(): Promise<readonly { readonly slot: bigint; readonly label: string }[]>;
  openSession(slot: bigint): Promise<bigint>;
  closeSession(session: bigint): Promise<void>;
  login(session: bigint, pin: string): Promise<void>;
  find(session: bigint, objectClass: number, label?: string): Promise<bigint[]>;
  attribute(session: bigint, object: bigint, type: number): Promise<Buffer>;
  sign(session: bigint, mechanism: Mechanism, key: bigint, data: Uint8Array): Promise<Buffer>;
}

export interface Mechanism {
  readonly type: number;
  readonly parameter?: Buffer;
}

/** CK_RSA_PKCS_PSS_PARAMS: SHA-256, MGF1 of SHA-256, salt of 32 bytes. */
export function pssParameter(): Buffer {
  return words(0x250, 2, 32);
}

/**
 * Loads a PKCS#11 module of the operator's. Its calls run outside the event loop (each in a thread of libuv's pool); one
 * at a time is the caller's business. Throws `SignerUnavailable` where the module can't be loaded.
 */
export async function loadPkcs11(path: string): Promise<Pkcs11Module> {
  const { default: koffi } = await import('koffi').catch((cause: unknown) => {
    throw new SignerUnavailable('PKCS#11 needs the package koffi, which has no build for this platform.', { cause });
  });
  const ulong = 'unsigned long';
  const attribute = koffi.pointer(koffi.struct({ type: ulong, pValue: 'void *', ulValueLen: ulong }));
  const mechanism = koffi.pointer(koffi.struct({ mechanism: ulong, pParameter: 'void *', ulParameterLen: ulong }));
  const types = {
    C_Initialize: ['void *'],
    C_GetSlotList: ['uint8', 'void *', 'void *'],
    C_GetTokenInfo: [ulong, 'void *'],
    C_OpenSession: [ulong, ulong, 'void *', 'void *', 'void *'],
    C_CloseSession: [ulong],
    C_Login: [ulong, ulong, 'void *', ulong],
    C_GetAttributeValue: [ulong, ulong, koffi.inout(attribute), ulong],
    C_FindObjectsInit: [ulong, attribute, ulong],
    C_FindObjects: [ulong, 'void *', ulong, 'void *'],
    C_FindObjectsFinal: [ulong],
    C_SignInit: [ulong, mechanism, ulong],
    C_Sign: [ulong, 'void *', ulong, 'void *', 'void *'],
  } as const;
  const list = functionList();

  function functionList(): bigint {
    const out: [bigint | null] = [null];
    try {
      const answer: unknown = koffi.load(path).func('unsigned long C_GetFunctionList(_Out_ void **list)')(out);
      if (Number(answer) === 0 && out[0] !== null) return out[0];
    } catch (cause) {
      throw new SignerUnavailable(`The PKCS#11 module ${path} can't be loaded.`, { cause });
    }
    throw new SignerUnavailable(`${path} is no PKCS#11 module.`);
  }

  function call(name: keyof typeof INDEX, ...args: readonly unknown[]): Promise<void> {
    const pointer: unknown = koffi.decode(list, FUNCTIONS_AT + WORD * INDEX[name], 'void *');
    const target = koffi.decode(pointer, koffi.proto(ulong, [...types[name]]));
    return new Promise((resolve, reject) => {
      target.async(...args, (error: unknown, answer: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error(String(error)));
        else if (Number(answer) === 0) resolve();
        else reject(new Pkcs11Fault(name, Number(answer)));
      });
    });
  }

  return {
    async initialise() {
      // Threads of the operating system are used, and its locks may be: CKF_OS_LOCKING_OK.
      await call('C_Initialize', words(0, 0, 0, 0, 2, 0)).catch(unless(CK.alreadyInitialised));
    },
    async tokens() {
      const [slots, count] = [Buffer.alloc(WORD * MOST_SLOTS), words(MOST_SLOTS)];
      await call('C_GetSlotList', 1, slots, count);
      const found: { slot: bigint; label: string }[] = [];
      for (const slot of wordsIn(slots, count)) {
        const info = Buffer.alloc(TOKEN_INFO_BYTES);
        await call('C_GetTokenInfo', slot, info);
        found.push({ slot, label: info.subarray(0, 32).toString('utf8').trimEnd() });
      }
      return found;
    },
    async openSession(slot) {
      const session = words(0);
      // CKF_SERIAL_SESSION, read only.
      await call('C_OpenSession', slot, 4, null, null, session);
      return session.readBigUInt64LE();
    },
    closeSession: (session) => call('C_CloseSession', session),
    async login(session, pin) {
      const bytes = Buffer.from(pin, 'utf8');
      await call('C_Login', session, CK.user, bytes, bytes.length).catch(unless(CK.alreadyLoggedIn));
    },
    async find(session, objectClass, label) {
      const kind = words(objectClass);
      const name = Buffer.from(label ?? '', 'utf8');
      const template = [
        { type: CK.attributeClass, pValue: kind, ulValueLen: kind.length },
        ...(label === undefined ? [] : [{ type: CK.attributeLabel, pValue: name, ulValueLen: name.length }]),
      ];
      await call('C_FindObjectsInit', session, template, template.length);
      const [objects, count] = [Buffer.alloc(WORD * MOST_OBJECTS), words(0)];
      await call('C_FindObjects', session, objects, MOST_OBJECTS, count).finally(() =>
        call('C_FindObjectsFinal', session),
      );
      return wordsIn(objects, count);
    },
    async attribute(session, object, type) {
      const template = [{ type, pValue: null as Buffer | null, ulValueLen: 0 }];
      await call('C_GetAttributeValue', session, object, template, 1);
      const size = Number(template[0]?.ulValueLen ?? 0);
      const value = Buffer.alloc(size);
      await call('C_GetAttributeValue', session, object, [{ type, pValue: value, ulValueLen: size }], 1);
      return value;
    },
    async sign(session, { type, parameter }, key, data) {
      const how = { mechanism: type, pParameter: parameter ?? null, ulParameterLen: parameter?.length ?? 0 };
      await call('C_SignInit', session, how, key);
      const [bytes, value, size] = [Buffer.from(data), Buffer.alloc(LONGEST_SIGNATURE), words(LONGEST_SIGNATURE)];
      await call('C_Sign', session, bytes, bytes.length, value, size);
      return value.subarray(0, Number(size.readBigUInt64LE()));
    },
  };
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(WORD * values.length);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * WORD);
  return bytes;
}

function wordsIn(bytes: Buffer, count: Buffer): bigint[] {
  return Array.from({ length: Number(count.readBigUInt64LE()) }, (_, index) => bytes.readBigUInt64LE(index * WORD));
}

/** Lets one answer pass as good. */
function unless(code: number): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Pkcs11Fault) || error.code !== code) throw error;
  };
}

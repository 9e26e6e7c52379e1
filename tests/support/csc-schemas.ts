/**
 * Shapes of requests and answers of the Cloud Signature Consortium's API, written down as JSON Schema from its standard:
 * "Architectures and protocols for remote signature applications", version 2.0.0.2, chapters 8.4 (OAuth 2.0), 11.4 to
 * 11.7 and 11.10. Requests may hold nothing that the standard does not name.
 */
const text = { type: 'string', minLength: 1 } as const;
const base64 = { type: 'string', pattern: '^[A-Za-z0-9+/]+={0,2}$' } as const;
const oid = { type: 'string', pattern: '^[0-2](\\.\\d+)+$' } as const;
const lists = (items: object) => ({ type: 'array', minItems: 1, items });
const certificates = { enum: ['none', 'single', 'chain'] } as const;

function request(required: readonly string[], properties: object) {
  return {
    type: 'object',
    required,
    additionalProperties: false,
    properties: { ...properties, clientData: { type: 'string' } },
  };
}

function answer(required: readonly string[], properties: object) {
  return { type: 'object', required, properties };
}

const authObject = {
  type: 'object',
  required: ['type', 'id'],
  properties: { type: text, id: text, format: text, label: text, description: text, generator: text },
};

export const cscSchemas = {
  'oauth2/token': {
    request: {
      type: 'object',
      required: ['grant_type'],
      additionalProperties: false,
      properties: { grant_type: { const: 'client_credentials' }, scope: { const: 'service' } },
    },
    answer: answer(['access_token', 'token_type'], {
      access_token: text,
      token_type: { const: 'Bearer' },
      expires_in: { type: 'integer', minimum: 1 },
    }),
  },
  'credentials/list': {
    request: request([], {
      userID: text,
      credentialInfo: { type: 'boolean' },
      certificates,
      certInfo: { type: 'boolean' },
      authInfo: { type: 'boolean' },
      onlyValid: { type: 'boolean' },
      lang: text,
    }),
    answer: answer(['credentialIDs'], { credentialIDs: { type: 'array', items: text } }),
  },
  'credentials/info': {
    request: request(['credentialID'], {
      credentialID: text,
      certificates,
      certInfo: { type: 'boolean' },
      authInfo: { type: 'boolean' },
      lang: text,
    }),
    answer: answer(['key', 'cert', 'auth', 'multisign'], {
      description: { type: 'string', maxLength: 255 },
      signatureQualifier: text,
      key: {
        type: 'object',
        required: ['status', 'algo', 'len'],
        properties: {
          status: { enum: ['enabled', 'disabled'] },
          algo: lists(oid),
          len: { type: 'integer' },
          curve: oid,
        },
      },
      cert: {
        type: 'object',
        properties: {
          status: { enum: ['valid', 'expired', 'revoked', 'suspended'] },
          certificates: lists(base64),
        },
      },
      auth: {
        type: 'object',
        required: ['mode'],
        properties: {
          mode: { enum: ['explicit', 'oauth2code'] },
          expression: text,
          objects: { type: 'array', items: authObject },
        },
      },
      SCAL: { enum: ['1', '2'] },
      multisign: { type: 'integer', minimum: 1 },
      lang: text,
    }),
  },
  'credentials/authorize': {
    request: request(['credentialID', 'numSignatures'], {
      credentialID: text,
      numSignatures: { type: 'integer', minimum: 1 },
      hashes: lists(base64),
      hashAlgorithmOID: oid,
      authData: lists({
        type: 'object',
        required: ['id', 'value'],
        additionalProperties: false,
        properties: { id: text, value: text },
      }),
      description: { type: 'string', maxLength: 500 },
    }),
    answer: {
      type: 'object',
      properties: { SAD: text, expiresIn: { type: 'integer', minimum: 1 }, handle: text },
      anyOf: [{ required: ['SAD'] }, { required: ['handle'] }],
    },
  },
  'credentials/authorizeCheck': {
    request: request(['handle'], { handle: text }),
    answer: {
      type: 'object',
      properties: { SAD: text, expiresIn: { type: 'integer', minimum: 1 }, handle: text },
      anyOf: [{ required: ['SAD'] }, { required: ['handle'] }],
    },
  },
  'signatures/signHash': {
    request: request(['credentialID', 'hashes', 'signAlgo'], {
      credentialID: text,
      SAD: text,
      hashes: lists(base64),
      hashAlgorithmOID: oid,
      signAlgo: oid,
      signAlgoParams: base64,
      operationMode: { enum: ['A', 'S'] },
      validity_period: { type: 'integer' },
      response_uri: text,
    }),
    answer: {
      type: 'object',
      properties: { signatures: lists(base64), responseID: text },
      anyOf: [{ required: ['signatures'] }, { required: ['responseID'] }],
    },
  },
} as const;

export type CscMethod = keyof typeof cscSchemas;

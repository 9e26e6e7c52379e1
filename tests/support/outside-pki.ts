/** A PKI that is not the product's own, with a responder that answers on 127.0.0.1. */
export { type TestIdentity, testIdentity } from '../../src/pdf/testing/identity.ts';
export { type Responder, startResponder } from '../../src/pdf/testing/responder.ts';

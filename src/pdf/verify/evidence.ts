import { BasicOCSPResponse, CertificateRevocationList, OCSPResponse } from 'pkijs';
import { type ReadCms, tryCertificate } from '../cms/read-cms.ts';
import type { PdfFile } from '../document/reader.ts';
import { asRef, isArray, PdfSyntaxError, parseArray } from '../document/syntax.ts';
import { hexSerial, type ReadCertificate } from '../pki/certificate.ts';
import type { VerifyOptions } from './types.ts';

const MAX_ITEMS = 300;
const MAX_ITEM_BYTES = 8 * 1024 * 1024;
/** Signatures on certificates, lists and answers that one verification may check. */
const MAX_CHECKS = 2000;

export interface ReadCrl {
  readonly parsed: CertificateRevocationList;
  readonly issuerDer: Buffer;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** Serial to the moment of revocation. */
  readonly revoked: ReadonlyMap<string, Date>;
  readonly inFile: boolean;
}

export interface ReadOcsp {
  readonly parsed: BasicOCSPResponse;
  readonly certificates: readonly ReadCertificate[];
  readonly inFile: boolean;
}

/** Everything that may prove something: certificates, revocation lists and answers, and the roots that are trusted. */
export interface Evidence {
  readonly now: Date;
  readonly anchors: readonly {
    readonly certificate: ReadCertificate;
    readonly label: string;
    readonly only?: 'timestamps';
  }[];
  readonly certificates: readonly ReadCertificate[];
  readonly crls: readonly ReadCrl[];
  readonly ocsps: readonly ReadOcsp[];
  /** Results of signature checks already made, by certificate and issuer. */
  readonly known: Map<string, boolean>;
  checksLeft: number;
}

/** Gathers evidence from the signatures, from /DSS (ISO 32000-2, 12.8.4.3) and from the caller. What can't be read is left out. */
export function gatherEvidence(file: PdfFile, messages: readonly ReadCms[], options: VerifyOptions): Evidence {
  const stored = readDss(file);
  const certificates = new Map<string, ReadCertificate>();
  const add = (certificate: ReadCertificate | null): void => {
    if (certificate && certificates.size < MAX_ITEMS) certificates.set(certificate.der.toString('latin1'), certificate);
  };
  for (const message of messages) message.certificates.forEach(add);
  for (const der of stored.certificates) add(tryCertificate(der));
  const anchors = options.anchors.flatMap(({ certificate, ...how }) => {
    const read = tryCertificate(certificate);
    return read ? [{ certificate: read, ...how }] : [];
  });
  const crls = [...messages.flatMap(({ crls }) => crls), ...stored.crls];
  const ocsps = [...messages.flatMap(({ ocsps }) => ocsps), ...stored.ocsps];
  return {
    now: options.time,
    anchors,
    certificates: [...certificates.values()],
    crls: [
      ...distinct(crls).flatMap((der) => tryCrl(der, true) ?? []),
      ...distinct(options.crls ?? []).flatMap((der) => tryCrl(der, false) ?? []),
    ],
    ocsps: distinct(ocsps).flatMap((der) => tryOcsp(der) ?? []),
    known: new Map(),
    checksLeft: MAX_CHECKS,
  };
}

interface Stored {
  readonly certificates: Buffer[];
  readonly crls: Buffer[];
  readonly ocsps: Buffer[];
}

function readDss(file: PdfFile): Stored {
  const dss = file.dict(file.dict(file.trailer.get('Root'))?.get('DSS'));
  const keyed = file.dict(dss?.get('VRI'));
  const holders = [dss, ...[...(keyed?.values() ?? [])].slice(0, 100).map((raw) => file.dict(raw))];
  const list = (...keys: readonly string[]): Buffer[] => {
    const refs = new Set<string>();
    for (const holder of holders) {
      for (const key of keys) {
        const items = file.resolve(holder?.get(key));
        if (isArray(items)) for (const raw of parseArray(items)) if (asRef(raw)) refs.add(raw);
      }
    }
    return [...refs].slice(0, MAX_ITEMS).flatMap((raw) => tryStream(file, raw) ?? []);
  };
  return { certificates: list('Certs', 'Cert'), crls: list('CRLs', 'CRL'), ocsps: list('OCSPs', 'OCSP') };
}

function tryStream(file: PdfFile, raw: string): Buffer | null {
  try {
    return file.stream(raw, MAX_ITEM_BYTES);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null;
    throw error;
  }
}

function distinct(items: readonly Uint8Array[]): Buffer[] {
  const found = new Map(items.map((item) => [Buffer.from(item).toString('latin1'), Buffer.from(item)]));
  return [...found.values()].slice(0, MAX_ITEMS).filter((item) => item.length <= MAX_ITEM_BYTES);
}

export function tryCrl(der: Buffer, inFile: boolean): ReadCrl | null {
  try {
    const parsed = CertificateRevocationList.fromBER(Buffer.from(der));
    if (isPartial(parsed)) return null;
    return {
      parsed,
      issuerDer: Buffer.from(parsed.issuer.toSchema().toBER()),
      thisUpdate: parsed.thisUpdate.value,
      nextUpdate: parsed.nextUpdate?.value ?? null,
      revoked: new Map(
        parsed.revokedCertificates?.map((entry) => [
          hexSerial(new Uint8Array(entry.userCertificate.valueBlock.valueHexView)),
          entry.revocationDate.value,
        ]) ?? [],
      ),
      inFile,
    };
  } catch {
    return null;
  }
}

const DELTA = '2.5.29.27';
const ISSUING_POINT = '2.5.29.28';

/** Delta lists, and lists for some reasons or of several issuers, say less than they seem to (RFC 5280, 5.2.4 and 5.2.5). */
function isPartial(crl: CertificateRevocationList): boolean {
  return (crl.crlExtensions?.extensions ?? []).some(({ extnID, critical, parsedValue }) => {
    if (extnID === DELTA) return true;
    if (extnID !== ISSUING_POINT) return critical && extnID !== '2.5.29.35' && extnID !== '2.5.29.20';
    return (
      parsedValue?.onlySomeReasons !== undefined ||
      parsedValue?.indirectCRL === true ||
      parsedValue?.onlyContainsAttributeCerts === true
    );
  });
}

export function tryOcsp(der: Buffer): ReadOcsp | null {
  try {
    const response = OCSPResponse.fromBER(Buffer.from(der));
    const body = response.responseBytes;
    if (!body) return null;
    const parsed = BasicOCSPResponse.fromBER(Buffer.from(body.response.valueBlock.valueHexView));
    const certificates = (parsed.certs ?? [])
      .slice(0, 10)
      .flatMap((certificate) => tryCertificate(Buffer.from(certificate.toSchema().toBER())) ?? []);
    return { parsed, certificates, inFile: true };
  } catch {
    return null;
  }
}

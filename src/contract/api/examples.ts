/** A PDF of one empty page, so that an example can be sent as it stands. */
const emptyPage =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n' +
  '0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n';

const signature = { type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 };
const signatory = { role: 'Tenant', name: 'Mia Sato', email: 'mia@example.com' };

/** Bodies that work as they stand, by operation. */
export function exampleBodies(): Readonly<Record<string, object>> {
  const file = btoa(emptyPage);
  return {
    createDocument: { title: 'Lease', file, signers: [{ ...signatory, widgets: [signature] }] },
    createDocumentFromTemplate: { signers: [signatory] },
    draftDocument: { title: 'Lease', file, signers: [signatory] },
    selfSign: { title: 'Lease', file, signer: { name: 'Mia Sato', email: 'mia@example.com', widgets: [signature] } },
    updateDocument: { name: 'Lease, 2nd floor' },
    revokeDocument: { reason: 'The rent has changed' },
    resendMail: { document_id: 'Bxh2aspHp3', email: 'mia@example.com' },
    draftTemplate: { title: 'Lease', file },
    createTemplate: { title: 'Lease', file, signers: [{ role: 'Tenant', widgets: [signature] }] },
    publicTemplate: { title: 'Lease', file, signers: [{ role: 'Tenant', widgets: [signature] }] },
    updateTemplate: { name: 'Lease, 2nd floor' },
    createContact: { name: 'Mia Sato', email: 'mia@example.com' },
    updateContact: { phone: '030 1234' },
    createFolder: { folderName: 'Leases', parentFolderId: '' },
    updateFolder: { folderName: 'Old leases' },
    setWebhook: { url: 'https://example.com/signet' },
  };
}

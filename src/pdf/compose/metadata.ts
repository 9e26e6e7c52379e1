import type { Revision } from '../document/revision.ts';
import type { Paper } from '../engine.ts';

/** The title once more, where archives and readers look for it (XMP, 14.3.2); plain, so that it can be read unopened. */
export function addMetadata(
  revision: Revision,
  { title, language }: Pick<Paper, 'title' | 'language'>,
  tagged: boolean,
): number {
  // ISO 14289-1: said by papers that keep to it.
  const accessible = tagged
    ? '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
    : '';
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>${accessible}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const number = revision.allocate();
  const entries = new Map([
    ['Type', '/Metadata'],
    ['Subtype', '/XML'],
  ]);
  revision.setStream(number, entries, Buffer.from(packet, 'utf8'));
  return number;
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import { Body, Container, Head, Html, Img, Link, Preview, Section, Text } from '@react-email/components';
import { directionOf } from '../../domain/language/languages.ts';
import { Block } from './blocks.tsx';
import type { MailContent } from './content.ts';
import { footOf, sandboxLine } from './foot.ts';
import { darkStyles, font, light, styles } from './look.ts';
import type { MailDeps } from './message.ts';

/** 600 wide: an amber strip in the sandbox, a card with brand and body, the foot under it. Tables and inline styles only. */
export function MailFrame({ deps, content }: { readonly deps: MailDeps; readonly content: MailContent }) {
  const strip = sandboxLine(deps);
  const foot = footOf(deps, content);
  const language = content.language ?? 'en';
  return (
    <Html lang={language} dir={directionOf(language)}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Preview>{content.preview}</Preview>
      <Body className="m-page" style={{ margin: 0, padding: 0, backgroundColor: light.surface, fontFamily: font }}>
        {strip !== null && (
          <Section style={{ backgroundColor: light.sandbox }}>
            <Text
              style={{
                margin: 0,
                padding: '8px 20px',
                textAlign: 'center',
                fontSize: '14px',
                lineHeight: '20px',
                fontWeight: 600,
                color: light.onSandbox,
                fontFamily: font,
              }}
            >
              {strip}
            </Text>
          </Section>
        )}
        <Section className="m-page" style={{ backgroundColor: light.surface, padding: '24px 20px' }}>
          <Container dir={directionOf(language)} style={{ width: '100%', maxWidth: '560px' }}>
            <Section
              className="m-card"
              style={{
                width: '100%',
                backgroundColor: light.raised,
                border: `1px solid ${light.line}`,
                borderRadius: '10px',
                borderCollapse: 'separate',
              }}
            >
              <Brand name={content.sender?.company || deps.settings.productName} />
              <Section className="m-body" style={{ padding: '28px 32px 16px' }}>
                {content.blocks.map((block, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never updated
                  <Block key={index} block={block} language={language} />
                ))}
              </Section>
            </Section>
            <Section className="m-side" style={{ padding: '20px 32px 8px' }}>
              {foot.lines.map((line) => (
                <Text key={line.map((piece) => piece.text).join('')} className="m-muted" style={styles.foot}>
                  {line.map((piece) =>
                    piece.url === undefined ? (
                      piece.text
                    ) : (
                      <FootLink key={piece.url} url={piece.url}>
                        {piece.text}
                      </FootLink>
                    ),
                  )}
                </Text>
              ))}
              <Text className="m-muted" style={styles.foot}>
                {foot.links.map((link) => (
                  <span key={link.url} style={{ paddingInlineEnd: '8px' }}>
                    <FootLink url={link.url}>{link.label}</FootLink>
                  </span>
                ))}
              </Text>
            </Section>
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

function FootLink({ url, children }: { readonly url: string; readonly children: string }) {
  return (
    <Link href={url} className="m-link" style={{ color: light.accent, textDecoration: 'underline' }}>
      {children}
    </Link>
  );
}

function Brand({ name }: { readonly name: string }) {
  return (
    <Section
      className="m-line m-side"
      style={{ padding: '20px 32px', borderBottom: `1px solid ${light.line}`, borderCollapse: 'separate' }}
    >
      <table role="presentation" cellPadding={0} cellSpacing={0} border={0}>
        <tbody>
          <tr>
            <td style={{ paddingInlineEnd: '12px', verticalAlign: 'middle' }}>
              <Img src="cid:mark" alt="" width="36" height="36" style={{ display: 'block' }} />
            </td>
            <td
              className="m-text"
              style={{
                verticalAlign: 'middle',
                fontSize: '16px',
                lineHeight: '24px',
                fontWeight: 600,
                color: light.text,
                fontFamily: font,
              }}
            >
              {name}
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

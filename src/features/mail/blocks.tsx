import { Heading, Img, Link, Section, Text } from '@react-email/components';
import type { Language } from '../../domain/language/languages.ts';
import { fill } from '../../domain/language/texts.ts';
import type { MailBlock } from './content.ts';
import { font, light, styles } from './look.ts';
import { mailTexts } from './messages/catalogues.ts';
import { Amount, Bar, Facts, Files, Lines } from './tables.tsx';

export function Block({ block, language }: { readonly block: MailBlock; readonly language: Language }) {
  const texts = mailTexts(language);
  switch (block.kind) {
    case 'status':
      return (
        <Text
          className={`m-${block.tone}`}
          style={{
            margin: '0 0 8px',
            fontSize: '14px',
            lineHeight: '20px',
            fontWeight: 600,
            color: light[block.tone],
            fontFamily: font,
          }}
        >
          <Img
            src={`cid:${block.tone}`}
            alt=""
            width="20"
            height="20"
            style={{ display: 'inline-block', verticalAlign: 'middle', marginInlineEnd: '8px' }}
          />
          <span style={{ verticalAlign: 'middle' }}>{block.text}</span>
        </Text>
      );
    case 'title':
      return (
        <Heading as="h1" className="m-text" style={styles.title}>
          {block.text}
        </Heading>
      );
    case 'text':
      return (
        <Text className="m-text" style={styles.text}>
          {block.text}
        </Text>
      );
    case 'small':
      return (
        <Text className="m-text" style={styles.small}>
          {block.text}
        </Text>
      );
    case 'note':
      return (
        <Text className="m-muted" style={styles.note}>
          {block.text}
        </Text>
      );
    case 'quote':
      return <Quote text={fill(texts.quoted, { note: block.text })} />;
    case 'code':
      return (
        <Text
          className="m-text"
          style={{
            margin: '0 0 16px',
            fontSize: '34px',
            lineHeight: '44px',
            fontWeight: 600,
            letterSpacing: '6px',
            color: light.text,
            fontFamily: font,
          }}
        >
          {block.text}
        </Text>
      );
    case 'button':
      return (
        <Section style={{ padding: '4px 0 16px' }}>
          <Link href={block.url} className="m-button" style={styles.button}>
            {block.label}
          </Link>
        </Section>
      );
    case 'address':
      return (
        <Text className="m-muted" style={{ ...styles.foot, margin: '0 0 16px', wordBreak: 'break-all' }}>
          {texts.address}
          <br />
          <Link href={block.url} className="m-text" style={{ color: light.text, textDecoration: 'none' }}>
            {block.url}
          </Link>
        </Text>
      );
    case 'attached':
      return (
        <Text className="m-text" style={styles.small}>
          <Img
            src="cid:clip"
            alt=""
            width="18"
            height="18"
            style={{ display: 'inline-block', verticalAlign: 'middle', marginInlineEnd: '8px' }}
          />
          {fill(texts.attached, { name: block.name, note: block.note })}
        </Text>
      );
    case 'facts':
      return <Facts rows={block.rows} />;
    case 'files':
      return <Files rows={block.rows} />;
    case 'bar':
      return <Bar {...block} />;
    case 'amount':
      return <Amount {...block} />;
    case 'lines':
      return <Lines {...block} />;
    case 'own':
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rebuilt from an allow-list by harmlessHtml
      return <div className="m-text" style={styles.text} dangerouslySetInnerHTML={{ __html: block.html }} />;
  }
}

function Quote({ text }: { readonly text: string }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '0 0 24px' }}>
      <tbody>
        <tr>
          <td
            className="m-line m-text"
            style={{
              ...styles.text,
              padding: 0,
              paddingInlineStart: '14px',
              borderInlineStart: `3px solid ${light.line}`,
              margin: 0,
              whiteSpace: 'pre-line',
            }}
          >
            {text}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

import { Heading, Img, Link, Section, Text } from '@react-email/components';
import type { MailBlock } from './content.ts';
import { font, light, styles } from './look.ts';
import { Amount, Bar, Facts, Files, Lines } from './tables.tsx';

export function Block({ block }: { readonly block: MailBlock }) {
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
            style={{ display: 'inline-block', verticalAlign: 'middle', marginRight: '8px' }}
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
      return <Quote text={block.text} />;
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
          The button doesn’t work? Copy this address:
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
            style={{ display: 'inline-block', verticalAlign: 'middle', marginRight: '8px' }}
          />
          Attached: <span style={{ fontWeight: 600 }}>{block.name}</span>, {block.note}
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
              borderLeft: `3px solid ${light.line}`,
              padding: '0 0 0 14px',
              ...styles.text,
              margin: 0,
              whiteSpace: 'pre-line',
            }}
          >
            “{text}”
          </td>
        </tr>
      </tbody>
    </table>
  );
}

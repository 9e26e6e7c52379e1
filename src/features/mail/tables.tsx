import { Img, Link, Section } from '@react-email/components';
import type { MailBlock } from './content.ts';
import { font, light, styles } from './look.ts';

type Of<Kind extends MailBlock['kind']> = Omit<Extract<MailBlock, { kind: Kind }>, 'kind'>;

const cell = { fontSize: '14px', lineHeight: '20px', fontFamily: font } as const;
const line = `1px solid ${light.line}`;
const wide = { width: '100%', borderCollapse: 'collapse' } as const;

export function Facts({ rows }: Of<'facts'>) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ ...wide, margin: '4px 0 20px' }}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th
              scope="row"
              className="m-line m-muted"
              style={{
                ...cell,
                width: '30%',
                padding: '10px 0',
                paddingInlineEnd: '12px',
                borderTop: line,
                borderBottom: line,
                color: light.muted,
                fontWeight: 400,
                textAlign: 'start',
                verticalAlign: 'top',
              }}
            >
              {row.label}
            </th>
            <td
              className="m-line m-text"
              style={{
                ...cell,
                padding: '10px 0',
                borderTop: line,
                borderBottom: line,
                color: light.text,
                fontWeight: 500,
                wordBreak: 'break-word',
              }}
            >
              {row.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Files({ rows }: Of<'files'>) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ ...wide, margin: '4px 0 24px' }}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td
              className="m-line"
              style={{
                width: '20px',
                padding: '12px 0',
                paddingInlineStart: '16px',
                borderTop: line,
                borderBottom: line,
                borderInlineStart: line,
              }}
            >
              <Img src="cid:file" alt="" width="20" height="20" style={{ display: 'block' }} />
            </td>
            <td
              className="m-line m-text"
              style={{
                ...cell,
                padding: '12px 16px',
                borderTop: line,
                borderBottom: line,
                borderInlineEnd: line,
                color: light.text,
                wordBreak: 'break-word',
              }}
            >
              <span style={{ fontWeight: 600 }}>{row.name}</span>
              <br />
              <span className="m-muted" style={{ color: light.muted }}>
                {row.note}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Bar({ share, tone, start, end }: Of<'bar'>) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <Section style={{ padding: '4px 0 16px' }}>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={wide}>
        <tbody>
          <tr>
            {percent > 0 && (
              <td
                className={`m-fill-${tone}`}
                style={{
                  width: `${percent}%`,
                  height: '8px',
                  lineHeight: '8px',
                  fontSize: '1px',
                  backgroundColor: light[tone],
                }}
              />
            )}
            {percent < 100 && (
              <td
                className="m-track"
                style={{
                  width: `${100 - percent}%`,
                  height: '8px',
                  lineHeight: '8px',
                  fontSize: '1px',
                  backgroundColor: light.track,
                }}
              />
            )}
          </tr>
        </tbody>
      </table>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={wide}>
        <tbody>
          <tr>
            <td className="m-muted" style={{ ...cell, paddingTop: '8px', color: light.muted }}>
              {start}
            </td>
            <td className="m-muted" style={{ ...cell, paddingTop: '8px', color: light.muted, textAlign: 'right' }}>
              {end}
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

export function Amount({ label, amount, button }: Of<'amount'>) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      className="m-soft"
      style={{
        width: '100%',
        margin: '4px 0 24px',
        backgroundColor: light.surface,
        borderRadius: '10px',
        borderCollapse: 'separate',
      }}
    >
      <tbody>
        <tr>
          <td className="m-stack m-text" style={{ ...cell, padding: '20px 24px', color: light.text }}>
            <span className="m-muted" style={{ color: light.muted }}>
              {label}
            </span>
            <br />
            <span style={{ fontSize: '28px', lineHeight: '36px', fontWeight: 600 }}>{amount}</span>
          </td>
          <td className="m-stack" style={{ padding: '20px 24px', textAlign: 'right' }}>
            <Link href={button.url} className="m-button" style={styles.button}>
              {button.label}
            </Link>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function Lines({ head, rows, total }: Of<'lines'>) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ ...wide, margin: '0 0 16px' }}>
      <thead>
        <tr>
          {head.map((name, column) => (
            <th
              key={name}
              scope="col"
              className="m-line m-muted"
              style={{
                ...cell,
                padding: '10px 0 10px 12px',
                paddingLeft: column === 0 ? 0 : '12px',
                borderBottom: line,
                color: light.muted,
                fontWeight: 400,
                textAlign: column === 0 ? 'left' : 'right',
              }}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((value, column) => (
              <td
                key={head[column]}
                className="m-line m-text"
                style={{
                  ...cell,
                  padding: '12px 0',
                  paddingLeft: column === 0 ? 0 : '12px',
                  borderBottom: line,
                  color: light.text,
                  textAlign: column === 0 ? 'left' : 'right',
                }}
              >
                {value}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th
            scope="row"
            colSpan={3}
            className="m-text"
            style={{ ...cell, padding: '12px 0', color: light.text, fontWeight: 600, textAlign: 'left' }}
          >
            {total[0]}
          </th>
          <td
            className="m-text"
            style={{ ...cell, padding: '12px 0', color: light.text, fontWeight: 600, textAlign: 'right' }}
          >
            {total[1]}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

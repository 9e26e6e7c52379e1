/** Inline styles (light) and the class that turns each colour in dark mode. Tokens of the product's design. */
export const font = "Inter, 'Segoe UI', Helvetica, Arial, sans-serif";

export const light = {
  surface: '#F6F7FA',
  raised: '#FFFFFF',
  text: '#1B1F2A',
  muted: '#5B6475',
  line: '#D7DBE4',
  accent: '#3B5BDB',
  onAccent: '#FFFFFF',
  track: '#EEF0F4',
  success: '#0B7A4B',
  warning: '#8A5A00',
  danger: '#C0262D',
  sandbox: '#FFC53D',
  onSandbox: '#1B1F2A',
} as const;

/** Mail programs that keep a style element follow `prefers-color-scheme`; the others stay light. */
export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .m-page { background-color: #161A22 !important; }
  .m-card { background-color: #1D222C !important; border-color: #2C3340 !important; }
  .m-line { border-color: #2C3340 !important; }
  .m-text { color: #E8EBF1 !important; }
  .m-muted { color: #A3ACBD !important; }
  .m-link { color: #8DA2FB !important; }
  .m-button { background-color: #8DA2FB !important; color: #0F1218 !important; }
  .m-soft { background-color: #161A22 !important; }
  .m-track { background-color: #2C3340 !important; }
  .m-success { color: #4CC38A !important; }
  .m-warning { color: #E5B454 !important; }
  .m-danger { color: #FF8A8A !important; }
  .m-fill-accent { background-color: #8DA2FB !important; }
  .m-fill-success { background-color: #4CC38A !important; }
  .m-fill-warning { background-color: #E5B454 !important; }
  .m-fill-danger { background-color: #FF8A8A !important; }
}
@media (max-width: 599px) {
  .m-body { padding: 24px 20px 12px !important; }
  .m-side { padding-left: 20px !important; padding-right: 20px !important; }
  .m-stack { display: block !important; width: 100% !important; text-align: left !important; box-sizing: border-box !important; }
  .m-stack + .m-stack { padding-top: 0 !important; }
}`;

export const styles = {
  title: {
    margin: '0 0 8px',
    fontSize: '22px',
    lineHeight: '28px',
    fontWeight: 600,
    color: light.text,
    fontFamily: font,
  },
  text: { margin: '0 0 16px', fontSize: '16px', lineHeight: '24px', color: light.text, fontFamily: font },
  small: { margin: '0 0 16px', fontSize: '14px', lineHeight: '20px', color: light.text, fontFamily: font },
  note: { margin: '0 0 16px', fontSize: '14px', lineHeight: '20px', color: light.muted, fontFamily: font },
  foot: { margin: '0', fontSize: '12px', lineHeight: '18px', color: light.muted, fontFamily: font },
  button: {
    display: 'inline-block',
    padding: '12px 28px',
    borderRadius: '6px',
    backgroundColor: light.accent,
    color: light.onAccent,
    fontSize: '16px',
    lineHeight: '24px',
    fontWeight: 600,
    fontFamily: font,
    textDecoration: 'none',
  },
} as const;

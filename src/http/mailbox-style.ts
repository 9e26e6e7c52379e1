/** The product's tokens, as the app has them, for a page that stands alone. */
export const mailboxStyle = `
:root{--bg:#fff;--surface:#f6f7fa;--text:#1b1f2a;--muted:#5b6475;--line:#d7dbe4;--hover:#eef0f4;--soft:#edf0fc;--accent:#3b5bdb}
@media (prefers-color-scheme:dark){:root{--bg:#0f1218;--surface:#161a22;--text:#e8ebf1;--muted:#a3acbd;--line:#2c3340;--hover:#222834;--soft:#232b47;--accent:#8da2fb}}
*{box-sizing:border-box;margin:0}
body{display:grid;grid-template:64px minmax(0,1fr)/360px minmax(0,1fr);height:100vh;height:100dvh;background:var(--bg);color:var(--text);font:14px/20px Inter,system-ui,-apple-system,"Segoe UI",sans-serif}
header{grid-column:1/-1;display:flex;align-items:center;gap:24px;padding:0 24px;border-bottom:1px solid var(--line)}
header p{color:var(--muted)}
a{color:var(--accent)}
a:focus-visible,iframe:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.brand{display:flex;gap:8px;align-items:center;color:var(--accent);text-decoration:none}
.brand span{color:var(--text);font-weight:600;font-size:18px}
nav{overflow:auto;background:var(--surface);border-right:1px solid var(--line);padding:12px}
nav ol{list-style:none;padding:0}
nav li a{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 12px;padding:10px 12px;border-radius:10px;color:inherit;text-decoration:none}
nav li a:hover{background:var(--hover)}
nav li a[aria-current]{background:var(--soft)}
nav .to{font-weight:500;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
nav .subject{grid-column:1/-1;color:var(--muted);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
time{color:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
main{overflow:auto;min-width:0}
article{display:flex;flex-direction:column;gap:16px;min-height:100%;padding:24px 32px}
h1{font-size:22px;line-height:28px;font-weight:600;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:4px 16px}
dt{color:var(--muted)}
dd{margin:0;overflow-wrap:anywhere}
dd time{font-size:14px;color:inherit}
.files{display:flex;flex-wrap:wrap;gap:8px;list-style:none;padding:0}
.files a{display:block;padding:9px 12px;border:1px solid var(--line);border-radius:6px;text-decoration:none;font-weight:500;overflow-wrap:anywhere}
.files a:hover{background:var(--hover)}
.files span{color:var(--muted);font-weight:400;margin-left:4px;white-space:nowrap}
.tabs{display:flex;gap:4px;border-bottom:1px solid var(--line)}
.tabs a{padding:9px 12px;color:var(--muted);text-decoration:none;font-weight:500;border-bottom:2px solid transparent;margin-bottom:-1px}
.tabs a[aria-current]{color:var(--text);border-color:var(--accent)}
iframe{flex:1;min-height:480px;width:100%;border:1px solid var(--line);border-radius:10px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
.hint{color:var(--muted);padding:32px 24px}
.back{display:none}
@media (max-width:639px){
body{grid-template:auto minmax(0,1fr)/minmax(0,1fr)}
header{flex-wrap:wrap;gap:4px 16px;padding:12px 16px}
nav{border:0}
main,.opened nav{display:none}
.opened main{display:block}
.back{display:block;padding:8px 0}
article{padding:8px 16px 24px}
nav li a{min-height:48px}
}
`;

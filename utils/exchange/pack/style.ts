/** Of the report and the verifier: A4 on paper, quiet on the screen, nothing loaded. */
export const PACK_STYLE = `
:root{color-scheme:light dark;--ink:#1f1f1f;--quiet:#595959;--line:#d9d9d9;--back:#fff;--page:#f5f5f5;--accent:#0958d9;--good:#237804;--bad:#a8071a;--warn:#874d00}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e6;--quiet:#a6a6a6;--line:#424242;--back:#1f1f1f;--page:#141414;--accent:#65a1ff;--good:#73d13d;--bad:#ff7875;--warn:#ffc069}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:960px;margin:0 auto;padding:24px}
h1{font-size:20px;margin:0 0 8px}h2{font-size:16px;margin:24px 0 8px}h3{font-size:14px;margin:0 0 8px}
p{margin:4px 0}.quiet,small{color:var(--quiet)}.warn{color:var(--warn);font-weight:600}.good{color:var(--good)}.bad{color:var(--bad)}
section>article,.card{background:var(--back);border:1px solid var(--line);border-radius:8px;padding:16px;margin:8px 0;break-inside:avoid-page}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
.law{grid-template-columns:1fr}.law dd{padding-left:2em;margin-bottom:8px}
table{border-collapse:collapse;width:100%;background:var(--back);border:1px solid var(--line)}th,td{border-bottom:1px solid var(--line);padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{color:var(--quiet);font-weight:400;white-space:nowrap}
.amount{text-align:right;white-space:nowrap}td:not(.amount,.short){min-width:8em}.short{white-space:nowrap}
.history{margin:8px 0;padding-left:24px}.time{font-weight:400;color:var(--quiet)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:8px;padding:8px;max-height:320px;overflow:auto;font:12px/1.5 inherit;font-family:inherit}
a{color:var(--accent);overflow-wrap:anywhere}summary{cursor:pointer;color:var(--accent)}
.drop{border:2px dashed var(--line);border-radius:8px;padding:32px;text-align:center;background:var(--back)}.drop.over{border-color:var(--accent)}
.verdict{font-size:20px;font-weight:600;margin:16px 0 4px}progress{width:100%}
button,label.file{display:inline-block;font:inherit;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--back);padding:4px 16px;cursor:pointer}label.file:focus-within{outline:2px solid var(--ink);outline-offset:2px}
label.file input{position:absolute;opacity:0;width:1px;height:1px}
@media print{body{background:none;font-size:12px}main{padding:0;max-width:none}pre{max-height:none}section>article{break-inside:auto}h2,h3{break-after:avoid}}
@page{size:A4;margin:16mm}
`;

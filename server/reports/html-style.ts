/** How a report in HTML looks: on a telephone, on a screen, on paper, and larger for those who want it larger. */

export const STYLES = `:root{color-scheme:light;--ink:#15181b;--quiet:#4a5157;--line:#8b9298;--paper:#fff;--shade:#f3f2ee;--link:#0b4f7d}
*{box-sizing:border-box}
html{font:100%/1.7 "Noto Sans Khmer","Noto Sans",system-ui,sans-serif;color:var(--ink);background:var(--paper)}
html.large-print{font-size:150%;line-height:1.8}
html.plain{font-size:118%}
body{max-width:52rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.5;margin:.5rem 0 0}
h2{font-size:1.45rem;line-height:1.5;margin:2.5rem 0 .75rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.15rem;line-height:1.6;margin:1.75rem 0 .5rem}
p,ul,ol,dl{margin:.75rem 0}
li{margin:.3rem 0}
a{color:var(--link)}
:focus-visible{outline:3px solid #0b4f7d;outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.75rem}
.subtitle{font-size:1.1rem;color:var(--quiet);margin-top:.25rem}
.mark{margin:0 0 1rem;padding:.5rem .75rem;border:3px double #7a1620;color:#7a1620;font-weight:700;text-align:center}
.note{border:1px solid var(--line);border-inline-start:.5rem solid var(--ink);padding:.25rem 1rem;margin:1rem 0;background:var(--shade)}
.note-heading{font-weight:700}
nav ol{list-style:none;padding:0}
nav li{margin:0}
nav a{display:inline-block;min-height:3rem;padding:.6rem 0}
dl>div{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:.25rem 1rem;padding:.4rem 0;border-bottom:1px solid #d0d3d6}
dt{font-weight:700}
dd{margin:0}
.frame{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.94em}
caption{text-align:start;font-weight:700;padding:.4rem 0}
th,td{padding:.45rem .6rem;border-bottom:1px solid #c6cacd;text-align:start;vertical-align:top;min-width:4.5rem}
tbody th{font-weight:400;min-width:9rem}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
.bar{display:block;width:100%;min-width:6rem;height:.85rem;margin-top:.2rem}
figure{margin:1.25rem 0}
figcaption{font-weight:700;padding:.4rem 0}
.map>svg{width:100%;max-width:40rem;height:auto;border:1px solid var(--line)}
.photo>img{display:block;max-width:min(100%,34rem);height:auto}
.legend{list-style:none;padding:0}
.mark-shape{width:1.1em;height:1.1em;vertical-align:-.15em}
@media (max-width:30rem){dl>div{grid-template-columns:1fr}}
@media (forced-colors:active){.bar{forced-color-adjust:none}}
@media print{html{font-size:11pt}html.large-print{font-size:18pt}html.plain{font-size:14pt}body{max-width:none;padding:0}.skip,nav{display:none}
.mark{position:fixed;top:0;left:0;right:0;background:#fff}.frame{overflow:visible}thead{display:table-header-group}tr,figure,.note{break-inside:avoid}h2,h3,caption{break-after:avoid}.chapter{break-before:auto}a{color:inherit}@page{size:A4;margin:20mm 18mm}}
`

"""What the HTML report looks like: one narrow or two wide columns, light or dark as its reader likes it, plain on paper.

The colours are those of the pictures in it (:mod:`chainfix.reports.svg`). Whatever a colour says stands in words
too.
"""

STYLE = """\
:root{color-scheme:light dark;--ground:#fff;--ink:#1f2328;--soft:#59636e;--grid:#d1d9e0;--panel:#f6f8fa;--link:#0969da;\
--good:#1a7f37;--goodtint:#dafbe1;--bad:#cf222e;--badtint:#ffebe9;--warn:#9a4600;--warntint:#fff8c5;--note:#0969da;--notetint:#ddf4ff}
@media screen and (prefers-color-scheme:dark){:root{--ground:#0d1117;--ink:#e6edf3;--soft:#9198a1;--grid:#30363d;--panel:#161b22;\
--link:#58a6ff;--good:#3fb950;--goodtint:#043615;--bad:#ff7b72;--badtint:#3c1114;--warn:#f0883e;--warntint:#3b2300;\
--note:#58a6ff;--notetint:#0c2d6b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:anywhere;\
font:16px/1.5 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif}
body>header,main,body>footer{max-width:1000px;margin:0 auto;padding:0 16px}
h1,h2,h3,h4{line-height:1.25;margin:0}
h1{font-size:1.6rem;padding-top:24px}
h2{font-size:1.35rem}
h3{font-size:1.1rem;margin-bottom:8px}
h4{font-size:1rem}
p,ul,ol,dl,table,figure{margin:0 0 12px}
p:last-child,ul:last-child,ol:last-child,dl:last-child{margin-bottom:0}
a{color:var(--link)}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.87em}
pre{margin:0 0 12px;padding:10px 12px;background:var(--panel);border:1px solid var(--grid);border-radius:6px;\
white-space:pre-wrap;overflow-wrap:anywhere}
pre span{display:inline-block;max-width:100%}
.soft{color:var(--soft)}
.small{font-size:.87rem}
article{margin-top:28px;padding-top:20px;border-top:1px solid var(--grid)}
article.only{margin-top:8px;padding-top:0;border-top:0}
article>section,.overview,.pair{margin-top:26px}
.pair{display:flex;flex-wrap:wrap;gap:26px}
.pair>section{flex:0 1 min-content;min-width:0;max-width:100%}
.pair>section+section{flex:1 1 440px}
.overview p,td p,th p{margin:0}
.told{color:var(--soft);font-size:.87rem;font-weight:400}
.group{margin:0;color:var(--tone,inherit)}
.verdict{margin-top:12px;padding:12px 16px;border:1px solid var(--tone);border-left-width:6px;border-radius:6px;\
background:var(--tint)}
.verdict .word{font-size:1.15rem;font-weight:600;color:var(--tone);margin-bottom:2px}
.good{--tone:var(--good);--tint:var(--goodtint)}
.error{--tone:var(--bad);--tint:var(--badtint)}
.warning{--tone:var(--warn);--tint:var(--warntint)}
.note{--tone:var(--note);--tint:var(--notetint)}
.badge{display:inline-block;padding:0 8px;border:1px solid var(--tone);border-radius:12px;background:var(--tint);color:var(--tone);\
font-size:.8rem;font-weight:600;line-height:1.5;white-space:nowrap}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;margin-top:12px}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
table{width:100%;border-collapse:collapse}
caption{text-align:left;color:var(--soft);font-size:.87rem;padding-bottom:4px}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-top:1px solid var(--grid)}
th:last-child,td:last-child{padding-right:0}
thead th{border-top:0;color:var(--soft);font-weight:600;font-size:.87rem}
tbody th{font-weight:600}
tbody th{min-width:6.5rem}
.when,time{white-space:nowrap}
td.error,td.good,td.warning{color:var(--tone)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr));gap:16px 24px}
.columns h4{margin-bottom:8px}
.list{list-style:none;padding:0}
.list li{margin-bottom:8px;padding:8px 12px;border:1px solid var(--grid);border-left:6px solid var(--grid);border-radius:6px;\
background:var(--panel);break-inside:avoid}
.list li.error,.list li.good,.list li.warning{border-color:var(--tone);background:var(--tint)}
.list p{margin:0}
.list .change{margin-top:4px;color:var(--tone)}
.name{font-weight:600}
.finding{margin-bottom:12px;padding:10px 14px;border:1px solid var(--grid);border-left:6px solid var(--tone);border-radius:6px;\
break-inside:avoid}
.finding h4{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:center}
.sure{color:var(--soft);font-size:.87rem;font-weight:400}
.finding p,.finding ul{margin:6px 0 0}
.finding ul{padding-left:20px}
details{margin-top:8px}
summary{cursor:pointer;color:var(--link);width:fit-content}
.page{margin:8px 0 0;padding:0 0 0 14px;border-left:3px solid var(--grid)}
figure{overflow-x:auto}
figure svg{display:block;min-width:440px}
figure .cf-graph{min-width:0;max-width:none}
figcaption{color:var(--soft);font-size:.87rem}
.pem{user-select:all;white-space:pre;overflow-x:auto;font-size:.75rem}
body>footer{margin-top:32px;padding-bottom:24px;color:var(--soft);font-size:.87rem}
@media (max-width:520px){.facts{grid-template-columns:minmax(0,1fr)}.facts dt{margin-top:6px;font-size:.87rem}\
th,td{padding-right:8px}.finding,.list li,.verdict{padding-left:10px;padding-right:10px}}
@media print{html{font-size:13px}body{font-size:1rem}article{break-before:page;border-top:0;margin-top:0}\
article.only{break-before:auto}.pair{display:block}.pair>section{break-inside:avoid}.pair>section+section{margin-top:20px}\
h2,h3,h4,caption,figcaption{break-after:avoid}tr,figure,.verdict{break-inside:avoid}a{color:inherit;text-decoration:none}\
.badge,.verdict,.list li,.finding{print-color-adjust:exact;-webkit-print-color-adjust:exact}.columns{grid-template-columns:1fr 1fr}\
figure{overflow:visible}figure svg,figure .cf-graph{min-width:0;max-width:100%;max-height:120mm}.attached,summary{display:none}\
details::details-content{content-visibility:visible;block-size:auto}}
"""

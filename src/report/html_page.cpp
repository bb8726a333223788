#include "report/html_page.h"

namespace zs::report::html {
namespace {

constexpr std::string_view kStyle = R"css(
:root{--ink:#1d2733;--soft:#5b6878;--line:#dde3ea;--page:#f5f7f9;--card:#fff;--brand:#1f5fa8;
--add:#dff3e4;--add-ink:#12632b;--del:#fde3e1;--del-ink:#9c1c14;--warn:#fff1d6;--warn-ink:#7a4b00;--mark:#e6eef8}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9ef;--soft:#9aa7b5;--line:#33404e;--page:#141a21;--card:#1c242d;
--brand:#7fb2ee;--add:#163d22;--add-ink:#a6e5b8;--del:#4a1c1a;--del-ink:#ffb9b3;--warn:#46340f;--warn-ink:#ffd891;--mark:#22344a}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
main{max-width:1360px;margin:0 auto;padding:28px 24px 80px}
h1{font-size:24px;margin:0 0 14px;line-height:1.4}
h2{font-size:15px;margin:26px 0 8px;color:var(--soft);font-weight:600}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:14px;margin-bottom:16px}
.side{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px}
.side b{display:block}.side span{color:var(--soft);font-size:13px}
.filters{position:sticky;top:0;z-index:2;background:var(--page);display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 0;border-bottom:1px solid var(--line)}
.filters button{font:inherit;font-size:13px;border:1px solid var(--line);background:var(--card);color:var(--ink);border-radius:999px;padding:2px 12px;cursor:pointer}
.filters button[aria-pressed=true]{background:var(--brand);border-color:var(--brand);color:var(--card)}
.filters input{font:inherit;font-size:13px;margin-left:auto;border:1px solid var(--line);border-radius:8px;padding:3px 10px;background:var(--card);color:var(--ink);min-width:220px}
.filters output{color:var(--soft);font-size:13px}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
.row{display:grid;grid-template-columns:1fr 1fr;gap:0;background:var(--card);border:1px solid var(--line);border-radius:10px;margin-top:12px;overflow:hidden}
.row[hidden],[hidden]{display:none}
.row.now{box-shadow:0 0 0 2px var(--brand)}
.head{grid-column:1/3;display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:7px 16px;border-bottom:1px solid var(--line);font-size:13px;color:var(--soft)}
.kind{font-weight:600;border-radius:6px;padding:0 8px;background:var(--mark);color:var(--ink)}
.kind.added{background:var(--add);color:var(--add-ink)}.kind.withdrawn{background:var(--del);color:var(--del-ink)}
.kind.reworded,.kind.split,.kind.merged{background:var(--warn);color:var(--warn-ink)}
.cell{padding:10px 16px;min-width:0;overflow-wrap:anywhere}.cell+.cell{border-left:1px solid var(--line)}
.cell p{margin:0 0 8px}.cell p:last-child{margin:0}
.place{display:block;font-size:12px;color:var(--soft)}
del{background:var(--del);color:var(--del-ink);text-decoration:line-through;border-radius:3px}
ins{background:var(--add);color:var(--add-ink);text-decoration:underline;text-underline-offset:3px;border-radius:3px}
.none{color:var(--soft)}
.notes{grid-column:1/3;border-top:1px dashed var(--line);padding:7px 16px;font-size:13px}
.notes div{margin:2px 0}
.limit{display:inline-block;border-radius:6px;padding:0 8px;margin-right:8px;background:var(--mark)}
.limit.tightened{background:var(--del);color:var(--del-ink)}.limit.loosened{background:var(--add);color:var(--add-ink)}
.limit.added,.limit.gone,.limit.changed{background:var(--warn);color:var(--warn-ink)}
.scroll{overflow:auto;background:var(--card);border:1px solid var(--line);border-radius:10px;margin-top:12px;max-height:82vh}
table{border-collapse:separate;border-spacing:0;font-size:13px;line-height:1.6}
th,td{border-right:1px solid var(--line);border-bottom:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top;min-width:120px}
thead th{position:sticky;top:0;background:var(--mark);z-index:1}
th.item{position:sticky;left:0;background:var(--card);min-width:320px;max-width:320px;font-weight:400;z-index:1}
thead th.item{z-index:2;background:var(--mark);font-weight:600}
td.differs{background:var(--warn)}td.gone{background:var(--del)}td.same{color:var(--soft)}
footer{margin-top:28px;color:var(--soft);font-size:12px}
@media(max-width:760px){.sides,.row{grid-template-columns:1fr}.head,.notes{grid-column:1}.cell+.cell{border-left:0;border-top:1px dashed var(--line)}main{padding:18px 12px 60px}}
@media print{.filters{display:none}body{background:#fff;font-size:11px}.row{break-inside:avoid}main{max-width:none;padding:0}.scroll{max-height:none;overflow:visible}}
)css";

constexpr std::string_view kScript = R"js(
(function(){
var rows=[].slice.call(document.querySelectorAll('.row,tbody tr')),buttons=[].slice.call(document.querySelectorAll('.filters button'));
var search=document.querySelector('.filters input'),told=document.querySelector('.filters output'),at=-1;
function on(name){return buttons.filter(function(b){return b.dataset[name]&&b.getAttribute('aria-pressed')==='true'}).map(function(b){return b.dataset[name]})}
function show(){var kinds=on('kind'),flags=on('flag'),word=search?search.value.trim():'',n=0;
rows.forEach(function(r){var own=(r.dataset.flags||'').split(' ');
var fits=(!kinds.length||kinds.indexOf(r.dataset.kind)>=0)&&flags.every(function(f){return own.indexOf(f)>=0})&&(!word||r.textContent.indexOf(word)>=0);
r.hidden=!fits;if(fits)n++});if(told)told.textContent=n+' 条'}
buttons.forEach(function(b){b.addEventListener('click',function(){b.setAttribute('aria-pressed',b.getAttribute('aria-pressed')==='true'?'false':'true');show()})});
if(search)search.addEventListener('input',show);
function go(step){var seen=rows.filter(function(r){return !r.hidden});if(!seen.length)return;
var i=seen.indexOf(rows[at]);i=Math.max(0,Math.min(seen.length-1,i+step));if(at>=0)rows[at].classList.remove('now');
at=rows.indexOf(seen[i]);seen[i].classList.add('now');seen[i].scrollIntoView({block:'center'})}
document.addEventListener('keydown',function(e){if(e.target.tagName==='INPUT'){if(e.key==='Escape')e.target.blur();return}
if(e.ctrlKey||e.metaKey||e.altKey)return;if(e.key==='j')go(1);else if(e.key==='k')go(-1);else if(e.key==='/'&&search){e.preventDefault();search.focus()}});
show()})();
)js";

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (char const c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string element(std::string_view tag, std::string_view name, std::string_view text) {
    std::string out = "<";
    out.append(tag);
    if (!name.empty()) out.append(" class=\"").append(name).append("\"");
    return out.append(">").append(escaped(text)).append("</").append(tag).append(">");
}

std::string page(std::string_view title, std::string_view body) {
    std::string out =
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>";
    out.append(escaped(title))
        .append("</title><style>")
        .append(kStyle)
        .append("</style></head><body><main>\n");
    out.append(body);
    return out.append("</main><script>").append(kScript).append("</script></body></html>\n");
}

}  // namespace zs::report::html

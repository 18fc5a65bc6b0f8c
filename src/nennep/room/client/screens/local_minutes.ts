// The minutes as the phone draws them by itself while no server is reached: from the package and the texts, in the
// order and the words of room/minutes.py and room/passages.py. Printed things are Vietnamese always, so these words
// are data and stand in no table of words.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import type { Mark } from "@/meetings/client/attendance";
import type { Ballot, Opinion } from "@/meetings/client/ballots";
import { count } from "@/meetings/client/counting";
import type { Entry } from "@/meetings/client/entries";
import type { ProxyEntry } from "@/meetings/client/others";
import type { Package } from "@/meetings/client/package";
import type { Note } from "@/meetings/client/paper_notes";
import type { RollLine } from "@/meetings/client/roll";
import type { Id } from "@/offline/client/uuid";
import type { Resolution } from "@/resolutions/client/resolutions";
import { day, hour } from "@/ui/client/dates";
import type { Shown } from "@/ui/client/elements";
import { capital } from "@/ui/client/words";

/** What is written in a free section; item "-" is the whole meeting. */
export type Read = (item: Id, section: "gist" | "conclusion") => string;
type Blocks = Shown[];

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const THOSE_MEETING: Record<string, string> = {
  cell: "chi bộ", cell_committee: "chi ủy", executive: "Ban Chấp hành", standing: "Ban Thường vụ", group: "tổ đảng",
};
const PRINTED: Record<string, string> = {
  regular: "sinh hoạt chi bộ thường kỳ", thematic: "sinh hoạt chi bộ chuyên đề",
  joint: "sinh hoạt chung, trao đổi kinh nghiệm", extraordinary: "sinh hoạt chi bộ bất thường",
};
const PRINTED_BODIES: Record<string, string> = {
  cell_committee: "họp chi ủy", executive: "hội nghị Ban Chấp hành", standing: "họp Ban Thường vụ",
  secretaries: "giao ban bí thư chi bộ", group: "sinh hoạt tổ đảng", congress: "đại hội",
};
const FORMS = { card: "giơ thẻ đảng viên", secret: "phiếu kín" };
const STATES = { open: "Đang làm", done: "Hoàn thành", dropped: "Thôi, không còn cần" };
const ABSENT: [Mark, string][] = [
  ["excused", "Vắng có lý do"], ["absent", "Vắng không lý do"],
  ["exempt", "Được miễn công tác và sinh hoạt đảng"], ["elsewhere", "Sinh hoạt nơi khác"],
];
/** Kinds whose facts get a section of their own where the agenda has no such item. */
const ALONE: [string, string][] = [
  ["last_month_tasks", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG TRƯỚC"], ["assignments", "PHÂN CÔNG NHIỆM VỤ"],
  ["gifts", "TẶNG QUÀ"], ["score", "CHẤT LƯỢNG SINH HOẠT"],
];

/** The whole of the minutes, for reading back. */
export function localMinutes(pack: Package, read: Read): TemplateResult {
  const onAgenda = new Set(pack.parts.items.map((each) => each.kind));
  const sections: [string, Blocks][] = [
    ["CHƯƠNG TRÌNH", agenda(pack)],
    ["DIỄN BIẾN", course(pack, read)],
    ...ALONE.filter(([kind]) => !onAgenda.has(kind)).map(([kind, title]): [string, Blocks] => [title, factsOf(pack, kind)]),
    ["NGHỊ QUYẾT, KẾT LUẬN ĐƯỢC THÔNG QUA", resolved(pack)],
    ["KẾT LUẬN CỦA CHỦ TRÌ", prose(read("-", "conclusion"))],
  ];
  return html`<article class="doc" lang="vi">${head(pack)}${facts(pack)}${prose(read("-", "gist"))}
    ${sections.filter(([, blocks]) => blocks.length).map(([title, blocks], at) =>
      html`<h3 class="level-1">${ROMAN[at]}- ${title}</h3>${blocks}`)}
    ${closing(pack)}<footer class="doc-end">${signature("NGƯỜI GHI BIÊN BẢN", nameOf(pack, pack.meeting.minute_taker))}${signature("CHỦ TRÌ HỘI NGHỊ", nameOf(pack, pack.meeting.chair))}</footer></article>`;
}

const began = (pack: Package): string => pack.meeting.opened_at ?? pack.meeting.starts_at;
const isCell = (pack: Package): boolean => pack.meeting.body.kind === "cell";
const para = (...parts: Shown[]): TemplateResult => html`<p class="justify indent">${parts}</p>`;
const nameOf = (pack: Package, person: Id | null): string => pack.parts.roll.entries.find((each) => each.person === person)?.name ?? "";

function head(pack: Package): TemplateResult {
  const name = pack.meeting.organisation.name;
  const issuer = isCell(pack) ? name : name.replace(/^Đảng bộ /, "Đảng ủy ");
  return html`<header class="doc-head"><div><p class="issuer">${issuer.toUpperCase()}</p><p class="star">*</p></div>
    <div><p class="party">ĐẢNG CỘNG SẢN VIỆT NAM</p></div></header>
    <div class="doc-title"><h2>BIÊN BẢN</h2><p class="subject">${subject(pack)}</p><p aria-hidden="true">-----</p></div>`;
}

function subject(pack: Package): string {
  const { meeting } = pack;
  const [year, month] = [Number(meeting.month.slice(0, 4)), Number(meeting.month.slice(5, 7))];
  const name = (PRINTED_BODIES[meeting.body.kind] ?? PRINTED[meeting.kind] ?? "") + (meeting.is_model ? " (sinh hoạt mẫu)" : "");
  const both = meeting.kind === "regular" && meeting.minimum_rule === "meeting.min_minutes_with_thematic" ? " và chuyên đề" : "";
  const period = meeting.kind === "thematic" ? `quý ${ROMAN[Math.floor((month - 1) / 3)]} năm ${year}` : `tháng ${month} năm ${year}`;
  const theme = meeting.themes.join("; ") || meeting.theme;
  return `${name}${both} ${period}${theme ? `: ${theme}` : ""}`;
}

function facts(pack: Package): TemplateResult {
  const { meeting, parts: { joint } } = pack;
  const guests = pack.parts.guests.filter((each) => each.present);
  const lines: [string, string][] = [
    ["Thời gian", `bắt đầu lúc ${clock(began(pack))}, ngày ${day(began(pack))}`],
    ["Địa điểm", meeting.place],
    ["Chủ trì", named(pack, meeting.chair)],
    ["Người ghi biên bản", named(pack, meeting.minute_taker)],
    ...(guests.length ? [["Đại biểu dự", guestLine(pack)] as [string, string]] : []),
    ...(joint?.others ?? []).map(({ organisation, members, present }): [string, string] =>
      ["Sinh hoạt chung với", organisation + (members ? ` (có mặt ${present}/${members} đồng chí)` : "")]),
    ...attendance(pack),
  ];
  return html`<div class="lines">${lines.map(([label, value]) =>
    html`<p>- ${label}: ${value || html`<span class="dots"></span>`}</p>`)}</div>`;
}

function attendance(pack: Package): [string, string][] {
  const counted = count(pack.parts.roll.entries, pack.parts.attendance);
  const besides = counted.present - counted.attended;
  const late = marked(pack, "late").length;
  const came = `${counted.attended}/${counted.must_attend} đồng chí phải dự (${share(counted.attended, counted.must_attend)})`
    + (besides ? `; ngoài ra ${besides} đồng chí không tính vào tỷ lệ` : "") + (late ? `; trong đó đến muộn ${late}` : "");
  return [
    [isCell(pack) ? "Tổng số" : "Thành phần", rollSentence(counted, isCell(pack))], ["Có mặt", came],
    ...ABSENT.flatMap(([mark, label]): [string, string][] => {
      const people = marked(pack, mark);
      return people.length ? [[label, `${people.length} đồng chí: ${people.map((each) => withReason(pack, each)).join("; ")}`]] : [];
    }),
  ];
}

function rollSentence({ members, official, probationary }: ReturnType<typeof count>, cell: boolean): string {
  if (!cell) return `${members} đồng chí`;
  const others = members - official - probationary;
  return `${official + probationary} đảng viên (chính thức ${official}, dự bị ${probationary}`
    + (others ? `, nơi khác đến sinh hoạt tạm thời ${others})` : ")");
}

function marked(pack: Package, mark: Mark): RollLine[] {
  const found = new Set(pack.parts.attendance.filter((each) => each.mark === mark).map((each) => each.person));
  return pack.parts.roll.entries.filter((each) => found.has(each.person));
}

function withReason(pack: Package, { person, name }: RollLine): string {
  const reason = pack.parts.attendance.find((each) => each.person === person)?.reason;
  return reason ? `${name} (${reason})` : name;
}

function named(pack: Package, person: Id | null): string {
  const found = pack.parts.roll.entries.find((each) => each.person === person);
  return found ? `đồng chí ${found.name}${found.office ? `, ${found.office}` : ""}` : "";
}

function guestLine(pack: Package): string {
  const came = pack.parts.guests.filter((each) => each.present);
  const observers = came.filter((each) => each.is_observer);
  const parts = came.filter((each) => !each.is_observer).map((each) => `${each.name}${each.title ? `, ${each.title}` : ""}`);
  if (observers.length) {
    const names = observers.length <= 5 ? ` (${observers.map((each) => each.name).join(", ")})` : "";
    parts.push(`${observers.length} đại biểu dự học tập${names}`);
  }
  return parts.join("; ");
}

function sitting(pack: Package): string {
  return ["cell", "group"].includes(pack.meeting.body.kind) ? "Buổi sinh hoạt" : "Hội nghị";
}

function agenda(pack: Package): Blocks {
  const listed = pack.parts.items.map((each, at) => `(${at + 1}) ${each.title}`).join("; ");
  return listed ? [para(`${sitting(pack)} gồm ${pack.parts.items.length} nội dung: ${listed}.`)] : [];
}

function course(pack: Package, read: Read): Blocks {
  const found = pack.parts.items.map((each) => ({ each, under: itemBlocks(pack, read, each) })).filter(({ under }) => under.length);
  return [
    ...found.map(({ each, under }, at) => html`<h4 class="level-2">${at + 1}. ${each.title}</h4>${under}`),
    ...pack.parts.opinions.filter((each) => !each.ballot).map((each) => opinion(pack, each)),
  ];
}

function itemBlocks(pack: Package, read: Read, item: Item): Blocks {
  const of = <T extends { item: Id }>(rows: T[]): T[] => rows.filter((each) => each.item === item.id);
  const taker = item.kind === "appoint_minute_taker" && pack.meeting.minute_taker;
  const first = pack.parts.items.find((each) => each.kind === item.kind) === item;
  return [
    ...prose(read(item.id, "gist")),
    ...of(pack.parts.entries).flatMap(said),
    ...(taker ? [para(`${capital(THOSE_MEETING[pack.meeting.body.kind] ?? "hội nghị")} cử đồng chí ${nameOf(pack, taker)} ghi biên bản.`)] : []),
    ...(first ? factsOf(pack, item.kind) : []),
    ...of(pack.parts.notes).map(paper),
    ...of(pack.parts.ballots).flatMap((each) => ballot(pack, each)),
    ...prose(read(item.id, "conclusion"), "Kết luận:"),
  ];
}

/** What is drawn from facts under the first item of this kind. */
function factsOf(pack: Package, kind: string): Blocks {
  const { gifts, tasks, score } = pack.parts;
  const heard = pack.parts.carried.filter((each) => each.heard);
  if (kind === "last_month_tasks" && heard.length) {
    return [table(["STT", "Nhiệm vụ đã giao", "Tình trạng đầu kỳ", "Kết quả"], heard.map((each, at) =>
      [String(at + 1), each.line, each.opening_status, STATES[each.state] + (each.result ? `: ${each.result}` : "")]))];
  }
  if (kind === "assignments" && tasks.length) {
    return [table(["STT", "Nhiệm vụ", "Người thực hiện", "Thời hạn"], tasks.map((each, at) =>
      [String(at + 1), each.task, each.owner_name, each.due_on ? day(each.due_on) : ""]))];
  }
  if (kind === "gifts" && gifts.length) return [listed(gifts.map((each) => each.line))];
  if (kind === "score" && score && score.total !== null) {
    const grade = score.grade ? `, xếp loại ${score.grade}` : "";
    return [para(`Tự đánh giá, chấm điểm chất lượng buổi sinh hoạt: ${points(score.total)}/${points(score.out_of)} điểm${grade}.`)];
  }
  return [];
}

function said(entry: Entry): Blocks {
  if (!entry.speaker_name) return prose(entry.gist);
  return prose(entry.gist, `${entry.speaker ? "Đồng chí " : ""}${entry.speaker_name}:`);
}

function ballot(pack: Package, each: Ballot): Blocks {
  const found = pack.parts.roll.rules[each.rule];
  const why = [found?.shown, found?.citation].filter(Boolean).join("; ");
  const got = `${each.votes_for}/${each.denominator} (${share(each.votes_for, each.denominator)})`;
  return [
    para(html`<b>Biểu quyết: </b>`, sentence(each.question)),
    para(`Hình thức: ${FORMS[each.form]}. Tán thành ${got}; không tán thành ${each.votes_against}; ý kiến khác ${each.votes_other}; cần ít nhất ${each.threshold}/${each.denominator}${why ? ` (${why})` : ""}. `,
      html`<b>Kết quả: ${each.passed ? "" : "không "}được thông qua.</b>`),
    ...pack.parts.opinions.filter((one) => one.ballot === each.id).map((one) => opinion(pack, one)),
  ];
}

function opinion(pack: Package, each: Opinion): TemplateResult {
  return para("Đồng chí ", html`<b>${nameOf(pack, each.person)}</b>`, ` đề nghị ghi bảo lưu ý kiến: ${sentence(each.text)}`);
}

function paper({ book, page, votes_for: yes, votes_against: no, votes_other: other }: Note): TemplateResult {
  const tally = [yes, no, other].some((each) => each !== null)
    ? ` Biểu quyết: tán thành ${yes ?? 0}; không tán thành ${no ?? 0}; ý kiến khác ${other ?? 0}.` : "";
  return para(`Nội dung này chỉ ghi sổ giấy: quyển ${book}, trang ${page}.${tally}`);
}

function resolved(pack: Package): Blocks {
  const stands = (each: Resolution): boolean =>
    each.ballot ? pack.parts.ballots.some((one) => one.id === each.ballot && one.passed) : each.kind === "KL";
  const found = pack.parts.resolutions.filter(stands);
  return found.length ? [listed(found.map((each) =>
    `${each.kind === "NQ" ? "Nghị quyết" : "Kết luận"} ${each.title.replace(/^(nghị quyết|kết luận) /i, "")}`), true)] : [];
}

function closing(pack: Package): Blocks {
  const { meeting: { closed_at: ended }, parts: { proxy_entry: entered } } = pack;
  const when = ended && day(ended) === day(began(pack)) ? "cùng ngày" : `ngày ${ended && day(ended)}`;
  return [
    ...(ended ? [para(`${sitting(pack)} kết thúc lúc ${clock(ended)} ${when}.`)] : []),
    ...(entered ? [para(html`<i>${proxyEntryLine(entered)}</i>`)] : []),
  ];
}

function proxyEntryLine({ source, on, by, reason, state, confirmed_on }: ProxyEntry): string {
  const settled = {
    waiting: "Chờ bí thư chi bộ xác nhận", confirmed: `Bí thư chi bộ đã xác nhận ngày ${day(confirmed_on ?? on)}`,
    refused: "Bí thư chi bộ chưa đồng ý",
  }[state];
  return `Văn phòng nhập thay từ bản giấy (${source}) ngày ${day(on)}, người nhập: đồng chí ${by}; lý do: ${reason.replace(/\.+$/, "")}. ${settled}.`;
}

function signature(caption: string, name: string): TemplateResult {
  return html`<div class="signature"><p>${caption}</p><p class="hand"></p><p class="name">${name}</p></div>`;
}

/** What people typed as paragraphs; lines that begin with a dash become a list. `lead` opens it in bold. */
function prose(text: string, lead = ""): Blocks {
  const blocks: Blocks = [];
  let dashed: string[] = [];
  const flush = (): void => {
    if (dashed.length) blocks.push(listed(dashed));
    dashed = [];
  };
  for (const each of text.trim().split(/\r?\n/).map((one) => one.trim())) {
    const isListed = /^[-–•+*]\s+/.test(each);
    if (isListed && lead) blocks.push(para(html`<b>${lead}</b>`));
    if (isListed) dashed.push(each.replace(/^[-–•+*]\s+/, ""));
    else flush();
    if (each && !isListed) blocks.push(para(lead ? html`<b>${lead} </b>` : nothing, each));
    if (each) lead = "";
  }
  flush();
  return blocks;
}

function listed(lines: string[], numbered = false): TemplateResult {
  return html`<ul class="listed">${lines.map((each, at) => html`<li>${numbered ? `${at + 1}.` : "-"} ${each}</li>`)}</ul>`;
}

function table(titles: string[], rows: string[][]): TemplateResult {
  return html`<div class="table-scroll"><table><thead><tr>${titles.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((each, at) => html`<td data-title=${titles[at]!}>${each}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** 19 giờ 30 phút. */
function clock(moment: string): string {
  const [hours, minutes] = hour(moment).split(":");
  return `${Number(hours)} giờ ${minutes} phút`;
}

/** 9 of 10 as "90%", 9 of 11 as "81,8%". */
function share(part: number, whole: number): string {
  return whole ? `${points((100 * part) / whole)}%` : "–";
}

/** One decimal at most, with a comma; a half goes to the even side, as on the server. */
function points(value: number): string {
  const isHalf = (value * 10) % 1 === 0.5;
  return (isHalf ? Math.round(value * 5) / 5 : value).toFixed(1).replace(".0", "").replace(".", ",");
}

/** With a full stop at its end. */
function sentence(text: string): string {
  const found = text.split(/\s+/).join(" ").trim();
  return /[.!?…]$/.test(found) ? found : `${found}.`;
}

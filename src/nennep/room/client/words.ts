// Every word of the room. English ones lie in a script of their own (english.ts), which only English pages load.

import { DEVICE_WORDS } from "./words_device";
import { HOME_WORDS } from "./words_home";

const ROOM_WORDS = {
  // what became of an act
  received: "máy chủ đã nhận",
  sending: "đang gửi",
  waiting: "chưa gửi được – sẽ thử lại",
  signed_out: "cần đăng nhập lại",
  sign_in: "Đăng nhập lại",
  sign_in_why: "Phiên đăng nhập đã hết. Việc đã làm vẫn còn ở trang này: đăng nhập ở thẻ khác rồi quay lại đây.",
  unsent: "Việc chờ gửi",
  unsent_none: "Không còn việc nào chờ gửi.",
  unsent_why: "Những việc này mới ở trên trang. Đừng đóng trang khi chưa gửi xong.",
  unsent_texts: "Phần chữ của biên bản",
  send_now: "Gửi lại ngay",
  refused: "Máy chủ không nhận",
  no_package: "Chưa tải được buổi họp",
  no_package_network: "Không có kết nối tới máy chủ.",
  no_package_server: "Máy chủ chưa trả lời được.",
  gone: "Không tìm thấy buổi họp này.",
  try_again: "Thử lại",
  too_old: "Chương trình trên trang này cũ hơn máy chủ. Tải lại trang.",
  // moving about
  agenda: "Chương trình",
  item_of: "Mục {n}/{of}",
  next: "Tiếp",
  previous: "Trước",
  back: "Quay lại",
  go_on_at: "Tiếp tục mục {n}",
  minutes_long: "{n} phút",
  opening: "Mở đầu",
  body: "Tiến hành",
  closing: "Kết thúc",
  add_item: "Bổ sung nội dung",
  done: "xong",
  guests: "Đại biểu",
  last_tasks: "Việc tháng trước",
  read_only: "Đồng chí chỉ xem được buổi họp này.",
  locked: "Biên bản đã thông qua và khóa",
  locked_why: "Muốn sửa thì dùng Đính chính ở trang buổi họp.",
  to_meeting: "Về trang buổi họp",
  cancelled: "Buổi họp này không họp.",
  // opening
  open: "Khai mạc buổi họp",
  open_button: "Khai mạc",
  chair: "Chủ trì",
  started_at: "Giờ bắt đầu",
  ended_at: "Giờ kết thúc",
  open_wait: "Chờ đồng chí chủ trì khai mạc.",
  roll_as_of: "Danh sách {n} đồng chí, chốt khi khai mạc.",
  minute_taker: "Thư ký",
  appoint: "Cử làm thư ký",
  appointed: "Thư ký: {name}",
  change: "Đổi",
  // attendance
  roll: "Điểm danh",
  present: "Có mặt",
  late: "Đến muộn",
  absent_short: "Vắng",
  excused: "Vắng có lý do",
  absent: "Vắng không lý do",
  exempt: "Được miễn",
  elsewhere: "Sinh hoạt nơi khác",
  mark_excused: "có lý do",
  mark_absent: "không lý do",
  reason: "Lý do",
  said_absent: "báo vắng",
  said_coming: "báo sẽ dự",
  all_present: "Tất cả có mặt",
  rest_present: "{n} đồng chí còn lại có mặt",
  details: "Chi tiết điểm danh của {name}",
  roll_sum: "{members} đồng chí: {official} chính thức, {probationary} dự bị. Tính tỉ lệ dự họp trên {must}.",
  unmarked: "Còn {n} đồng chí chưa điểm danh.",
  all_marked: "Đã điểm danh đủ.",
  pass_round: "Chuyền máy để tự bấm tên",
  pass_title: "Đồng chí tìm tên mình rồi bấm vào tên",
  pass_end: "Xong, trả máy cho thư ký",
  can_vote: "Biểu quyết được chưa?",
  votes_needed:
    "Chi bộ có {votes} đảng viên được biểu quyết. Nghị quyết cần {half} phiếu; kết nạp, xóa tên, khai trừ cần {thirds}.",
  votes_needed_body: "{votes} đồng chí được tính biểu quyết. Nghị quyết cần {half} phiếu.",
  votes_of: "Tính trên số đảng viên, không tính trên số có mặt. Đang có mặt {present} đồng chí được biểu quyết.",
  too_few: "Hiện chưa đủ người để thông qua nghị quyết.",
  // hours and days
  bad_hour: "Ghi giờ và phút, ví dụ 19:30.",
  bad_day: "Ghi ngày/tháng/năm, ví dụ 24/11/2026.",
  too_early: "Hạn từ ngày họp {day} trở đi.",
  calendar: "Lịch",
  // guests
  guest_name: "Họ tên đại biểu",
  guest_title: "Chức vụ, đơn vị",
  observer: "Dự quan sát sinh hoạt mẫu",
  add_guest: "Thêm đại biểu",
  came: "Có dự",
  did_not: "Không dự",
  rest_came: "{n} đại biểu còn lại có dự",
  guests_none: "Chưa mời đại biểu nào.",
  guests_count: "Đại biểu không tính vào số dự họp và biểu quyết.",
  joint: "Sinh hoạt chung",
  joint_line: "{name}: {present}/{members} có mặt",
  joint_why: "Mỗi chi bộ giữ điểm danh, biểu quyết và biên bản riêng.",
  // discussion
  say: "Ghi ý kiến",
  speaker: "Đồng chí phát biểu",
  other_speaker: "Đại biểu (viết tên)",
  speaker_name: "Tên đại biểu",
  gist_said: "Ý chính",
  choose: "– chọn –",
  write_down: "Ghi vào biên bản",
  entries: "Ý kiến đã ghi",
  take_out: "Bỏ",
  take_out_ask: "Bỏ nội dung này khỏi biên bản?",
  gist: "Nội dung, tóm tắt",
  conclusion: "Kết luận của chủ trì",
  ideology: "Tình hình chung",
  ideology_why: "Chỉ ghi chung, không nêu tên người.",
  named: "{kind} {title}",
  also: "Việc khác ở mục này",
  // ballots
  ballot: "Biểu quyết",
  hold_ballot: "Ghi kết quả biểu quyết",
  question: "Biểu quyết về việc gì",
  form: "Hình thức",
  card: "Giơ thẻ",
  secret: "Phiếu kín",
  rule: "Loại việc",
  ordinary: "Nghị quyết (quá nửa)",
  two_thirds: "Kết nạp, xóa tên, khai trừ (2/3)",
  for: "Tán thành",
  against: "Không tán thành",
  other: "Ý kiến khác",
  less: "bớt một",
  more: "thêm một",
  all_for: "Tất cả {n} đồng chí tán thành",
  needs: "Cần {needed}/{of} phiếu tán thành",
  rule_why: "{of} đồng chí được tính biểu quyết; {shown} là {needed} phiếu.",
  passed: "Đủ: {n}/{of} tán thành, cần {needed}.",
  failed: "Chưa đủ: {n}/{of} tán thành, cần {needed}.",
  too_many: "Đếm được {total} phiếu nhưng chỉ {of} đồng chí được tính biểu quyết. Đếm lại.",
  more_than_present: "Số phiếu nhiều hơn {n} đồng chí có quyền biểu quyết đang có mặt. Xem lại điểm danh.",
  discuss_first: "Mục này chưa ghi ý kiến thảo luận nào.",
  no_rule: "Chưa rõ mức phiếu cần theo quy định của ngày này.",
  carried_chip: "đủ phiếu",
  failed_chip: "không đủ phiếu",
  tally: "{for} tán thành, {against} không, {other} ý kiến khác",
  recount: "Bỏ kết quả này",
  recount_ask: "Bỏ kết quả này để ghi lại?",
  reserve: "Bảo lưu ý kiến",
  reserve_why: "Chỉ ghi tên khi chính đồng chí đó yêu cầu. Ngoài ra không ghi ai biểu quyết thế nào.",
  demanded: "Chính đồng chí này yêu cầu ghi tên",
  opinion: "Ý kiến bảo lưu",
  member: "Đồng chí",
  // paper book
  paper: "Ghi ở sổ giấy",
  paper_why: "Nội dung chỉ ghi vào sổ giấy. Trong máy chỉ ghi quyển, trang.",
  book: "Quyển",
  page: "Trang",
  with_tally: "Có biểu quyết",
  save: "Ghi",
  paper_line: "Sổ giấy: {book}, trang {page}",
  // resolutions and tasks
  resolution: "Nghị quyết, kết luận",
  NQ: "Nghị quyết",
  KL: "Kết luận",
  title: "Về việc",
  text: "Nội dung",
  write_resolution: "Soạn nghị quyết, kết luận",
  edit: "Sửa",
  vote_on: "Biểu quyết thông qua",
  vote_on_question: "Thông qua {kind} {title}",
  not_voted: "chưa biểu quyết",
  task: "Việc gì",
  who: "Ai làm",
  by_when: "Xong trước ngày",
  other_owner: "Khác (viết tên)",
  owner_name: "Tên người, nhóm làm",
  assign: "Giao việc",
  assigned: "Việc đã giao buổi này",
  assigned_none: "Chưa giao việc nào.",
  due: "đến {day}",
  task_done: "Xong",
  task_open: "Đang làm",
  task_dropped: "Không cần",
  result: "Kết quả",
  before: "Đầu kỳ: {what}",
  carried_none: "Không có việc nào còn dở từ buổi trước.",
  heard_of: "Đã nghe {n}/{of} việc",
  all_done: "Cả {n} việc còn lại đã xong",
  // gifts, items
  gift: "Quà tặng",
  add_gift: "Ghi quà tặng",
  item_title: "Nội dung bổ sung",
  item_kind: "Loại",
  kind_report: "Báo cáo, thảo luận",
  kind_ballot: "Biểu quyết",
  kind_ideology: "Tư tưởng, dư luận",
  kind_paper_only: "Chỉ ghi sổ giấy",
  // score
  score: "Chấm điểm",
  score_why: "Điểm đề xuất theo số liệu đã ghi; chỗ chưa rõ thì hỏi chi bộ.",
  score_unknown: "chưa rõ, cần hỏi",
  score_suggested: "đề xuất {n}: {why}",
  score_sum: "{n}/{of} điểm",
  score_agree: "Chi bộ thống nhất điểm này",
  score_agreed: "Chi bộ đã thống nhất {n}/{of} điểm{grade}.",
  score_left: "Còn {n} tiêu chí chưa có điểm.",
  score_none: "Buổi họp này không chấm điểm.",
  // times, reading back, closing
  times: "Thời gian",
  set_times: "Ghi giờ",
  close_now: "Kết thúc bây giờ",
  lasted: "Đã họp {n} phút.",
  enough_time: "Đủ thời lượng tối thiểu {n} phút.",
  short_time: "Tối thiểu {n} phút; còn thiếu {left} phút.",
  read_now: "Xem biên bản để đọc",
  read_again: "Xem lại",
  adopt: "Thông qua và khóa biên bản",
  adopt_ask: "Chi bộ đã nghe đọc và thông qua? Khóa rồi chỉ sửa được bằng Đính chính.",
  adopt_chair: "Đồng chí chủ trì bấm thông qua.",
  read_steps: "Thư ký đọc to; sai ở đâu, sửa ngay ở mục đó.",
} as const satisfies Record<string, string>;

const WORDS = { ...ROOM_WORDS, ...DEVICE_WORDS, ...HOME_WORDS };

export type Word = keyof typeof WORDS;

/** On an English page the same words in English. */
const english = (globalThis as { nennepEnglish?: Record<Word, string> }).nennepEnglish;

/** A word or sentence, with its {places} filled. */
export function w(word: Word, places: Record<string, string | number> = {}): string {
  return (english ?? WORDS)[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

/** A resolution's subject as the papers print it under their title: "về phòng cháy rừng". It is data: always Vietnamese. */
export function subject(title: string): string {
  return /^(về|v\/v)(\s|$)/i.test(title) || title === "" ? title : `về ${title}`;
}

/** dd/mm/yyyy of an ISO day or instant, in Vietnam. */
export function day(iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso.split("-").reverse().join("/");
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, day: "2-digit", month: "2-digit", year: "numeric" })
    .format(new Date(iso));
}

/** The ISO day of an instant, in Vietnam. */
export function isoDay(iso: string): string {
  return day(iso).split("/").reverse().join("-");
}

/** A number with the decimal sign of the language. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10).replace(".", english ? "." : ",");
}

/** HH:MM of an instant, in Vietnam. */
export function hour(iso: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
}

/** The instant of HH:MM on the day of another instant, in Vietnam (which has no summer time). */
export function instant(dayOf: string, time: string): string {
  const [date, month, year] = day(dayOf).split("/");
  return new Date(`${year}-${month}-${date}T${time}:00+07:00`).toISOString();
}

const ZONE = "Asia/Ho_Chi_Minh";

// Every word of the room: Vietnamese first, then English. The language is that of the page.

import { DEVICE_WORDS } from "./words_device";
import { HOME_WORDS } from "./words_home";

const ROOM_WORDS = {
  // what became of an act
  received: ["máy chủ đã nhận", "received by the server"],
  sending: ["đang gửi", "sending"],
  waiting: ["chưa gửi được – sẽ thử lại", "not sent yet – will try again"],
  signed_out: ["cần đăng nhập lại", "sign in again"],
  sign_in: ["Đăng nhập lại", "Sign in again"],
  sign_in_why: [
    "Phiên đăng nhập đã hết. Việc đã làm vẫn còn ở trang này: đăng nhập ở thẻ khác rồi quay lại đây.",
    "The session has ended. What was done is still on this page: sign in in another tab and come back here.",
  ],
  unsent: ["Việc chờ gửi", "Waiting to be sent"],
  unsent_none: ["Không còn việc nào chờ gửi.", "Nothing is waiting to be sent."],
  unsent_why: [
    "Những việc này mới ở trên trang. Đừng đóng trang khi chưa gửi xong.",
    "These are only on this page so far. Do not close it before they are sent.",
  ],
  unsent_texts: ["Phần chữ của biên bản", "Text of the minutes"],
  send_now: ["Gửi lại ngay", "Send now"],
  refused: ["Máy chủ không nhận", "The server did not accept"],
  no_package: ["Chưa tải được buổi họp", "The meeting could not be loaded"],
  no_package_network: ["Không có kết nối tới máy chủ.", "There is no connection to the server."],
  no_package_server: ["Máy chủ chưa trả lời được.", "The server could not answer."],
  gone: ["Không tìm thấy buổi họp này.", "This meeting was not found."],
  try_again: ["Thử lại", "Try again"],
  too_old: [
    "Chương trình trên trang này cũ hơn máy chủ. Tải lại trang.",
    "The program on this page is older than the server. Reload the page.",
  ],
  // moving about
  agenda: ["Chương trình", "Agenda"],
  item_of: ["Mục {n}/{of}", "Item {n}/{of}"],
  next: ["Tiếp", "Next"],
  previous: ["Trước", "Back"],
  back: ["Quay lại", "Go back"],
  go_on_at: ["Tiếp tục mục {n}", "Continue at item {n}"],
  minutes_long: ["{n} phút", "{n} min"],
  opening: ["Mở đầu", "Opening"],
  body: ["Tiến hành", "Contents"],
  closing: ["Kết thúc", "Closing"],
  add_item: ["Bổ sung nội dung", "Add an item"],
  done: ["xong", "done"],
  guests: ["Đại biểu", "Guests"],
  last_tasks: ["Việc tháng trước", "Last month's tasks"],
  read_only: ["Đồng chí chỉ xem được buổi họp này.", "You can only read this meeting."],
  locked: ["Biên bản đã thông qua và khóa", "The minutes are adopted and locked"],
  locked_why: [
    "Muốn sửa thì dùng Đính chính ở trang buổi họp.",
    "To put something right use Correction on the meeting's page.",
  ],
  to_meeting: ["Về trang buổi họp", "To the meeting's page"],
  cancelled: ["Buổi họp này không họp.", "This meeting is not held."],
  // opening
  open: ["Khai mạc buổi họp", "Open the meeting"],
  open_button: ["Khai mạc", "Open"],
  chair: ["Chủ trì", "Chair"],
  started_at: ["Giờ bắt đầu", "Begins at"],
  ended_at: ["Giờ kết thúc", "Ends at"],
  open_wait: ["Chờ đồng chí chủ trì khai mạc.", "Waiting for the chair to open the meeting."],
  roll_as_of: ["Danh sách {n} đồng chí, chốt khi khai mạc.", "A roll of {n}, frozen at the opening."],
  minute_taker: ["Thư ký", "Minute-taker"],
  appoint: ["Cử làm thư ký", "Appoint"],
  appointed: ["Thư ký: {name}", "Minute-taker: {name}"],
  change: ["Đổi", "Change"],
  // attendance
  roll: ["Điểm danh", "Attendance"],
  present: ["Có mặt", "Present"],
  late: ["Đến muộn", "Came late"],
  absent_short: ["Vắng", "Absent"],
  excused: ["Vắng có lý do", "Absent with reason"],
  absent: ["Vắng không lý do", "Absent, no reason"],
  exempt: ["Được miễn", "Exempt"],
  elsewhere: ["Sinh hoạt nơi khác", "Active elsewhere"],
  mark_excused: ["có lý do", "with reason"],
  mark_absent: ["không lý do", "no reason"],
  reason: ["Lý do", "Reason"],
  said_absent: ["báo vắng", "said absent"],
  said_coming: ["báo sẽ dự", "said coming"],
  all_present: ["Tất cả có mặt", "All present"],
  rest_present: ["{n} đồng chí còn lại có mặt", "The other {n} are present"],
  details: ["Chi tiết điểm danh của {name}", "Attendance of {name} in detail"],
  roll_sum: [
    "{members} đồng chí: {official} chính thức, {probationary} dự bị. Tính tỉ lệ dự họp trên {must}.",
    "{members} on the roll: {official} official, {probationary} probationary. Attendance is counted of {must}.",
  ],
  unmarked: ["Còn {n} đồng chí chưa điểm danh.", "{n} not marked yet."],
  all_marked: ["Đã điểm danh đủ.", "Everybody is marked."],
  pass_round: ["Chuyền máy để tự bấm tên", "Pass the phone round"],
  pass_title: ["Đồng chí tìm tên mình rồi bấm vào tên", "Find your name and press it"],
  pass_end: ["Xong, trả máy cho thư ký", "Done, give the phone back"],
  can_vote: ["Biểu quyết được chưa?", "Can we vote?"],
  votes_needed: [
    "Chi bộ có {votes} đảng viên được biểu quyết. Nghị quyết cần {half} phiếu; kết nạp, xóa tên, khai trừ cần {thirds}.",
    "{votes} members count for votes. A resolution needs {half}; admission, striking off, expulsion need {thirds}.",
  ],
  votes_needed_body: [
    "{votes} đồng chí được tính biểu quyết. Nghị quyết cần {half} phiếu.",
    "{votes} count for votes. A resolution needs {half}.",
  ],
  votes_of: [
    "Tính trên số đảng viên, không tính trên số có mặt. Đang có mặt {present} đồng chí được biểu quyết.",
    "Counted of the membership, not of those present. {present} who may vote are here now.",
  ],
  too_few: [
    "Hiện chưa đủ người để thông qua nghị quyết.",
    "There are not enough people here to carry a resolution.",
  ],
  // hours and days
  bad_hour: ["Ghi giờ và phút, ví dụ 19:30.", "Write hours and minutes, for example 19:30."],
  bad_day: ["Ghi ngày/tháng/năm, ví dụ 24/11/2026.", "Write day/month/year, for example 24/11/2026."],
  too_early: ["Hạn từ ngày họp {day} trở đi.", "The day of the meeting, {day}, or later."],
  calendar: ["Lịch", "Calendar"],
  // guests
  guest_name: ["Họ tên đại biểu", "Guest's name"],
  guest_title: ["Chức vụ, đơn vị", "Position, organisation"],
  observer: ["Dự quan sát sinh hoạt mẫu", "Observer of the model meeting"],
  add_guest: ["Thêm đại biểu", "Add a guest"],
  came: ["Có dự", "Came"],
  did_not: ["Không dự", "Did not"],
  rest_came: ["{n} đại biểu còn lại có dự", "The other {n} came"],
  guests_none: ["Chưa mời đại biểu nào.", "No guest is invited."],
  guests_count: ["Đại biểu không tính vào số dự họp và biểu quyết.", "Guests count neither for attendance nor for votes."],
  joint: ["Sinh hoạt chung", "Joint meeting"],
  joint_line: ["{name}: {present}/{members} có mặt", "{name}: {present}/{members} present"],
  joint_why: ["Mỗi chi bộ giữ điểm danh, biểu quyết và biên bản riêng.", "Each cell keeps its own roll, votes and minutes."],
  // discussion
  say: ["Ghi ý kiến", "Record what was said"],
  speaker: ["Đồng chí phát biểu", "Speaker"],
  other_speaker: ["Đại biểu (viết tên)", "A guest (write the name)"],
  speaker_name: ["Tên đại biểu", "Guest's name"],
  gist_said: ["Ý chính", "The gist"],
  choose: ["– chọn –", "– choose –"],
  write_down: ["Ghi vào biên bản", "Put into the minutes"],
  entries: ["Ý kiến đã ghi", "What was said"],
  take_out: ["Bỏ", "Take out"],
  take_out_ask: ["Bỏ nội dung này khỏi biên bản?", "Take this out of the minutes?"],
  gist: ["Nội dung, tóm tắt", "Contents, in short"],
  conclusion: ["Kết luận của chủ trì", "The chair's conclusion"],
  ideology: ["Tình hình chung", "The general situation"],
  ideology_why: ["Chỉ ghi chung, không nêu tên người.", "In general words only; nobody is named."],
  named: ["{kind} {title}", "{kind} {title}"],
  also: ["Việc khác ở mục này", "Other things under this item"],
  // ballots
  ballot: ["Biểu quyết", "Ballot"],
  hold_ballot: ["Ghi kết quả biểu quyết", "Record a ballot"],
  question: ["Biểu quyết về việc gì", "What is voted on"],
  form: ["Hình thức", "Form"],
  card: ["Giơ thẻ", "Raising cards"],
  secret: ["Phiếu kín", "Secret ballot"],
  rule: ["Loại việc", "Kind of matter"],
  ordinary: ["Nghị quyết (quá nửa)", "Resolution (over half)"],
  two_thirds: ["Kết nạp, xóa tên, khai trừ (2/3)", "Admission, expulsion (2/3)"],
  for: ["Tán thành", "In favour"],
  against: ["Không tán thành", "Against"],
  other: ["Ý kiến khác", "Other"],
  less: ["bớt một", "one less"],
  more: ["thêm một", "one more"],
  all_for: ["Tất cả {n} đồng chí tán thành", "All {n} in favour"],
  needs: ["Cần {needed}/{of} phiếu tán thành", "{needed}/{of} votes in favour are needed"],
  rule_why: [
    "{of} đồng chí được tính biểu quyết; {shown} là {needed} phiếu.",
    "{of} count for votes; {needed} votes are needed.",
  ],
  passed: ["Đủ: {n}/{of} tán thành, cần {needed}.", "Carried: {n}/{of} in favour, {needed} needed."],
  failed: ["Chưa đủ: {n}/{of} tán thành, cần {needed}.", "Not carried: {n}/{of} in favour, {needed} needed."],
  too_many: [
    "Đếm được {total} phiếu nhưng chỉ {of} đồng chí được tính biểu quyết. Đếm lại.",
    "{total} votes were counted, but only {of} may vote. Count again.",
  ],
  more_than_present: [
    "Số phiếu nhiều hơn {n} đồng chí có quyền biểu quyết đang có mặt. Xem lại điểm danh.",
    "More votes than the {n} voters present. Look at the attendance again.",
  ],
  discuss_first: ["Mục này chưa ghi ý kiến thảo luận nào.", "No discussion is recorded under this item yet."],
  no_rule: ["Chưa rõ mức phiếu cần theo quy định của ngày này.", "The threshold of this day's rules is not known."],
  carried_chip: ["đủ phiếu", "carried"],
  failed_chip: ["không đủ phiếu", "not carried"],
  tally: ["{for} tán thành, {against} không, {other} ý kiến khác", "{for} for, {against} against, {other} other"],
  recount: ["Bỏ kết quả này", "Take this tally out"],
  recount_ask: ["Bỏ kết quả này để ghi lại?", "Take this tally out to record it again?"],
  reserve: ["Bảo lưu ý kiến", "Reserve an opinion"],
  reserve_why: [
    "Chỉ ghi tên khi chính đồng chí đó yêu cầu. Ngoài ra không ghi ai biểu quyết thế nào.",
    "With a name only at the member's own demand. Otherwise nobody's vote is recorded.",
  ],
  demanded: ["Chính đồng chí này yêu cầu ghi tên", "This member asks for the name to be written"],
  opinion: ["Ý kiến bảo lưu", "Reserved opinion"],
  member: ["Đồng chí", "Member"],
  // paper book
  paper: ["Ghi ở sổ giấy", "Kept in the paper book"],
  paper_why: ["Nội dung chỉ ghi vào sổ giấy. Trong máy chỉ ghi quyển, trang.", "Only the paper book has the contents."],
  book: ["Quyển", "Book"],
  page: ["Trang", "Page"],
  with_tally: ["Có biểu quyết", "There was a vote"],
  save: ["Ghi", "Save"],
  paper_line: ["Sổ giấy: {book}, trang {page}", "Paper book: {book}, page {page}"],
  // resolutions and tasks
  resolution: ["Nghị quyết, kết luận", "Resolution, conclusion"],
  NQ: ["Nghị quyết", "Resolution"],
  KL: ["Kết luận", "Conclusion"],
  title: ["Về việc", "Title"],
  text: ["Nội dung", "Text"],
  write_resolution: ["Soạn nghị quyết, kết luận", "Write a resolution"],
  edit: ["Sửa", "Edit"],
  vote_on: ["Biểu quyết thông qua", "Vote on it"],
  vote_on_question: ["Thông qua {kind} {title}", "Adopt the {kind} {title}"],
  not_voted: ["chưa biểu quyết", "not voted on"],
  task: ["Việc gì", "What"],
  who: ["Ai làm", "Who"],
  by_when: ["Xong trước ngày", "By when"],
  other_owner: ["Khác (viết tên)", "Other (write)"],
  owner_name: ["Tên người, nhóm làm", "Name of who does it"],
  assign: ["Giao việc", "Assign"],
  assigned: ["Việc đã giao buổi này", "Tasks of this meeting"],
  assigned_none: ["Chưa giao việc nào.", "No task yet."],
  due: ["đến {day}", "by {day}"],
  task_done: ["Xong", "Done"],
  task_open: ["Đang làm", "In progress"],
  task_dropped: ["Không cần", "No longer needed"],
  result: ["Kết quả", "Result"],
  before: ["Đầu kỳ: {what}", "Before: {what}"],
  carried_none: ["Không có việc nào còn dở từ buổi trước.", "No task is open from earlier meetings."],
  heard_of: ["Đã nghe {n}/{of} việc", "{n}/{of} tasks heard"],
  all_done: ["Cả {n} việc còn lại đã xong", "The other {n} are all done"],
  // gifts, items
  gift: ["Quà tặng", "Gift"],
  add_gift: ["Ghi quà tặng", "Add a gift"],
  item_title: ["Nội dung bổ sung", "New item"],
  item_kind: ["Loại", "Kind"],
  kind_report: ["Báo cáo, thảo luận", "Report, discussion"],
  kind_ballot: ["Biểu quyết", "Ballot"],
  kind_ideology: ["Tư tưởng, dư luận", "Ideas and opinion"],
  kind_paper_only: ["Chỉ ghi sổ giấy", "Paper book only"],
  // score
  score: ["Chấm điểm", "Score"],
  score_why: ["Điểm đề xuất theo số liệu đã ghi; chỗ chưa rõ thì hỏi chi bộ.", "Proposed from the facts; ask the rest."],
  score_unknown: ["chưa rõ, cần hỏi", "not known, ask"],
  score_suggested: ["đề xuất {n}: {why}", "{n} proposed: {why}"],
  score_sum: ["{n}/{of} điểm", "{n}/{of} points"],
  score_agree: ["Chi bộ thống nhất điểm này", "The meeting agrees"],
  score_agreed: ["Chi bộ đã thống nhất {n}/{of} điểm{grade}.", "Agreed: {n}/{of} points{grade}."],
  score_left: ["Còn {n} tiêu chí chưa có điểm.", "{n} criteria have no points yet."],
  score_none: ["Buổi họp này không chấm điểm.", "This meeting is not scored."],
  // times, reading back, closing
  times: ["Thời gian", "Times"],
  set_times: ["Ghi giờ", "Set the times"],
  close_now: ["Kết thúc bây giờ", "End now"],
  lasted: ["Đã họp {n} phút.", "It has lasted {n} minutes."],
  enough_time: ["Đủ thời lượng tối thiểu {n} phút.", "The minimum of {n} minutes is reached."],
  short_time: ["Tối thiểu {n} phút; còn thiếu {left} phút.", "The minimum is {n} minutes; {left} are missing."],
  read_now: ["Xem biên bản để đọc", "Show the minutes"],
  read_again: ["Xem lại", "Show again"],
  adopt: ["Thông qua và khóa biên bản", "Adopt and lock the minutes"],
  adopt_ask: [
    "Chi bộ đã nghe đọc và thông qua? Khóa rồi chỉ sửa được bằng Đính chính.",
    "Has the meeting heard and adopted them? Once locked they change only by Correction.",
  ],
  adopt_chair: ["Đồng chí chủ trì bấm thông qua.", "The chair adopts them."],
  read_steps: ["Thư ký đọc to; sai ở đâu, sửa ngay ở mục đó.", "Read aloud; put right whatever is wrong."],
} as const satisfies Record<string, readonly [string, string]>;

const WORDS = { ...ROOM_WORDS, ...DEVICE_WORDS, ...HOME_WORDS };

export type Word = keyof typeof WORDS;

let language = 0;

/** Choose the language by the page's own ("vi" or "en"). */
export function speak(tag: string): void {
  language = tag.startsWith("en") ? 1 : 0;
}

/** A word or sentence, with its {places} filled. */
export function w(word: Word, places: Record<string, string | number> = {}): string {
  return WORDS[word][language]!.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
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
  return String(Math.round(value * 10) / 10).replace(".", language ? "." : ",");
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

// Words of the room's frame.

import { addWords } from "@/ui/client/words";

export const ROOM_WORDS = {
  // loading
  no_package: "Chưa tải được buổi họp",
  no_package_network: "Không có kết nối tới máy chủ.",
  no_package_server: "Máy chủ chưa trả lời được.",
  gone: "Không tìm thấy buổi họp này.",
  too_old: "Phần mềm trên trang này cũ hơn máy chủ. Tải lại trang.",
  // moving about
  agenda: "Chương trình",
  step_of: "Bước {n}/{of}",
  next: "Tiếp",
  previous: "Trước",
  begin: "Vào mục đầu",
  go_on: "Tiếp tục",
  minutes_long: "{n} phút",
  done: "xong",
  locked: "Đã xong. Biên bản đã thông qua và khóa",
  papers_here: "Văn bản của buổi họp ở đây: gửi nhóm, in.",
  papers_coming: "Đang lấy văn bản…",
  papers_later: "Văn bản ở trang buổi họp khi máy chủ đã nhận.",
  send_group: "Gửi vào nhóm",
  locked_why: "Muốn sửa thì dùng Đính chính ở trang buổi họp.",
  to_meeting: "Về trang buổi họp",
  cancelled: "Buổi sinh hoạt này không tổ chức.",
  // times, reading back, closing
  read_now: "Xem biên bản để đọc",
  read_again: "Lập lại bản đọc",
  adopt: "Thông qua và khóa biên bản",
  adopt_ask: "Kết thúc lúc {hour}. Chi bộ đã nghe đọc và thông qua? Khóa rồi chỉ sửa được bằng Đính chính.",
  adopt_minutes: "Thông qua",
  left_open: "Xem lại trước khi khóa",
  items_silent: "{n} mục chưa ghi gì",
  left_open_none: "Không còn gì phải xem lại.",
  give_reason: "Ghi lý do",
  explained: "Đã ghi lý do: {reason}",
  end_first: "Ghi giờ kết thúc trước khi thông qua.",
  read_back: "Đọc biên bản",
  adopt_chair: "Đồng chí chủ trì bấm thông qua.",
  read_steps: "Người ghi biên bản đọc to; sai ở đâu, sửa ngay ở mục đó.",
  // before the meeting
  kind: "Loại buổi họp",
  theme: "Tên chuyên đề",
  merge_why: "Nếu đã có người soạn buổi họp này trên máy chủ, khi có sóng hai bản sẽ gộp làm một.",
  // other
  ideology_why: "Chỉ ghi chung, không nêu tên người.",
  also: "Việc khác ở mục này",
  late_text: "Nội dung gửi đến sau khi khóa không vào biên bản; máy chủ giữ lại để xem xét.",
  read_here: "Bản để đọc trên máy này; bản in do máy chủ lập khi có sóng.",
  first: "Trước khi thông qua",
  sheet: "Nhập theo phiếu giấy",
  print_sheet: "In phiếu giấy",
} as const satisfies Record<string, string>;

addWords(ROOM_WORDS);

type Table = typeof ROOM_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

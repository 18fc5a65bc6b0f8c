// Words of home without a network, and of what is fetched ahead of a meeting.

import { addWords } from "@/ui/client/words";

export const HOME_WORDS = {
  // home
  home_no_signal: "Đang mất sóng",
  home_no_server: "Chưa nối được tới máy chủ",
  home_here: "Trên máy này",
  home_as_of: "Những gì dưới đây tải về lúc {hour} ngày {day}.",
  home_needs_signal: "Trang này cần có sóng",
  home_works: "Không có sóng vẫn dùng được những phần dưới đây.",
  home_back: "Đang nối được tới máy chủ.",
  home_go_on: "Mở trang của máy chủ",
  home_nothing: "Máy này chưa tải gì về",
  home_nothing_why: "Khi có sóng, đăng nhập và bấm “Tải về máy để họp khi mất sóng” ở trang Việc cần làm.",
  home_cannot: "Trình duyệt này không cho giữ gì trên máy. Mở bằng Chrome, ở địa chỉ https://.",
  home_who: "Máy này có nhiều người dùng. Đồng chí là ai?",
  home_me: "Người dùng {n}",
  home_meetings: "Họp được ngay trên máy này",
  home_to_room: "Vào phòng họp",
  home_todo: "Việc cần làm",
  home_todo_signal: "cần có sóng",
  home_cell_roll: "Danh sách",
  home_cell_tasks: "Việc đang làm",
  home_people: "{n} đồng chí",
  home_n_tasks: "{n} việc",
  home_no_tasks: "Không có việc nào đang làm.",
  home: "Trang đầu",
  home_still_here: "Còn trên máy này",
  home_n_here: "{n} việc chưa gửi về máy chủ",
  home_texts: "Chữ của {n} mục biên bản",
  home_sending: "Đang gửi…",
  home_left: "Còn {n} việc chưa gửi được.",
  home_sent: "Đã gửi hết về máy chủ.",
  // fetching ahead
  kit_offer: "Tải về máy để họp khi mất sóng",
  kit_offer_why: "Danh sách, chương trình và việc của chi bộ sẽ lưu trên máy này, có mã PIN giữ.",
  kit_ready: "Sẵn sàng họp khi mất sóng",
  kit_what: "{what} · {size} · tải lúc {at}",
  kit_meeting: "buổi {days}",
  kit_no_meeting: "danh sách và mẫu chương trình",
  kit_not_this: "Buổi này chưa có trên máy.",
  kit_fetch: "Tải lại",
  kit_fetching: "Đang tải về máy…",
  kit_failed: "Chưa tải được. Có sóng tốt hơn thì thử lại.",
  kit_locked: "Nhập mã PIN để tải bản mới và gửi việc còn trên máy.",
  kit_not_kept:
    "Trình duyệt chưa hứa giữ lâu: máy đầy thì có thể bị xóa. Cài lên màn hình chính để được giữ.",
  kit_no_room: "Máy sắp hết chỗ lưu. Xóa bớt ảnh, phim trước buổi họp.",
} as const satisfies Record<string, string>;

addWords(HOME_WORDS);

type Table = typeof HOME_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

// Words of home without a network.

import { addWords } from "@/ui/client/words";

export const OFFLINE_HOME_WORDS = {
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
  home: "Trang đầu",
  home_still_here: "Còn trên máy này",
  home_n_here: "{n} việc chưa gửi về máy chủ",
  home_texts: "Phần ghi của {n} mục biên bản",
  home_sending: "Đang gửi…",
  home_left: "Còn {n} việc chưa gửi được.",
  unreadable:
    "Trình duyệt làm hỏng hoặc mất khóa của {n} việc: máy này không mở lại được. Đã giữ tệp thì văn phòng " +
    "xã nhập được; không thì nhập lại từ phiếu giấy.",
  unreadable_drop: "Xóa khỏi máy",
  unreadable_ask: "Xóa {n} việc không mở lại được khỏi máy này?",
  home_sent: "Đã gửi hết về máy chủ.",
} as const satisfies Record<string, string>;

addWords(OFFLINE_HOME_WORDS);

type Table = typeof OFFLINE_HOME_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

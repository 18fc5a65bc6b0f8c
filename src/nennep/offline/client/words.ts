// Words of what the device keeps: states, the page of what waits, settling, the PIN, saving power, signing
// out.

import { addWords } from "@/ui/client/words";

export const OFFLINE_WORDS = {
  received: "máy chủ đã nhận",
  sending: "đang gửi",
  waiting: "chưa gửi được – sẽ thử lại",
  signed_out: "cần đăng nhập lại",
  sign_in: "Đăng nhập lại",
  sign_in_why:
    "Phiên đăng nhập đã hết. Việc đã làm vẫn còn ở trang này: đăng nhập ở thẻ khác rồi quay lại đây.",
  unsent: "Việc chờ gửi",
  unsent_none: "Không còn việc nào chờ gửi.",
  unsent_why: "Những việc này mới ở trên trang. Đừng đóng trang khi chưa gửi xong.",
  send_now: "Gửi lại ngay",
  refused: "Máy chủ không nhận",
  try_again: "Thử lại",
  kept: "đã lưu trên máy",
  kept_n: "đã lưu trên máy · {n} việc chờ gửi",
  refused_state: "có việc cần xem lại",
  cannot_keep: "Máy hết chỗ hoặc không cho lưu. Đừng đóng trang này khi chưa gửi xong; nên in phiếu giấy.",
  unsent_kept: "Những việc này đã lưu trên máy, tắt máy cũng không mất. Có sóng thì tự gửi.",
  unsent_held: "chờ việc cần xem lại ở trên",
  to_file: "Lưu ra tệp",
  to_file_why: "Khi máy này không gửi được: mang tệp đến máy của văn phòng xã, mục Nhập tệp. Tệp đã mã hóa.",
  renew: "Cập nhật",
  to_file_not_yet:
    "Máy này chưa nhận khóa của xã nên văn phòng chưa mở được tệp. Vào mạng một lần rồi hãy lưu.",
  settle: "Xem và chọn",
  send_again: "Gửi lại",
  mend: "Sửa lại",
  set_aside: "Bỏ việc này",
  set_aside_ask: "Bỏ việc này, không gửi nữa? Máy vẫn giữ lại trong nhật ký.",
  mine: "Máy này",
  theirs: "Trên máy chủ",
  unsent_texts: "Phần chữ của biên bản",
  another_why: "Cả hai đều còn nguyên. Hỏi chi bộ rồi chọn một.",
  take_mine: "Lấy theo máy này",
  take_theirs: "Lấy theo máy chủ",
  pin_set: "Đặt mã PIN",
  pin_change: "Đổi mã PIN",
  pin_why:
    "Mã PIN giữ cho người khác cầm máy không đọc được việc của chi bộ. Quên cũng không mất gì: văn phòng " +
    "xã mở được tệp lưu ra.",
  pin_new: "Mã PIN mới (4 đến 6 chữ số)",
  pin_again: "Nhập lại mã PIN",
  pin_differ: "Hai lần nhập chưa giống nhau.",
  pin_done: "Đã đặt mã PIN.",
  pin_title: "Nhập mã PIN để mở",
  pin: "Mã PIN",
  unlock: "Mở",
  pin_wrong: "Chưa đúng. Đồng chí thử lại sau {n} giây.",
  pin_forgotten: "Quên mã PIN",
  lean: "Tiết kiệm pin",
  lean_off: "Thôi tiết kiệm pin",
  lean_ask: "Pin còn {n}%. Bật tiết kiệm pin để họp cho hết buổi?",
  lean_on:
    "Đang tiết kiệm pin: chữ vẫn lưu ngay, gửi thưa hơn. Máy tắt thì ghi tiếp vào phiếu giấy, sau nhập lại.",
  not_now: "Không cần",
  clock_ahead: "Đồng hồ máy này nhanh {n} phút so với máy chủ. Giờ ghi vào biên bản đã tính lại cho đúng.",
  clock_behind: "Đồng hồ máy này chậm {n} phút so với máy chủ. Giờ ghi vào biên bản đã tính lại cho đúng.",
  leave_unsent:
    "Trên máy này còn {n} việc chưa gửi về máy chủ. Đăng xuất thì vẫn còn trên máy, và chỉ đồng chí mở " +
    "lại được.",
  leave_no_pin: "Máy chưa đặt mã PIN: người cầm máy này có thể đọc được.",
  leave_see: "Xem và gửi",
  leave_go: "Đăng xuất, giữ trên máy",
  leave_stay: "Ở lại",
  unknown_act: "Việc của phiên bản khác ({name})",
} as const satisfies Record<string, string>;

addWords(OFFLINE_WORDS);

type Table = typeof OFFLINE_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

// Words of the screens of what waits: its page, settling, the PIN, signing out.

import { addWords } from "@/ui/client/words";

export const WAITING_WORDS = {
  unsent_none: "Không còn việc nào chờ gửi.",
  unsent_why: "Những việc này mới ở trên trang. Đừng đóng trang khi chưa gửi xong.",
  unsent_held: "chờ việc cần xem lại ở trên",
  to_file: "Lưu ra tệp",
  to_file_why:
    "Máy hỏng hay trình duyệt xóa mất thì vẫn còn bản này. Gửi tệp cho văn phòng xã hoặc máy thứ hai " +
    "của chi bộ: có sóng, mở Nhập tệp từ điện thoại. Tệp đã mã hóa.",
  share_file: "Chia sẻ",
  copy: "Giữ thêm một bản ngoài trình duyệt",
  copied: "Đã giữ một bản mã hóa lúc {at}. Có việc mới thì giữ lại lần nữa.",
  to_file_not_yet:
    "Máy này chưa nhận khóa của xã nên văn phòng chưa mở được tệp. Vào mạng một lần rồi hãy lưu.",
  to_file_locked: "Máy này chưa nhận khóa của xã: chỉ mã PIN mở được những việc này.",
  copied_once: "Đã lưu tệp lúc {at}. Đưa tệp cho văn phòng xã để nhập.",
  send_again: "Gửi lại",
  mend: "Sửa lại",
  set_aside: "Bỏ việc này",
  set_aside_ask: "Bỏ việc này, không gửi nữa? Còn đọc lại được 60 ngày ở mục Việc đã bỏ.",
  choice_full:
    "Máy hết chỗ nên chưa làm được; việc vẫn còn nguyên ở đây. Đồng chí xóa bớt ảnh, video trong máy rồi " +
    "bấm lại.",
  fall: "Các việc đi kèm việc này",
  fall_why:
    "Bỏ việc này thì {n} việc ghi ở dưới cũng không vào biên bản. Vẫn đọc lại, dùng lại được trên máy.",
  fall_goes_on: "Buổi này đã bắt đầu ở máy khác: {n} việc ghi ở dưới vào buổi ấy được.",
  fall_carry: "Bỏ riêng việc này, gửi {n} việc còn lại",
  fall_all: "Bỏ cả {n} việc",
  fall_ask: "Bỏ việc này và {n} việc đi kèm? Còn đọc lại được ở mục Việc đã bỏ.",
  dropped: "Việc đã bỏ",
  dropped_why: "Việc đã bỏ hay đã sửa còn đọc lại được ở đây 60 ngày.",
  dropped_none: "Chưa bỏ việc nào.",
  dropped_mended: "đã sửa thành việc khác",
  use_again: "Dùng lại",
  mine: "Máy này",
  theirs: "Máy khác",
  unsent_texts: "Phần ghi của biên bản",
  another_why: "Cả hai đều còn nguyên. Hỏi chi bộ rồi chọn một.",
  take_mine: "Lấy theo máy này",
  take_theirs: "Lấy theo máy khác",
  clock_why:
    "Lúc ghi, đồng hồ máy này chạy sai. Máy đã tính lại giờ cho đúng. Đồng chí chọn giờ đúng với buổi họp.",
  clock_mine: "Giờ đã ghi",
  clock_theirs: "Giờ tính lại",
  clock_take_mine: "Giữ giờ đã ghi",
  clock_take_theirs: "Lấy giờ tính lại",
  pin_set: "Đặt mã PIN",
  pin_change: "Đổi mã PIN",
  pin_why:
    "Có mã PIN thì người khác cầm máy không đọc được việc của chi bộ. Quên mã cũng không mất gì: văn " +
    "phòng xã mở được tệp lưu ra.",
  pin_new: "Mã PIN mới (4 đến 6 chữ số)",
  pin_again: "Nhập lại mã PIN",
  pin_differ: "Hai lần nhập chưa giống nhau.",
  pin_done: "Đã đặt mã PIN.",
  pin_not_kept: "Máy hết chỗ hoặc không cho lưu: chưa đặt được mã PIN. Xóa bớt ảnh, video rồi đặt lại.",
  pin_title: "Nhập mã PIN để mở",
  pin: "Mã PIN",
  unlock: "Mở",
  pin_wrong: "Chưa đúng. Đồng chí thử lại sau {n} giây.",
  pin_forgotten: "Quên mã PIN",
  anew: "Xóa trên máy, đặt mã mới",
  anew_why:
    "Đã đưa tệp đi thì bắt đầu lại được trên máy này: xóa những gì máy đang giữ, có sóng thì tải lại.",
  anew_none: "Máy này không còn việc nào chưa gửi. Xóa những gì máy đang giữ, có sóng thì tải lại.",
  anew_ask: "Xóa những gì máy này đang giữ để đặt mã PIN mới?",
  anew_ask_saved: "Xóa {n} việc chưa gửi khỏi máy này? Từ đó chỉ còn trong tệp đã lưu.",
  anew_ask_lost: "Xóa {n} việc chưa gửi khỏi máy này? Không ai mở lại được nữa.",
  leave_unsent:
    "Trên máy này còn {n} việc chưa gửi về máy chủ. Đăng xuất thì vẫn còn trên máy, và chỉ đồng chí mở " +
    "lại được.",
  leave_no_pin: "Máy chưa đặt mã PIN: người cầm máy này có thể đọc được.",
  leave_dropped: "Trên máy này còn đọc lại được {n} việc đã bỏ. Xóa khỏi máy thì không đọc lại được nữa.",
  leave_delete: "Đăng xuất, xóa khỏi máy",
  leave_see: "Xem và gửi",
  leave_go: "Đăng xuất, giữ trên máy",
  leave_stay: "Ở lại",
} as const satisfies Record<string, string>;

addWords(WAITING_WORDS);

type Table = typeof WAITING_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

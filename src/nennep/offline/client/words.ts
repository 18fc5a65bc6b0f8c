// Words of what the device keeps, which every screen needs: states, saving power, the clock.

import { addWords } from "@/ui/client/words";

export const OFFLINE_WORDS = {
  choose: "– chọn –",
  received: "máy chủ đã nhận",
  sending: "đang gửi",
  waiting: "chưa gửi được – sẽ thử lại",
  signed_out: "cần đăng nhập lại",
  sign_in: "Đăng nhập lại",
  sign_in_why:
    "Phiên đăng nhập đã hết. Việc đã làm vẫn còn ở trang này: đăng nhập ở thẻ khác rồi quay lại đây.",
  unsent: "Việc chờ gửi",
  send_now: "Gửi lại ngay",
  refused: "Máy chủ không nhận",
  try_again: "Thử lại",
  kept: "đã lưu trên máy",
  kept_n: "đã lưu trên máy · {n} việc chờ gửi",
  refused_state: "có việc cần xem lại",
  cannot_keep: "Máy hết chỗ hoặc không cho lưu. Đừng đóng trang này khi chưa gửi xong; nên in phiếu giấy.",
  unsent_kept: "Những việc này đã lưu trên máy, tắt máy cũng không mất. Có sóng thì tự gửi.",
  renew: "Cập nhật",
  awaits_person: "Chờ người khác xem",
  settle: "Xem và chọn",
  lean: "Tiết kiệm pin",
  lean_off: "Thôi tiết kiệm pin",
  lean_ask: "Pin còn {n}%. Bật tiết kiệm pin để họp cho hết buổi?",
  lean_on:
    "Đang tiết kiệm pin: chữ vẫn lưu ngay, gửi thưa hơn. Máy tắt thì ghi tiếp vào phiếu giấy, sau nhập lại.",
  not_now: "Không cần",
  for_minutes: "{n} phút",
  for_hours: "{n} giờ",
  for_days: "{n} ngày",
  clock_ahead: "Đồng hồ máy này nhanh {by} so với máy chủ. Giờ ghi vào biên bản đã tính lại cho đúng.",
  clock_behind: "Đồng hồ máy này chậm {by} so với máy chủ. Giờ ghi vào biên bản đã tính lại cho đúng.",
  clock_was_wrong: "Đồng hồ máy này đã chạy sai: lấy giờ nào?",
  unknown_act: "Việc của phiên bản khác của phần mềm",
} as const satisfies Record<string, string>;

addWords(OFFLINE_WORDS);

type Table = typeof OFFLINE_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

// Words of meetings and cells at home without a network, and of what is fetched ahead.

import { addWords } from "@/ui/client/words";
import "@/offline/client/words_home";

export const HOME_WORDS = {
  // home
  regular_held: "Buổi thường kỳ tháng này đã tổ chức ngày {on}. Họp thêm thì chọn loại dưới đây.",
  open_full:
    "Máy hết chỗ hoặc không cho lưu nên chưa mở được buổi họp. Xóa bớt ảnh, video rồi bấm lại, hoặc ghi " +
    "vào phiếu giấy.",
  open_other: "Không phải buổi họp của chi bộ này",
  home_meetings: "Họp được ngay trên máy này",
  home_todo: "Việc cần làm",
  home_todo_signal: "cần có sóng",
  home_cell_roll: "Danh sách",
  home_cell_tasks: "Nhiệm vụ đang thực hiện",
  home_people: "{n} đồng chí",
  home_n_tasks: "{n} nhiệm vụ",
  home_no_tasks: "Không có nhiệm vụ nào đang thực hiện.",
  // fetching ahead
  kit_offer: "Tải về máy để họp khi mất sóng",
  kit_offer_why: "Danh sách, chương trình và nhiệm vụ của chi bộ sẽ lưu trên máy này, có mã PIN bảo vệ.",
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
    "Trình duyệt chưa bảo đảm lưu lâu dài: máy đầy thì có thể bị xóa. Cài lên màn hình chính để giữ.",
  kit_no_room: "Máy sắp hết chỗ lưu. Xóa bớt ảnh, phim trước buổi họp.",
} as const satisfies Record<string, string>;

addWords(HOME_WORDS);

type Table = typeof HOME_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

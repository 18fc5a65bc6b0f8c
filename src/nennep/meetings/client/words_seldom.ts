// Words of passing the device round and of adding an item.

import { addWords } from "@/ui/client/words";

export const SELDOM_WORDS = {
  pass_title: "Đồng chí tìm tên mình rồi bấm vào tên",
  pass_end: "Xong, trả máy cho người ghi biên bản",
  item_title: "Nội dung bổ sung",
  item_kind: "Loại",
  kind_report: "Báo cáo, thảo luận",
  kind_ballot: "Biểu quyết",
  kind_ideology: "Tư tưởng, dư luận",
  kind_paper_only: "Chỉ ghi sổ giấy",
} as const satisfies Record<string, string>;

addWords(SELDOM_WORDS);

type Table = typeof SELDOM_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}

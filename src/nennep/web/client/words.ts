// The words of the script of every page: Vietnamese, then English.

const WORDS = {
  insecure: ["Kết nối này chưa an toàn", "This connection is not secure"],
  insecure_why: [
    "Ở địa chỉ này máy không giữ được việc khi mất sóng, không cài được lên màn hình chính. Người cùng " +
      "mạng có thể xem trộm. Có mạng vẫn họp được.",
    "Here nothing is kept without a signal, the program cannot be installed, and others on the network " +
      "may look on. With a network, meetings can be held.",
  ],
  insecure_how: ["Cách mở cho đúng", "How to open it rightly"],
  in_app: ["Đang mở trong {app}", "Opened inside {app}"],
  in_app_why: [
    "Trình duyệt trong {app} không giữ được việc khi mất sóng và có thể đóng trang bất cứ lúc nào. Hãy " +
      "mở bằng {browser}.",
    "The browser inside {app} keeps nothing without a signal and may close the page at any moment. Open " +
      "it in {browser}.",
  ],
  in_app_steps: [
    "Bấm nút ⋮ hoặc ⋯ ở góc màn hình, chọn “Mở bằng trình duyệt”. Hoặc chép địa chỉ rồi dán vào {browser}.",
    "Press ⋮ or ⋯ in the corner, choose “Open in browser”. Or copy the address into {browser}.",
  ],
  open_in: ["Mở bằng {browser}", "Open in {browser}"],
  copy: ["Chép địa chỉ", "Copy the address"],
  copied: ["Đã chép", "Copied"],
  new_version: ["Có bản mới của phần mềm.", "There is a new version of the program."],
  update: ["Cập nhật", "Update"],
  update_ask: [
    "Cập nhật thì trang này tải lại. Việc đã lưu trên máy không mất. Cập nhật bây giờ?",
    "This page will be reloaded. What is kept on this device is not lost. Update now?",
  ],
  install: [
    "Cài lên màn hình chính để mở nhanh, kể cả khi mất sóng.",
    "Install on the home screen, to open without a signal.",
  ],
  install_ios: [
    "Để mở nhanh, kể cả khi mất sóng: bấm nút Chia sẻ, chọn “Thêm vào MH chính”.",
    "To open without a signal: press Share, choose “Add to Home Screen”.",
  ],
  install_now: ["Cài đặt", "Install"],
  later: ["Để sau", "Later"],
  no_signal: [
    "Đang mất sóng: chưa gửi được. Chữ đã nhập vẫn còn; có sóng thì bấm lại.",
    "No signal: nothing was sent. What you typed is still here; press again later.",
  ],
} as const;

export type Word = keyof typeof WORDS;

const at = document.documentElement.lang === "en" ? 1 : 0;

export function w(word: Word, values: Record<string, string | number> = {}): string {
  return Object.entries(values).reduce<string>(
    (text, [name, value]) => text.split(`{${name}}`).join(String(value)),
    WORDS[word][at],
  );
}

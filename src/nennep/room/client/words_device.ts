// Words of what the device keeps: states, the page of what waits, settling, the PIN, the sheet of paper, saving power.

export const DEVICE_WORDS = {
  // states
  kept: ["đã lưu trên máy", "kept on this device"],
  kept_n: ["đã lưu trên máy · {n} việc chờ gửi", "kept on this device · {n} to send"],
  refused_state: ["có việc cần xem lại", "something needs a look"],
  cannot_keep: [
    "Máy hết chỗ hoặc không cho lưu. Đừng đóng trang này khi chưa gửi xong; nên in phiếu giấy.",
    "This device has no room or does not let us keep anything. Do not close this page before all is sent; print the sheet.",
  ],
  // what is still on this device
  unsent_kept: [
    "Những việc này đã lưu trên máy, tắt máy cũng không mất. Có sóng thì tự gửi.",
    "These are kept on this device, also when it is switched off. They are sent when there is signal.",
  ],
  unsent_held: ["chờ việc cần xem lại ở trên", "waits for what needs a look above"],
  names_more: ["{names} và {n} đồng chí khác", "{names} and {n} more"],
  to_file: ["Lưu ra tệp", "Save to a file"],
  to_file_why: [
    "Khi máy này không gửi được: mang tệp đến máy của văn phòng xã, mục Nhập tệp. Tệp đã mã hóa.",
    "When this device cannot send: take the file to the commune office's computer, Import a file. It is encrypted.",
  ],
  renew: ["Cập nhật", "Update"],
  to_file_not_yet: [
    "Máy này chưa nhận khóa của xã nên văn phòng chưa mở được tệp. Vào mạng một lần rồi hãy lưu.",
    "This device has not received the commune's key, so the office could not open the file. Go online once first.",
  ],
  late_text: [
    "Chữ gửi đến sau khi khóa không vào biên bản; máy chủ giữ lại để xem xét.",
    "Text that came after the lock is not in the minutes; the server keeps it for somebody to look at.",
  ],
  // settling
  settle: ["Xem và chọn", "Look and choose"],
  send_again: ["Gửi lại", "Send again"],
  mend: ["Sửa lại", "Put right"],
  set_aside: ["Bỏ việc này", "Set it aside"],
  set_aside_ask: [
    "Bỏ việc này, không gửi nữa? Máy vẫn giữ lại trong nhật ký.",
    "Set this aside and not send it? The device still keeps it in its log.",
  ],
  mine: ["Máy này", "This device"],
  theirs: ["Trên máy chủ", "On the server"],
  take_mine: ["Lấy theo máy này", "Take this device's"],
  take_theirs: ["Lấy theo máy chủ", "Take the server's"],
  another_tally: ["Hai máy cùng ghi một cuộc biểu quyết", "Two devices recorded one ballot"],
  another_score: ["Hai máy cùng ghi điểm", "Two devices recorded the score"],
  another_opening: ["Hai máy cùng khai mạc", "Two devices opened the meeting"],
  another_why: [
    "Cả hai đều còn nguyên. Hỏi chi bộ rồi chọn một.",
    "Both are still there. Ask the meeting, then choose one.",
  ],
  adopted_elsewhere: ["Biên bản đã thông qua trên máy khác", "The minutes were adopted on another device"],
  adopted_why: [
    "Việc dưới đây đến sau nên chưa vào biên bản. Cần thì ghi ở Đính chính.",
    "What follows came later and is not in the minutes. Where needed, enter it as a Correction.",
  ],
  to_correct: ["Đến Đính chính", "To Correction"],
  still_held: ["Buổi này vẫn họp", "It was held all the same"],
  // PIN
  pin_set: ["Đặt mã PIN", "Set a PIN"],
  pin_change: ["Đổi mã PIN", "Change the PIN"],
  pin_why: [
    "Mã PIN giữ cho người khác cầm máy không đọc được việc của chi bộ. Quên cũng không mất gì: văn phòng xã mở được tệp lưu ra.",
    "The PIN keeps others who hold this device from reading the cell's work. Forgetting it loses nothing: the commune office can open the file.",
  ],
  pin_new: ["Mã PIN mới (4 đến 6 chữ số)", "New PIN (4 to 6 digits)"],
  pin_again: ["Nhập lại mã PIN", "The PIN again"],
  pin_differ: ["Hai lần nhập chưa giống nhau.", "The two are not the same."],
  pin_done: ["Đã đặt mã PIN.", "The PIN is set."],
  pin_title: ["Nhập mã PIN để mở", "Enter the PIN to open"],
  pin: ["Mã PIN", "PIN"],
  unlock: ["Mở", "Open"],
  pin_wrong: ["Chưa đúng. Đồng chí thử lại sau {n} giây.", "Not right. Try again in {n} seconds."],
  pin_forgotten: ["Quên mã PIN", "Forgot the PIN"],
  // before the meeting
  day: ["Ngày", "Day"],
  hour: ["Giờ", "Hour"],
  place: ["Địa điểm", "Place"],
  move: ["Hoãn, đổi lịch", "Put off, change the date"],
  told_how: ["Đã báo đảng viên bằng cách nào", "How members were told"],
  told_how_why: ["Ví dụ: gọi điện, nhắn nhóm, loa bản.", "For example: by phone, group message, loudspeaker."],
  open_now: ["Mở buổi họp ngay", "Open a meeting now"],
  kind: ["Loại buổi họp", "Kind of meeting"],
  theme: ["Chuyên đề gì", "Theme"],
  merge_why: [
    "Nếu đã có người soạn buổi họp này trên máy chủ, hai bên sẽ nhập làm một khi có sóng.",
    "If somebody drafted this meeting on the server, the two become one when there is signal.",
  ],
  // reading back without a server
  read_here: ["Bản đọc trên máy này; bản in do máy chủ vẽ khi có sóng.", "Drawn by this device; the server draws the printed one when there is signal."],
  first: ["Trước khi thông qua", "Before it is adopted"],
  no_taker: ["Chưa cử thư ký.", "No minute-taker yet."],
  // the sheet of paper
  sheet: ["Nhập theo phiếu giấy", "Enter from the paper sheet"],
  sheet_code: ["Mã phiếu", "Sheet code"],
  sheet_code_why: ["Đối mã trên phiếu giấy với mã này.", "Compare the code on the paper with this one."],
  sheet_letters: [
    "Có bàn phím: C có mặt, M muộn, L có lý do, K không lý do, I miễn, N nơi khác.",
    "With a keyboard: C present, M late, L with reason, K no reason, I exempt, N elsewhere.",
  ],
  new_tasks: ["Giao việc mới", "New tasks"],
  at_item: ["Ở mục số", "Under item"],
  also_resolution: ["Ra nghị quyết về việc này", "This is a resolution"],
  stand_in_standing: [
    "Văn phòng nhập thay từ bản giấy, chờ bí thư xác nhận",
    "Entered by the office from paper, waiting for the secretary to confirm",
  ],
  stand_in_confirmed: [
    "Văn phòng nhập thay từ bản giấy, bí thư đã xác nhận ngày {day}",
    "Entered by the office from paper, confirmed by the secretary on {day}",
  ],
  stand_in_refused: [
    "Văn phòng nhập thay từ bản giấy, bí thư chưa đồng ý",
    "Entered by the office from paper, not accepted by the secretary",
  ],
  stand_in_mine: [
    "Đồng chí đang nhập thay. Ghi giờ bắt đầu đúng như trên phiếu giấy.",
    "You are entering for the cell. Put the start time as it stands on the paper.",
  ],
  // power and clock
  lean: ["Tiết kiệm pin", "Save power"],
  lean_off: ["Thôi tiết kiệm pin", "Stop saving power"],
  lean_ask: [
    "Pin còn {n}%. Bật tiết kiệm pin để họp cho hết buổi?",
    "The battery is at {n}%. Save power to last the meeting?",
  ],
  lean_on: [
    "Đang tiết kiệm pin: chữ vẫn lưu ngay, gửi thưa hơn. Máy tắt thì ghi tiếp vào phiếu giấy, sau nhập lại.",
    "Saving power: text is kept at once and sent less often. If the device dies, go on on the paper sheet and enter it later.",
  ],
  print_sheet: ["In phiếu giấy", "Print the sheet"],
  not_now: ["Không cần", "Not now"],
  clock_ahead: [
    "Đồng hồ máy này nhanh {n} phút so với máy chủ. Giờ ghi vào biên bản đã tính lại cho đúng.",
    "This device's clock is {n} minutes ahead of the server's. Times in the minutes are corrected.",
  ],
  clock_behind: [
    "Đồng hồ máy này chậm {n} phút so với máy chủ. Giờ ghi vào biên bản đã tính lại cho đúng.",
    "This device's clock is {n} minutes behind the server's. Times in the minutes are corrected.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

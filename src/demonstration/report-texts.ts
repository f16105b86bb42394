/** What the bloc writes into its reports; invented, in the tone of such reports. */
export const YEARLY_TEXTS: Readonly<Record<string, string>> = {
  results:
    'Ban Thường vụ Đảng ủy Khối đã cụ thể hóa các nghị quyết, kết luận của Trung ương và của Tỉnh ủy về xây dựng Đảng thành chương trình, kế hoạch; phân công cấp ủy viên phụ trách từng nhóm tổ chức cơ sở đảng và giao ban hằng quý.',
  membership:
    'Cấp ủy các cấp rà soát, bổ sung quy chế làm việc; chất lượng sinh hoạt chi bộ được nâng lên qua việc chấm điểm hằng tháng theo bộ tiêu chí của Ban Thường vụ Tỉnh ủy.',
  admission:
    'Công tác tạo nguồn được giao chỉ tiêu đến từng chi bộ; ưu tiên quần chúng ưu tú là công nhân, lao động trực tiếp và trí thức trẻ.',
  limits:
    'Một số chi bộ doanh nghiệp ngoài khu vực nhà nước còn khó khăn về nguồn phát triển đảng viên.\nMột số tổ chức cơ sở đảng gửi báo cáo chậm so với thời hạn.',
  causes:
    'Sản xuất, kinh doanh của nhiều doanh nghiệp chưa ổn định; một số cấp ủy chưa quan tâm đúng mức việc tạo nguồn.',
  tasks:
    'Tiếp tục thực hiện Kết luận số 21-KL/TW và Chỉ thị số 05-CT/TW gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị, doanh nghiệp.\nĐẩy mạnh phát triển tổ chức đảng, đoàn thể trong các đơn vị kinh tế tư nhân.\nNâng cao chất lượng kết nạp đảng viên; thường xuyên rà soát, sàng lọc đảng viên.',
  proposals: 'Đề nghị Tỉnh ủy tiếp tục mở lớp bồi dưỡng cho bí thư chi bộ doanh nghiệp.',
}

export const HALF_TEXTS: Readonly<Record<string, string>> = {
  limits: 'Tiến độ kết nạp đảng viên ở một số chi bộ doanh nghiệp còn chậm so với kế hoạch.',
  causes: 'Nguồn quần chúng ưu tú ở các doanh nghiệp nhỏ còn mỏng.',
  tasks:
    'Tập trung hoàn thành chỉ tiêu kết nạp đảng viên năm 2022.\nTổ chức trao Huy hiệu Đảng đợt 2-9-2022 bảo đảm trang trọng, tiết kiệm.',
}

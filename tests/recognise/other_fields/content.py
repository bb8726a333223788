"""Small tables of other fields, invented for these tests. `make_fixtures.py` writes each in four formats.

columns   header wording in file order, with the part it plays: level1 and level2 (headings), number, text, lead,
          responsible, units (who leads is said inside the cell), deadline, or other (a column that means nothing to us)
headings  "rows": level 1 stands in rows across the table; "cells": headings stand in merged cells
rows      "# heading" (level 1), "## heading" (level 2), or one item: the cells in file order without the headings
"""

CIVILISED_CITY = {
    "title": "示例区文明城市创建测评任务表",
    "columns": [("测评项目", "level1"), ("序号", "number"), ("测评内容", "text"), ("分值", "other"),
                ("责任科室", "responsible"), ("完成时间", "deadline")],
    "headings": "cells",
    "join_units": "\n",
    "rows": """
# 公共环境
1 | 主次干道和背街小巷没有积存垃圾，果皮箱及时清掏。 | 6 | 环卫科、临江街道、望湖街道 | 4月底前
2 | 公共厕所有人保洁，无障碍设施可以使用。 | 4 | 环卫科 | 4月底前
3 | 公益广告画面完整，褪色破损的当周更换。 | 3 | 宣传科、广告管理科 | 长期坚持
# 公共秩序
4 | 主要路口早晚高峰有志愿者引导，行人按灯通行。 | 5 | 交警大队、志愿服务中心 | 长期坚持
5 | 非机动车停放在划线区域，共享单车定点投放。 | 5 | 城管科、交警大队 | 5月底前
6 | 集贸市场划行归市，经营者亮照经营。 | 4 | 市场科、青石镇 | 5月底前
# 社区生活
7 | 社区每季度组织一次邻里活动，活动安排张贴在公告栏。 | 4 | 社区建设科、各社区 | 每季度末
8 | 楼道不堆放杂物，电动车不进楼充电。 | 6 | 物业科、消防大队、各社区 | 6月15日前
9 | 新时代文明实践站有固定场地、有服务清单、有活动记录。 | 5 | 文明实践中心、各社区 | 9月底前
""",
}

HEALTHY_CITY = {
    "title": "示例区国家卫生城市复审任务分解表",
    "columns": [("编号", "number"), ("完成时限", "deadline"), ("配合部门", "responsible"), ("牵头部门", "lead"),
                ("工作任务", "text"), ("考核分值", "other")],
    "headings": "rows",
    "rows": """
# 一、组织管理
1.1 | 3月底前 | 各镇（街道） | 区爱卫办 | 区、镇（街道）、村（社区）三级爱国卫生机构健全，有专人、有经费。 | 10
1.2 | 长期坚持 | 区融媒体中心 | 区爱卫办、区委宣传部 | 开设健康教育专栏，每月更新不少于两次。 | 8
1.3 | 10月底前 | 区教育局、各镇（街道） | 区卫生健康局 | 成年人吸烟率逐年下降，学校和医院全面无烟。 | 8
# 二、环境卫生
2.1 | 长期坚持 | 临江街道、望湖街道 | 区城市管理局 | 建成区生活垃圾日产日清，收运车辆密闭。 | 15
2.2 | 6月底前 | 区住房城乡建设局 | 区城市管理局 | 建筑工地围挡完整，出入口设置冲洗设施。 | 12
2.3 | 9月底前 | 市生态环境局示例分局、青石镇、柳溪镇 | 区水利局 | 河道水面无漂浮垃圾，岸坡无违章搭建。 | 12
2.4 | 6月底前 | 区交通运输局 | 区城市管理局 | 城乡结合部道路硬化，路灯完好，无卫生死角。 | 10
# 三、食品与饮水安全
3.1 | 5月底前 | 区卫生健康局 | 区市场监管局 | 小餐饮店、小食品店持证经营，从业人员有有效健康证明。 | 14
3.2 | 长期坚持 | 区卫生健康局、各镇（街道） | 区水利局 | 集中式供水水质每季度检测一次，检测结果向社会公布。 | 11
""",
}

BUSINESS_ENVIRONMENT = {
    "title": "示例区优化营商环境改革任务清单",
    "columns": [("一级指标", "level1"), ("二级指标", "level2"), ("序号", "number"), ("改革举措", "text"),
                ("责任单位", "units"), ("时间节点", "deadline")],
    "headings": "cells",
    "rows": """
# 准入与退出
## 企业开办
1 | 企业名称、住所、印章、发票、社保一次填报，全程不见面。 | 区市场监管局 > 区税务局、区人力资源社会保障局 | 6月底前
2 | 同一行政区内企业可以一照多址，分支机构免于另行登记。 | 区市场监管局 > 区政务服务局 | 9月底前
## 企业注销
3 | 未发生债务的市场主体适用简易注销，公告期压缩为20天。 | 区市场监管局 > 区税务局、区法院 | 长期坚持
# 要素保障
## 获得用地
4 | 工业项目“拿地即开工”，施工许可与土地证同日发放。 | 市自然资源局示例分局 > 区住房城乡建设局、区政务服务局 | 10月底前
5 | 存量厂房改变用途的，一个窗口收件，联合踏勘一次完成。 | 市自然资源局示例分局 > 区消防大队、区住房城乡建设局 | 10月底前
## 获得融资
6 | 建立小微企业首贷名单，逐户对接并登记结果。 | 区金融办 > 区工商联、各商业银行 | 每季度末
7 | 政府性融资担保费率不高于1%。 | 区财政局 > 区金融办 | 长期坚持
# 权益保护
## 合同执行
8 | 商事案件平均审理天数控制在90天以内，文书电子送达。 | 区法院 > 区司法局 | 长期坚持
9 | 政府采购合同签订后5个工作日内公告，资金按期支付。 | 区财政局 > 区直有关部门、各镇（街道） | 长期坚持
""",
}

SECURITY_CONTROLS = {
    "title": "Office network safeguards: task list",
    "columns": [("Control ID", "number"), ("Control", "text"), ("Owner", "lead"), ("Due", "deadline")],
    "headings": "rows",
    "rows": """
# Group 1: Know what is connected
1.1 | Keep a list of every laptop, phone and printer that joins the office network. | IT Operations | 31 March 2026
1.2 | Remove devices from the list within two weeks after they are handed back. | IT Operations, Human Resources | 31 March 2026
1.3 | Block unknown devices at the switch and tell the service desk. | Network Team | 30 June 2026
# Group 2: Know what is installed
2.1 | Keep a list of licensed software with version and supplier. | Service Desk | 30 April 2026
2.2 | Uninstall software that its supplier no longer supports. | Service Desk, Network Team | Quarterly
2.3 | Allow only signed scripts on finance workstations. | IT Operations | 30 September 2026
# Group 3: Protect what is stored
3.1 | Classify shared folders as public, internal or restricted. | Records Office | 30 June 2026
3.2 | Encrypt the disks of all portable computers. | IT Operations | 31 May 2026
3.3 | Destroy storage media before disposal and keep the certificate. | Records Office, IT Operations | Ongoing
3.10 | Test one restored backup in every quarter. | IT Operations | Quarterly
""",
}

MANAGEMENT_CONTROLS = {
    "title": "Information security measures and their owners",
    "columns": [("Theme", "level1"), ("Ref.", "number"), ("Target date", "deadline"), ("Requirement", "text"),
                ("Status", "other"), ("Responsible", "responsible")],
    "headings": "cells",
    "rows": """
# A. People and organisation
A.1 | 2026-03-31 | A security policy is approved, published and read by all staff. | done | Board Office
A.2 | 2026-06-30 | Duties that conflict are held by different persons. | open | Finance Department; Internal Audit
A.3 | 2026-06-30 | New staff sign a confidentiality agreement on their first day. | done | Human Resources
A.4 | 2026-09-30 | Suppliers with access to client data are reviewed once a year. | open | Purchasing; Legal Department
# B. Buildings and equipment
B.1 | 2026-04-30 | Visitors are registered and escorted in the server area. | done | Facilities
B.2 | 2026-12-31 | Cables that carry data are separated from power lines. | open | Facilities; IT Department
B.3 | 2026-05-31 | Equipment leaves the building only with a signed form. | open | IT Department
# C. Technology
C.1 | 2026-03-31 | Administrator accounts are personal and reviewed every month. | done | IT Department
C.2 | 2026-08-31 | Logs are kept for one year and cannot be changed by administrators. | open | IT Department; Internal Audit
C.3 | 2026-10-31 | Changes are tested apart from production and approved in writing. | open | Development Team
""",
}

FIXTURES = {
    "civilised_city": CIVILISED_CITY,
    "healthy_city": HEALTHY_CITY,
    "business_environment": BUSINESS_ENVIRONMENT,
    "security_controls": SECURITY_CONTROLS,
    "management_controls": MANAGEMENT_CONTROLS,
}

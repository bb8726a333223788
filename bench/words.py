"""Invented text of realistic length, the same on every machine: the benches' documents and rows are made of it."""

import random

VERBS = ["建立", "完善", "落实", "健全", "推行", "规范", "公布", "修订", "检查", "汇总", "梳理", "压实", "细化", "更新"]
OBJECTS = [
    "窗口受理一次告知制度", "权责事项目录", "合同合法审查台账", "行政调解记录", "公众意见采纳说明", "执法音像保管办法",
    "裁量基准对照表", "案卷交叉评查办法", "应急预案演练计划", "信用修复指引", "热线来件办理时限", "学法课程表",
    "复议决定履行回执", "政策解读图表", "文件清理结果", "证明事项清单", "企业走访登记", "法律顾问意见书",
]
MANNERS = ["逐项对照", "按季", "分级分类", "会同相关单位", "面向社会", "依照规定程序", "结合本地实际", "在期限之内", "全程留痕", "专人负责"]
RESULTS = [
    "办理结果可以查询", "群众来件件件有回音", "未按期完成的说明原因", "差错率逐年下降", "材料不重复报送",
    "结论与依据一并归档", "发现的偏差及时纠正", "数据与台账保持一致", "经验做法形成书面材料", "责任落实到岗位",
]
UNITS = [
    "区司法局", "区政府办公室", "区财政局", "区教育局", "区民政局", "区应急管理局", "区水务局", "区审计局", "区统计局",
    "区城市管理局", "区卫生健康局", "区文化和旅游局", "区市场监督管理局", "区自然资源局", "区农业农村局", "区信访局",
    "区住房和城乡建设局", "区交通运输局", "区生态环境分局", "区人力资源和社会保障局",
]
GROUPS = ["各镇（街道）", "区直各部门", "各行政执法单位"]


def sentence(rng: random.Random) -> str:
    return (f"{rng.choice(MANNERS)}{rng.choice(VERBS)}{rng.choice(OBJECTS)}，"
            f"{rng.choice(MANNERS)}{rng.choice(VERBS)}{rng.choice(OBJECTS)}，{rng.choice(RESULTS)}。")


def text(rng: random.Random, least: int) -> str:
    """Whole sentences until there are `least` characters."""
    out = sentence(rng)
    while len(out) < least:
        out += sentence(rng)
    return out


def exact_text(rng: random.Random, size: int) -> str:
    return text(rng, size)[: size - 1] + "。"

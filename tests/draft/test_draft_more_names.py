"""What a number is about, and which numbers are statements: the kinds that readers of whole plans found."""

from __future__ import annotations

import pytest
from test_draft_names import read

FIRMLY = [
    ("乡镇卫生院要做到床位使用率达到70%以上。", ["乡镇卫生院床位使用率 | at_least 70%"]),
    ("要做到家庭医生签约率不低于75%。", ["家庭医生签约率 | at_least 75%"]),
    ("社区卫生服务中心至少能提供10项中医药适宜技术。", ["社区卫生服务中心提供中医药适宜技术 | at_least 10项"]),
    ("县级医院要至少能开展20项新技术。", ["县级医院开展新技术 | at_least 20项"]),
    ("各县至少能提供30张老年床位。", ["老年床位(各县) | at_least 30张 ?"]),
    ("必须确保孕产妇系统管理率达到92%以上。", ["孕产妇系统管理率 | at_least 92%"]),
    ("争取做到村卫生室标准化率100%。", ["村卫生室标准化率 | at_least 100%"]),
    ("全力争取中央资金6亿元。", ["争取中央资金 | at_least 6亿元"]),
    ("肺结核患者成功治疗率达到90%，耐药筛查率达到95%，新报告病例下降5%。",
     ["肺结核患者成功治疗率 | at_least 90%", "耐药筛查率 | at_least 95% ?", "新报告病例 | change 5% ↓ ?"]),
    ("县级公立医院药占比降至25%以下，平均住院日降至7天，资产负债率降至48%。",
     ["县级公立医院药占比 | at_most 25%", "平均住院日 | at_most 7天 ?", "资产负债率 | at_most 48% ?"]),
    ("推进检查检验结果互认，互认项目扩大到150项。", ["互认项目 | at_least 150项"]),
]  # fmt: skip

OF_TIME_AND_TWO_NUMBERS = [
    ("急救反应时间县城10分钟、农村18分钟。",
     ["急救反应时间县城 | at_most 10分钟 ?", "急救反应时间农村 | at_most 18分钟 ?"]),
    ("急救反应时间，县城10分钟、农村18分钟。",
     ["县城(急救反应时间) | at_most 10分钟 ?", "农村(急救反应时间) | at_most 18分钟 ?"]),
    ("门诊等候时间三级医院30分钟、二级医院20分钟。",
     ["门诊等候时间三级医院 | at_most 30分钟 ?", "门诊等候时间二级医院 | at_most 20分钟 ?"]),
    ("在规定时间内3天完成。", []),
    ("乡镇卫生院能提供4类6项以上中医药技术。",
     ["乡镇卫生院提供中医药技术(类) | at_least 4类 ?", "乡镇卫生院提供中医药技术 | at_least 6项"]),
    ("80%以上的村卫生室能提供4类6项中医药技术。", ["村卫生室能提供4类6项中医药技术的比例 | at_least 80%"]),
    ("组建应急队伍15支600人。", ["组建应急队伍(支) | at_least 15支 ?", "组建应急队伍 | at_least 600人"]),
    ("建设1间30平方米的康复室。", ["建设康复室 | at_least 1间"]),
    ("每个街道建成1个500平方米以上的托育机构。", ["托育机构(每个街道) | at_least 1个 ?"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*OF_TIME_AND_TWO_NUMBERS, *FIRMLY], ids=lambda text: text[:20])
def test_reads(text: str, expected: list[str]) -> None:
    assert read(text) == expected

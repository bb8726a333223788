"""The rows of the API bench: 24,000 tasks of 200 characters, 80 units, 300 tasks each. Fixed seed."""

import random

import words

UNITS, ITEMS, ROLES_PER_ITEM = 80, 2400, 10
LISTS = ["基础任务清单", "量化任务清单", "延伸任务清单", "负面清单", "附加项"]


def unit_names() -> list[str]:
    towns = [f"示例{c}镇人民政府" for c in "东西南北中上下前后左右新老大小青白长宽高"]
    offices = [name + part for part in ("", "综合科", "法规科") for name in words.UNITS]
    return (offices + towns)[:UNITS]


def items() -> list[dict]:
    """2,400 items; every unit comes up for exactly 300 of them."""
    rng = random.Random(24000)
    names, order, found = unit_names(), [], []
    for at in range(ITEMS):
        if len(order) < ROLES_PER_ITEM:
            order += rng.sample(names, len(names))
        units, order = order[:ROLES_PER_ITEM], order[ROLES_PER_ITEM:]
        found.append({"number": str(at % (ITEMS // 5) + 1), "list_name": LISTS[at // (ITEMS // 5)],
                      "text": words.exact_text(rng, 200), "lead_units": units[:2], "responsible_units": units[2:],
                      "deadline": f"2026年{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日前"})
    return found


def tasks() -> list[dict]:
    """The same rows as they stand in a database that holds them flat."""
    names, found = {name: at + 1 for at, name in enumerate(unit_names())}, []
    for at, item in enumerate(items()):
        year, month, day = item["deadline"].replace("年", "-").replace("月", "-").replace("日前", "").split("-")
        for role in ("lead", "responsible"):
            for unit in item[f"{role}_units"]:
                found.append({"id": len(found) + 1, "catalogue_id": 1, "item_id": at + 1, "number": item["number"],
                              "list_name": item["list_name"], "text": item["text"], "unit_id": names[unit],
                              "unit_name": unit, "role": role, "deadline": item["deadline"],
                              "due_on": f"{year}-{int(month):02d}-{int(day):02d}", "state": "open"})
    return found

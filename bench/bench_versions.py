"""script/bench versions: the diff of two catalogues in-process; 2,900 local catalogues against a base, next to difflib."""

import difflib
import hashlib
import json
import random
import subprocess
import time

from measure import DATA, helper, requirement, run_once, save, say, table, verdicts, zhunsheng
from words import text

LOCALS, ITEMS, LARGE = 2900, 100, 234
SAMPLE = 2  # local catalogues that difflib pairs; its time is scaled


def item(number: int, words: str, rng: random.Random) -> dict:
    return {"number": str(number), "level1": f"第{number // 20 + 1}部分", "level2": None, "text": words,
            "text_digest": "sha256:" + hashlib.sha256(words.encode()).hexdigest(), "effect": "none", "applicable": True,
            "lead_units": [f"第{rng.randrange(20)}局"], "responsible_units": [f"第{rng.randrange(20)}站"], "units_text": "",
            "clauses": [], "deadline": None, "methods": [], "limits": [], "source": {"line": number}, "confidence": 1}


def catalogue(title: str, texts: list[str], rng: random.Random) -> dict:
    items = [item(number, words, rng) for number, words in enumerate(texts, 1)]
    return {"schema": "zhunsheng.catalogue/1", "title": title, "jurisdiction": title, "issuer": None,
            "document_number": None, "issued_on": None,
            "lists": [{"name": "清单", "kind": "indicator", "declared_count": None, "items": items}],
            "material_requests": [], "plan": None, "findings": []}


def base_texts(count: int, rng: random.Random) -> list[str]:
    return [text(rng, rng.randrange(40, 140)) + f"每年不少于{rng.randrange(2, 60)}次。" for _ in range(count)]


def localised(texts: list[str], rng: random.Random) -> list[str]:
    """A third reworded, some withdrawn, some added, some moved: what districts do."""
    out = []
    for words in texts:
        fate = rng.random()
        if fate < 0.04:
            continue
        if fate < 0.35:
            at = rng.randrange(len(words))
            words = words[:at] + rng.choice(["结合本地实际", "会同各镇", "逐年"]) + words[at + rng.randrange(4):]
        out.append(words)
    for _ in range(3):
        out.insert(rng.randrange(len(out)), text(rng, 50))
    moved = out.pop(rng.randrange(len(out)))
    out.insert(rng.randrange(len(out)), moved)
    return out


def make() -> tuple[str, list[str]]:
    folder = DATA / "versions"
    files = [str(folder / f"{at:04}.json") for at in range(LOCALS)]
    if not (folder / "done").exists():
        say(f"writing {LOCALS} local catalogues")
        folder.mkdir(parents=True, exist_ok=True)
        rng = random.Random(7)
        for name, count in (("base", ITEMS), ("large", LARGE)):
            texts = base_texts(count, rng)
            (folder / f"{name}.json").write_text(json.dumps(catalogue(name, texts, rng), ensure_ascii=False))
            if name == "base":
                own = texts
            else:
                changed = catalogue("large, changed", localised(texts, rng), rng)
                (folder / "large_changed.json").write_text(json.dumps(changed, ensure_ascii=False))
        for at, path in enumerate(files):
            with open(path, "w") as file:
                json.dump(catalogue(f"{at} 区", localised(own, rng), rng), file, ensure_ascii=False)
        (folder / "done").touch()
    return str(folder), files


def difflib_seconds(base: str, files: list[str]) -> float:
    """Only the pairing, as a script would do it: for each local text the most alike of the base."""
    texts = [one["text"] for one in json.load(open(base))["lists"][0]["items"]]
    begin = time.process_time()
    for path in files:
        for one in json.load(open(path))["lists"][0]["items"]:
            matcher = difflib.SequenceMatcher(None, "", one["text"])
            best = 0.0
            for words in texts:
                matcher.set_seq1(words)
                best = max(best, matcher.ratio())
    return (time.process_time() - begin) / len(files)


def main() -> None:
    folder, files = make()
    single = json.loads(subprocess.check_output(
        [helper("bench_versions"), f"{folder}/large.json", f"{folder}/large_changed.json", "21"], text=True))
    ours = run_once([zhunsheng(), "compare", f"{folder}/base.json", *files, "--format", "csv"], 300)
    say(f"difflib: {SAMPLE} of {LOCALS}")
    theirs = difflib_seconds(f"{folder}/base.json", files[:SAMPLE]) * LOCALS
    table("Versions", ["what", "value"],
          [[f"diff of two catalogues of {LARGE} items, in-process, ms", f"{single['diff_ms']:.2f}"],
           [f"lint of a catalogue of {LARGE} items with its base, in-process, ms", f"{single['lint_ms']:.2f}"],
           [f"compare {LOCALS} of {ITEMS}, whole process, wall s", f"{ours['wall_ms'] / 1e3:.1f}"],
           ["the same, processor s", f"{ours['cpu_ms'] / 1e3:.1f}"],
           ["the same, peak MiB", f"{ours['rss_mib']:.0f}"],
           [f"difflib, pairing only, processor s (from {SAMPLE})", f"{theirs:.0f}"]])
    checks = [requirement("diff of two 234-item catalogues, ms", single["diff_ms"], "<=", 20),
              requirement("lint of a 234-item catalogue, ms", single["lint_ms"], "<=", 20),
              requirement("2,900 local catalogues against a base, s", ours["wall_ms"] / 1e3, "<=", 60),
              requirement("times difflib's pairing, by processor time", theirs * 1e3 / ours["cpu_ms"], ">=", 20)]
    verdicts(checks)
    save("versions", {"diff": single, "compare": ours, "difflib_s": theirs, "requirements": checks})


if __name__ == "__main__":
    main()

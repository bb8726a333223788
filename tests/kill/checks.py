"""What must be there after a kill, a move or a full disk: what was acknowledged, and nothing by halves."""

import hashlib
import subprocess

from filing import PIECE, ROOT, Campaign, Client, Failed, Known, Server, Worker, ask, facts_of

ASSIGNMENT_STATE = {"unit_review": "filed", "group_review": "filed", "office_review": "filed", "accepted": "accepted"}


def check_submissions(contact: Client, known: Known) -> int:
    """What was acknowledged is there; at most the one request that was on its way is there beside it. How often it was."""
    ahead = 0
    for task, was in known.submissions.items():
        answer = ask(contact, "POST", "/api/submissions", {"assignment_id": task}) if was is None else \
            ask(contact, "GET", f"/api/submissions/{was['id']}")
        got = facts_of(answer)
        if was is not None and got != was:
            if got["revision"] != was["revision"] + 1:
                raise Failed(f"acknowledged {was}, found {got}")
            ahead += 1
        known.submissions[task] = got
    return ahead


def check_files(contact: Client, known: Known) -> int:
    """The same of uploads. Older ones were looked at after earlier kills; their files are looked at by check_disk."""
    ahead = 0
    for file in known.files[-12:]:
        if file.upload is None:
            continue
        now = ask(contact, "GET", f"/api/uploads/{file.upload}")
        if now["received_bytes"] not in (file.received, min(file.received + PIECE, len(file.content))):
            raise Failed(f"{file.received} bytes were acknowledged, there are {now['received_bytes']}")
        if file.evidence and now["evidence_id"] != file.evidence:
            raise Failed(f"a file that was acknowledged as evidence {file.evidence} is {now['evidence_id']}")
        ahead += now["received_bytes"] != file.received or now["evidence_id"] != file.evidence
        file.received, file.evidence = now["received_bytes"], now["evidence_id"]
        if file.evidence:
            status, _, content = contact.ask("GET", f"/api/evidence/{file.evidence}/content")
            if status != 200 or content != file.content:
                raise Failed(f"evidence {file.evidence} is not what was sent")
    return ahead


def check_answers(campaign: Campaign, workers: list[Worker]) -> int:
    return sum(check_submissions(worker.contact, worker.known) + check_files(worker.contact, worker.known) for worker in workers)


def check_disk(server: Server, all_known: list[Known]) -> None:
    """Every record has its file, whole; every acknowledged one has its record, with both digests."""
    kept = {sha256: (sm3, int(size)) for sha256, sm3, size in server.query("SELECT sha256, sm3, size_bytes FROM contents")}
    folder = server.folder / "data/files"
    for sha256, (_, size) in kept.items():
        if not (folder / sha256).exists() or (folder / sha256).stat().st_size != size:
            raise Failed(f"the record of {sha256} has no file, or half of one")
    for file in (file for known in all_known for file in known.files if file.evidence):
        if kept.get(file.sha256) != (file.sm3, len(file.content)):
            raise Failed(f"{file.name} was acknowledged, its record is {kept.get(file.sha256)}")
        if hashlib.sha256((folder / file.sha256).read_bytes()).hexdigest() != file.sha256:
            raise Failed(f"{file.name} was acknowledged, its file is another")


def check_rows(server: Server) -> None:
    """Rows of one write are there together or not at all."""
    if not server.url and server.query("PRAGMA integrity_check") != [["ok"]]:
        raise Failed("the database is damaged")
    owed = "FROM assignments a WHERE a.campaign_id = s.campaign_id AND a.item_id = s.item_id AND a.organisation_id = s.organisation_id"
    rows = server.query(
        "SELECT s.id, s.state, s.returned, s.edition, s.revision,"
        " (SELECT count(*) FROM submission_revisions r WHERE r.submission_id = s.id),"
        " (SELECT count(*) FROM reviews r WHERE r.submission_id = s.id AND r.decision = 'filed'),"
        " (SELECT count(*) FROM audit_log a WHERE a.subject = 'submission/' || s.id),"
        f" (SELECT min(a.state) {owed}), (SELECT max(a.state) {owed}) FROM submissions s")
    for number, state, returned, edition, revision, editions, filed, records, least, most in rows:
        wanted = ASSIGNMENT_STATE.get(state, "returned" if returned in ("1", "t") else "draft")
        if not edition == editions == filed or records != revision or not least == most == wanted:
            raise Failed(f"half a write: submission {number} in {state}, edition {edition}, kept {editions}, filed {filed}, "
                         f"revision {revision}, records {records}, assignment {least} {most}")
    counted = server.query("SELECT state, sum(amount) FROM assignment_counts GROUP BY state HAVING sum(amount) <> 0")
    real = server.query("SELECT state, count(*) FROM assignments GROUP BY state")
    if sorted(counted) != sorted(real):
        raise Failed(f"counts {counted}, rows {real}")
    lone = server.query("SELECT u.id FROM uploads u LEFT JOIN evidence e ON e.id = u.evidence_id"
                        " WHERE (u.state = 'finished') <> (e.id IS NOT NULL)")
    if lone:
        raise Failed(f"uploads that are finished without evidence, or the other way round: {lone}")


def check_audit(server: Server) -> None:
    verdict = subprocess.run([server.binary, "audit", "verify", *server.place], capture_output=True, text=True, cwd=ROOT)
    if verdict.returncode != 0:
        raise Failed(f"audit verify: {verdict.stdout}{verdict.stderr}")

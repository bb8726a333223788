#!/usr/bin/env python3
"""Digests leave the system: a whole server, a mail server and group robots on loopback that speak the real protocols.

    tests/delivery/digests.py ZHUNSHENG
"""

import base64
import email
import email.policy
import json
import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests/api")]

from receivers import MailServer, Robots  # noqa: E402
from run import GIVEN, Failed, People, Server  # noqa: E402

SECRET = "SEC-made-up-for-tests"
EARLY = "2026-03-02T00:00:00Z"  # eight in China: the server does not remind by itself yet
PATIENCE_S = 60  # a round of deliveries is due every 30 seconds


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise Failed(what)


def until(condition, what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        expect(time.monotonic() < end, what)
        time.sleep(0.2)


class Asker:
    def __init__(self, people: People):
        self.people = people

    def __call__(self, who: str, method: str, path: str, body=None, status=(200, 201, 202, 204)):
        encoded = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/octet-stream"} if isinstance(body, bytes) else {}
        got, _, content = self.people[who].ask(method, path, encoded, headers)
        wanted = status if isinstance(status, tuple) else (status,)
        expect(got in wanted, f"{method} {path} as {who}: {got} {content[:300].decode(errors='replace')}")
        return json.loads(content) if content else None


def make_campaign(ask: Asker) -> int:
    """A campaign, not yet running, whose contact owes something soon."""
    document = (ROOT / "tests/api/fixtures/campaign.html").read_bytes()
    imported = ask("editor", "POST", "/api/imports?file_name=t.html", document)["id"]
    until(lambda: ask("editor", "GET", f"/api/imports/{imported}")["state"] == "ready", "the import is not ready")
    catalogue = ask("editor", "GET", f"/api/imports/{imported}")["catalogue_id"]
    revision = ask("editor", "GET", f"/api/catalogues/{catalogue}")["revision"]
    ask("editor", "POST", f"/api/catalogues/{catalogue}/publish", {"revision": revision})
    place = ask("admin", "POST", "/api/jurisdictions", {"level": "district", "name": "示例区"})["id"]
    body = ask("admin", "POST", "/api/organisations", {"jurisdiction_id": place, "name": "区城管局"})["id"]
    for name, role in (("office", "office"), ("contact", "contact")):
        ask("admin", "POST", "/api/memberships", {"user_name": name, "display_name": name, "password": GIVEN,
                                                  "organisation_id": body, "role": role})
    wanted = {"catalogue_id": catalogue, "jurisdiction_id": place}
    proposal = ask("office", "POST", "/api/campaigns/proposal", wanted)
    units = [{"unit_id": unit["unit_id"], "organisation_ids": [o["id"] for o in unit["organisations"]],
              "create": unit["create"] or ([] if unit["organisations"] else [unit["name"]])} for unit in proposal["units"]]
    made = ask("office", "POST", "/api/campaigns", wanted | {"name": "示范创建", "due_on": "2026-03-04", "units": units})
    return made.get("campaign", made)["id"]


def set_up(ask: Asker, campaign: int, mail: MailServer, robots: Robots) -> None:
    ask("admin", "PUT", "/api/mail-server",
        {"server": {"host": "127.0.0.1", "port": mail.port, "security": "none", "user": "", "password": None,
                    "sender": "office@example.invalid", "sender_name": "示例区创建办"}})
    ask("contact", "PUT", "/api/my/mail-address", {"address": "contact@example.invalid"})
    for kind in ("dingtalk", "wecom", "feishu"):
        secret = None if kind == "wecom" else SECRET
        made = ask("office", "POST", f"/api/campaigns/{campaign}/channels",
                   {"kind": kind, "name": kind, "address": f"http://127.0.0.1:{robots.port}/{kind}", "secret": secret})
        expect("address" not in made and made["has_secret"] == (secret is not None), f"a robot as shown: {made}")
        ask("office", "POST", f"/api/channels/{made['id']}/test")
    expect([kind for kind, _ in robots.texts] == ["dingtalk", "wecom", "feishu"], f"test lines: {robots.texts}")
    ask("admin", "POST", "/api/mail-server/test", {"address": "admin@example.invalid"})
    expect(mail.mails[0][1] == "admin@example.invalid", "the test mail")


def check_wrong_settings(ask: Asker, campaign: int, mail: MailServer, robots: Robots) -> None:
    """Each says in Chinese what to do, and no secret."""
    wrong = ask("office", "POST", f"/api/campaigns/{campaign}/channels",
                {"kind": "dingtalk", "name": "wrong", "address": f"http://127.0.0.1:{robots.port}/dingtalk",
                 "secret": "another"})
    answer = ask("office", "POST", f"/api/channels/{wrong['id']}/test", None, 400)
    expect("310000" in answer["error"]["message"] and "another" not in json.dumps(answer), f"wrong secret: {answer}")
    ask("office", "DELETE", f"/api/channels/{wrong['id']}")
    mail.refuse.add("nobody@example.invalid")
    answer = ask("admin", "POST", "/api/mail-server/test", {"address": "nobody@example.invalid"}, 400)
    expect("收件人" in answer["error"]["message"], f"refused recipient: {answer}")
    ask("contact", "POST", f"/api/campaigns/{campaign}/reminders", None, 403)


def check_digests(ask: Asker, campaign: int, mail: MailServer, robots: Robots) -> None:
    robots.texts.clear()
    mail.mails.clear()
    campaign_now = ask("office", "GET", f"/api/campaigns/{campaign}")["campaign"]
    ask("office", "PATCH", f"/api/campaigns/{campaign}", {"revision": campaign_now["revision"], "state": "running"})
    reminded = ask("office", "POST", f"/api/campaigns/{campaign}/reminders")
    expect(reminded == {"people": 1, "groups": 3}, f"reminded: {reminded}")
    again = ask("office", "POST", f"/api/campaigns/{campaign}/reminders")
    expect(again == {"people": 0, "groups": 0}, f"reminded twice: {again}")
    expect(ask("contact", "GET", "/api/my/messages")["total"] == 1, "one digest a day, however often it is asked for")
    until(lambda: len(mail.mails) == 1 and len(robots.texts) == 3, f"deliveries: {mail.mails} {robots.texts}")
    sender, recipient, text = mail.mails[0]
    message = email.message_from_string(text, policy=email.policy.default)
    expect((sender, recipient) == ("office@example.invalid", "contact@example.invalid"), "envelope of the mail")
    expect("示范创建：" in message["Subject"] and "工作日" in message.get_content(), f"the mail: {text}")
    expect(base64.b64encode("示例区创建办".encode()).decode() in text, "the sender's name")
    expect(all("示范创建今日提醒" in words for _, words in robots.texts), f"robots: {robots.texts}")
    rows = ask("office", "GET", f"/api/campaigns/{campaign}/deliveries")["rows"]
    until(lambda: all(row["state"] == "sent" for row in
                      ask("office", "GET", f"/api/campaigns/{campaign}/deliveries")["rows"]), f"deliveries: {rows}")


def main() -> int:
    server, mail, robots = Server(sys.argv[1], clock=EARLY), MailServer(), Robots(SECRET)
    try:
        ask = Asker(People(server))
        campaign = make_campaign(ask)
        set_up(ask, campaign, mail, robots)
        check_wrong_settings(ask, campaign, mail, robots)
        check_digests(ask, campaign, mail, robots)
        expect(SECRET not in server.logged() and "contact@example" not in server.logged(), "the log holds no secret")
    except Failed as failure:
        print(f"delivery: {failure}")
        return 1
    finally:
        mail.stop()
        robots.stop()
        server.stop()
    print("delivery: digests reach the mailbox and three kinds of robots")
    return 0


if __name__ == "__main__":
    sys.exit(main())

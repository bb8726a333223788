"""Local servers that speak what messages are sent by: SMTP (RFC 5321, as much as a client needs) and the robots of groups,
which check signatures as the real ones do. Each listens on a free port of loopback and keeps what it got."""

import base64
import hashlib
import hmac
import http.server
import json
import socketserver
import threading
import urllib.parse


class Serving:
    def __init__(self, server):
        self.server = server
        self.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class MailServer(Serving):
    """`mails`: (sender, recipient, message). `refuse`: recipients it does not know."""

    def __init__(self):
        self.mails, self.refuse = [], set()
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def say(self, line: str) -> None:
                self.wfile.write(line.encode() + b"\r\n")

            def handle(self) -> None:
                sender = recipient = ""
                self.say("220 mail.invalid")
                while line := self.rfile.readline().decode().strip():
                    word = line.split(":")[0].split(" ")[0].upper()
                    if word == "QUIT":
                        return self.say("221 bye")
                    if word == "MAIL":
                        sender = line.split("<")[1].split(">")[0]
                    if word == "RCPT":
                        recipient = line.split("<")[1].split(">")[0]
                        if recipient in outer.refuse:
                            self.say("550 no such mailbox")
                            continue
                    if word == "DATA":
                        self.say("354 go on")
                        lines = []
                        while (text := self.rfile.readline()) not in (b".\r\n", b""):
                            lines.append(text)
                        outer.mails.append((sender, recipient, b"".join(lines).decode()))
                    self.say("250 ok")

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        super().__init__(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler))


class Robots(Serving):
    """/dingtalk, /wecom, /feishu. `texts`: (kind, text). `answer`: instead of "well"."""

    def __init__(self, secret: str):
        self.texts, self.answer = [], None
        outer = self

        def dingtalk_signed(query: dict) -> bool:
            stamp = query.get("timestamp", [""])[0]
            digest = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()
            return query.get("sign", [""])[0] == base64.b64encode(digest).decode()

        def feishu_signed(body: dict) -> bool:
            digest = hmac.new(f"{body.get('timestamp')}\n{secret}".encode(), b"", hashlib.sha256).digest()
            return body.get("sign") == base64.b64encode(digest).decode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                where = urllib.parse.urlparse(self.path)
                kind = where.path.strip("/")
                answer = outer.answer
                if answer is None and kind == "dingtalk":
                    well = dingtalk_signed(urllib.parse.parse_qs(where.query))
                    answer = {"errcode": 0 if well else 310000, "errmsg": "ok" if well else "sign not match"}
                if answer is None and kind == "feishu":
                    well = feishu_signed(body)
                    answer = {"code": 0 if well else 19021, "msg": "success" if well else "sign match fail"}
                if answer is None:
                    answer = {"errcode": 0, "errmsg": "ok"}
                text = body.get("text", body.get("content", {}))
                outer.texts.append((kind, text.get("content", text.get("text"))))
                content = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_) -> None:
                pass

        super().__init__(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))

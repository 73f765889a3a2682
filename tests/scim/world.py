"""The product on a port of its own with a partner whose directory has a token; for tests from outside."""

import http.server
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("PORTICO_BIN", str(ROOT / "target/debug/portico"))
DOMAIN = "fabrikam.example"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Home(http.server.BaseHTTPRequestHandler):
    """A home identity provider as far as it is read when it is connected."""

    def do_GET(self):
        issuer = f"http://{self.headers['host']}"
        if self.path == "/.well-known/openid-configuration":
            answer = {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256"],
            }
        else:
            # The public key of RFC 7517, appendix A.1.
            answer = {"keys": [{
                "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "1",
                "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
            }]}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class World:
    """A running product; ends with the block that opened it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="portico-scim-")
        port = free_port()
        self.origin = f"http://localhost:{port}"
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("PORTICO_")}
        self.environment = inherited | {
            "PORTICO_PUBLIC_URL": self.origin,
            "PORTICO_LISTEN": f"127.0.0.1:{port}",
            "PORTICO_COMPANY": "Contoso",
            "PORTICO_ADMIN__NAME": "Mia Berg",
            "PORTICO_ADMIN__EMAIL": "mia.berg@contoso.example",
            "PORTICO_OUTBOUND__ALLOW": "127.0.0.0/8",
        }
        self.home = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Home)
        threading.Thread(target=self.home.serve_forever, daemon=True).start()
        self.process = None

    def __enter__(self):
        self.log = open(pathlib.Path(self.folder.name) / "log", "w+b")
        self.process = subprocess.Popen(
            [BINARY, "serve"], cwd=self.folder.name, env=self.environment,
            stdout=self.log, stderr=self.log,
        )
        self.wait()
        self.run("partner", "add", "Fabrikam", "--domain", DOMAIN)
        connection = self.run(
            "partner", "connect", "Fabrikam", "--issuer",
            f"http://127.0.0.1:{self.home.server_port}", "--client-id", "portico", "--public",
        )
        self.connection = connection["id"]
        self.run("partner", "scim", "subject", self.connection, "external_id")
        self.token = self.run("partner", "scim", "token", self.connection)["token"]
        self.base = f"{self.origin}/scim/v2/{self.connection}"
        return self

    def __exit__(self, kind, error, trace):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.home.shutdown()
        self.home.server_close()
        if error is not None:
            self.log.seek(0)
            print(self.log.read().decode(errors="replace")[-4000:])
        self.log.close()
        self.folder.cleanup()

    def wait(self):
        for _ in range(200):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.origin}/readyz", timeout=5).close()
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        self.log.seek(0)
        raise SystemExit(f"portico does not start:\n{self.log.read().decode(errors='replace')}")

    def run(self, *arguments):
        """A command of the product; its answer in JSON, where it gives one."""
        done = subprocess.run(
            [BINARY, "--output", "json", *arguments], cwd=self.folder.name, env=self.environment,
            capture_output=True, text=True, timeout=60,
        )
        if done.returncode != 0:
            raise AssertionError(f"portico {' '.join(arguments)}: {done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def guests(self):
        """The state of each guest by address."""
        return {it["email"]: it["state"] for it in self.run("guest", "list")}

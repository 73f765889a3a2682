"""A home by Canaille, all in memory: python canaille_home.py PERSON"""

import datetime
import json
import socket
import sys
import threading

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

person = json.loads(sys.argv[1])
given, family = person["name"].split(" ", 1)
key = RSAKey.generate_key(2048, auto_kid=True)
listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
app = create_app(
    {
        "SERVER_NAME": f"127.0.0.1:{port}",
        "PREFERRED_URL_SCHEME": "http",
        "SECRET_KEY": "only for this test",
        "CANAILLE": {"DATABASE": "memory"},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    }
)
server = make_server("127.0.0.1", port, app, threaded=True, fd=listener.fileno())
backend = Backend.instance

with app.app_context():
    user = models.User(
        user_name=person["login"],
        formatted_name=person["name"],
        given_name=given,
        family_name=family,
        emails=[person["email"]],
        password="correct horse battery staple",
    )
    backend.save(user)

threading.Thread(target=server.serve_forever, daemon=True).start()
issuer = f"http://127.0.0.1:{port}"
print("home " + json.dumps({"issuer": issuer, "clientId": "portico", "clientSecret": "a-secret-of-this-test"}), flush=True)

for line in sys.stdin:
    with app.app_context():
        client = models.Client(
            client_id="portico",
            client_id_issued_at=datetime.datetime.now(datetime.timezone.utc),
            client_name="Portico",
            client_uri="http://127.0.0.1",
            redirect_uris=[line.strip()],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "profile", "email"],
            client_secret="a-secret-of-this-test",
            token_endpoint_auth_method="client_secret_basic",
        )
        backend.save(client)
        client.audience = [client]
        backend.save(client)
    print("allowed", flush=True)

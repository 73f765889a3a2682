"""A web app as Authlib's documentation for Flask describes one; it answers in JSON.

Arguments: port, issuer, client id, client secret. It keeps the tokens of the last sign-in.
It prints one line when it listens and ends when standard input closes.
"""

import os
import secrets
import sys
import threading

import loopback  # noqa: F401
from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, url_for
from requests import HTTPError
from werkzeug.serving import make_server

port, issuer, client_id, client_secret = sys.argv[1:]
held = {}


def keep(token, refresh_token=None, access_token=None):
    held["token"] = {**held.get("token", {}), **token}


app = Flask(__name__)
app.secret_key = secrets.token_bytes(32)
app.config["SESSION_COOKIE_NAME"] = "authlib"
portico = OAuth(app).register(
    "portico",
    client_id=client_id,
    client_secret=client_secret,
    server_metadata_url=f"{issuer}/.well-known/openid-configuration",
    client_kwargs={"scope": "openid email profile offline_access", "code_challenge_method": "S256"},
    update_token=keep,
)


@app.get("/login")
def login():
    return portico.authorize_redirect(url_for("callback", _external=True))


@app.get("/cb")
def callback():
    held["token"] = portico.authorize_access_token()
    return {"claims": held["token"]["userinfo"]}


@app.get("/userinfo")
def userinfo():
    return {"userinfo": portico.userinfo(token=held["token"]), "access_token": held["token"]["access_token"]}


@app.get("/expired")
def expired():
    """As if the access token's time were over: Authlib refreshes by itself with the next request."""
    held["token"]["expires_at"] = 1
    return userinfo()


@app.get("/logout")
def logout():
    return portico.logout_redirect(
        post_logout_redirect_uri=url_for("signed_out", _external=True),
        id_token_hint=held["token"]["id_token"],
    )


@app.get("/signed-out")
def signed_out():
    return {"signed_out": portico.validate_logout_response()}


@app.errorhandler(OAuthError)
def refused(error):
    return {"error": error.error, "error_description": error.description}, 400


@app.errorhandler(HTTPError)
def failed(error):
    return {"error": "http", "status": error.response.status_code}, 502


def end_with_input():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
server = make_server("127.0.0.1", int(port), app)
print(f"listening at {port}", flush=True)
server.serve_forever()

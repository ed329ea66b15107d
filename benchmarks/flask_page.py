"""A bare Flask page of a home page's size on the portal's server, to compare with."""

import socket

from flask import Flask
from waitress.server import create_server

BODY = "<!doctype html><title>Accueil</title>" + "<p>Une page nue.</p>" * 300


def main() -> None:
    """Serve until it is ended."""
    app = Flask(__name__)
    app.add_url_rule("/", "home", lambda: BODY)
    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(app, sockets=[listening], threads=8, ident=None)
    print(f"Page nue : http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
    server.run()


if __name__ == "__main__":
    main()

"""The language server: `ralat lsp` (extra `lsp`). Positions, what is known of open texts, and the protocol.

Settings (`initializationOptions`; over them the section `ralat` of `workspace/configuration`, which is asked for, or of
`workspace/didChangeConfiguration`), all optional:

    {"preset": "default" | "eyd", "select": ["kata", …], "ignore": ["salah-ketik", …], "info": false}

They lie over `ralat.toml` as the options of `ralat check` do. Commands (`workspace/executeCommand`):

    ralat.explain      [rule]                       the explanation of a rule, also shown as a message
    ralat.ignoreHere   [uri, rule, line, character]  a remark that hides the rule on this line
    ralat.addWord      [word, uri]                  into the words of the project around the text
    ralat.addUserWord  [word]                       into the user's own words
    ralat.fixAll       [uri]                        all safe fixes of a text
"""

from __future__ import annotations

from ..errors import ConfigError


def serve() -> None:
    """Speak the protocol on standard input and output until the client leaves; raises `ConfigError` without pygls."""
    try:
        from .server import create
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise ConfigError('server bahasa membutuhkan pygls; pasang dengan: pip install "ralat[lsp]"') from error
    create().start_io()

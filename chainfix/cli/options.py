"""The options that several commands share, each with its line of the help text."""

from argparse import ArgumentTypeError

from chainfix.cli.parser import Option, Section

FORMATS = ("chain", "fullchain", "leaf", "root", "split")
PURPOSES = ("server", "client", "any")


def seconds(text: str) -> float:
    """A duration in seconds; raises ArgumentTypeError for what is none."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise ArgumentTypeError(f"{text} is no number of seconds above zero")
    return value


JSON = Option(("--json",), "one JSON object on standard output, on failure too")
QUIET = Option(("-q", "--quiet"), "say nothing but errors")
VERBOSE = Option(("-v", "--verbose"), "say every step, URL and reason")
NO_COLOR = Option(("--no-color",), "no colours (NO_COLOR does the same)")
WORDS = (JSON, QUIET, VERBOSE, NO_COLOR)

PASSWORD_FILE = Option(("--password-file",), "its first line opens PKCS#12 files and encrypted keys", "FILE")
KEY = Option(("--key",), "the private key that the leaf belongs to", "FILE")
HOSTNAME = Option(("--hostname",), "the name or address that the leaf is for", "NAME")

STORE_HELP = """\
trust store: mozilla (default), system, microsoft,
chrome, none, one of chainfix stores, a file or folder;
a+b is one of both; may be repeated, and then each must
be reached"""
STORE = Option(("--store",), STORE_HELP, "NAME|FILE|DIR", repeat=True)
POOL = Option(("--pool",), "certificates to choose from, not trusted; may be\nrepeated", "FILE|DIR", repeat=True)
AT = Option(("--at",), "judge at another time: 2027-03-01, +90d, RFC 3339", "TIME")

LEAF_OPTIONS = Section("leaf", (KEY, HOSTNAME, PASSWORD_FILE))
CHOICE_OPTIONS = Section(
    "choice",
    (
        STORE,
        POOL,
        Option(("--anchor",), "end at this anchor; may be repeated", "NAME|SHA256", repeat=True),
        Option(("--keep",), "keep this certificate in the list; may be repeated", "SHA256", repeat=True),
        Option(("--without",), "never use this certificate; may be repeated", "SHA256", repeat=True),
        Option(
            ("--purpose",),
            "what extKeyUsage must allow: server (default), client\nor any, which does not look at it",
            "PURPOSE",
            choices=PURPOSES,
            default="server",
        ),
        AT,
        Option(("--allow-weak",), "accept SHA-1 and MD5 signatures whatever the date"),
        Option(("--partial-chain",), "let a path end at a certificate of the store that is\nnot self-signed"),
    ),
)
PROTOCOLS = (
    *("auto", "none", "smtp", "lmtp", "imap", "pop3", "sieve", "ftp", "ldap"),
    *("xmpp", "xmpp-server", "postgres", "mysql", "nntp", "irc"),
)
STARTTLS = Option(
    ("--starttls",),
    "the protocol that TLS starts in; auto (default) goes by\nthe port",
    "PROTOCOL",
    choices=PROTOCOLS,
    default="auto",
)
OFFLINE = Option(("--offline",), "do not fetch missing issuers", into="fetch", value=False)
FETCH = Option(("--fetch",), "fetch them from the URLs in certificates (default)", into="fetch")
NETWORK_OPTIONS = Section(
    "network",
    (
        OFFLINE,
        FETCH,
        Option(("--timeout",), "for each request or handshake (default: 15)", "SECONDS", default=15.0, read=seconds),
        STARTTLS,
        Option(("--proxy",), "in place of the proxy of the environment", "URL"),
        Option(
            ("--aia-allow",),
            "let URLs lead to this host or network although it is\nnot public; may be repeated",
            "NET|HOST",
            repeat=True,
        ),
        Option(("--no-cache",), "do without the cache of fetched certificates"),
    ),
)
SOURCE_HELP = """\
SOURCE is a file, a folder, a server (HOST:PORT, https://HOST, a name with a
dot) or - for standard input. The bytes decide what it is: PEM, DER, PKCS#7,
PKCS#12, ZIP, UTF-16, the output of openssl s_client and more."""
ENVIRONMENT_HELP = """\
CHAINFIX_STORE, CHAINFIX_POOL (separated as in PATH) and CHAINFIX_AIA_ALLOW (by
commas) set what the options leave open, CHAINFIX_CACHE_DIR the cache's folder,
CHAINFIX_STORES_DIR that of the stores you added."""

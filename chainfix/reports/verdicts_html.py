"""What clients make of a list as a table of an HTML page."""

from typing import TYPE_CHECKING

from chainfix.certificates.dates import day
from chainfix.reports import verdicts_text
from chainfix.reports.markup import Markup, header_row, tag

if TYPE_CHECKING:
    from chainfix.clients.outlook import Outlook
    from chainfix.clients.simulation import Simulation

UNFOLDED = 12
"""So many clients stand in a table that is open."""


def table(clients: "Simulation") -> Markup:
    """Client by client, folded up where they are many."""
    head = header_row("Client", "The list is", "Through which path, or where and why not")
    rows = [_client(one, clients) for one in clients.outlooks]
    whole = tag("table", tag("caption", "Client by client"), tag("thead", head), tag("tbody", *rows))
    if len(rows) <= UNFOLDED:
        return whole
    return tag("details", tag("summary", f"{len(rows)} clients, one by one"), whole, class_="attached")


def _client(one: "Outlook", clients: "Simulation") -> Markup:
    now = one.now
    store = [tag("p", "store: ", tag("bdi", now.store), class_="told")] if clients.store is None else []
    seen = [tag("p", "Its user sees: ", tag("code", now.message), class_="told")] if now.message else []
    later = [tag("p", f"From {day(span.since)}: {verdicts_text.said(span.verdict, clients.served)}") for span in one.spans[1:]]
    word, tone = _ACCEPTANCE[now.accepts]
    return tag(
        "tr",
        tag("th", tag("p", one.client), *store, scope="row"),
        tag("td", word, class_=f"when {tone}"),
        tag("td", tag("p", verdicts_text.why(now, clients.served)), *seen, *later),
    )


_ACCEPTANCE = {True: ("accepted", "good"), False: ("refused", "error"), None: ("not known", "warning")}

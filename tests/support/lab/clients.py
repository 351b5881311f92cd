"""Every real client of the lab that a machine can have from its distribution."""

from tests.support.lab import browsers, commands, natives, nss, pythons, talkers
from tests.support.lab.question import Client

CLIENTS: tuple[Client, ...] = (
    *browsers.CLIENTS,
    *commands.CLIENTS,
    *pythons.CLIENTS,
    *talkers.CLIENTS,
    *nss.CLIENTS,
    *natives.CLIENTS,
)
"""The slowest first, which is best where several are asked at once."""

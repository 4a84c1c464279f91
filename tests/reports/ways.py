"""Other ways stored beside a report: a number, a counter, what is behind something, and what a hostile page says."""

from __future__ import annotations

from pathlib import Path

import msgspec

from einclusion.channel import Channel, Channels
from einclusion.facts import Facts
from einclusion.run import Report
from einclusion.scope import ChannelName
from einclusion.store import RunFolder

HOSTILE = "<script>alert(1)</script> \u202e=cmd|' /C calc'!A0"
"""What a hostile page calls its counter."""
PROMISED = {ChannelName.PHONE: True, ChannelName.POST: "Postbus 5", ChannelName.CHAT: False, ChannelName.HELP: "balie"}
START = (
    Channel(
        kind="phone", value="+3293252200", shown="09 325 22 00", node=(0, 1), text="Bel 09 325 22 00", area="footer"
    ),
    Channel(kind="counter", value=HOSTILE, shown=HOSTILE, node=(0, 2), text=HOSTILE),
    Channel(kind="hours", value="ma 9-12 uur", shown="ma 9-12 uur", node=(0, 3), text="ma 9-12 uur", seen="closed"),
)
CONTACT = (
    START[0],
    Channel(kind="phone", value="+3280012345", node=(0, 4), text="Bel ons", sure=False, traits=["free", "linked"]),
    Channel(kind="chat", value="Chat", shown="Chat", node=(0, 5), text="Chat met ons", seen="latent"),
    Channel(kind="language", value="fr", shown="Français", node=(0, 6), text="Français", area="header"),
    *(Channel(kind="email", value=f"m{n}@x.be", shown=f"m{n}@x.be", node=(0, 9), text=f"m{n}@x.be") for n in range(12)),
)


def stored(report: Report, folder: Path) -> Report:
    """The report with channels of its first and last pages in the run folder, and some promised."""
    store = RunFolder(folder)
    named = [msgspec.structs.replace(page, folder=f"pages/{page.number}-x") for page in report.run.pages]
    for page, told in ((named[0], START), (named[-1], CONTACT)):
        store.write_page(msgspec.structs.replace(page, facts=Facts(channels=Channels(found=list(told)))), [])
    service = msgspec.structs.replace(report.run.service, channels=PROMISED)
    run = msgspec.structs.replace(report.run, pages=named, service=service)
    return msgspec.structs.replace(report, run=run)

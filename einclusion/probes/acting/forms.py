"""Forms: sent off empty and with bad values, choices changed, text pasted; what would leave the browser is held."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.data import own

if TYPE_CHECKING:
    from einclusion.browser.double import Double

SPOILS = "seldom"
MOST_FORMS, MOST_CHOICES, MOST_TEXTS = 5, 100, 60
"""Forms that are tried in each frame, choices that are changed, and new texts that are looked at."""
SECONDS = 8.0
"""How long forms are tried."""


async def gather(double: Double) -> dict[str, Any]:
    """Trials, choices that lead elsewhere, fields that take no pasting, and how much was left out. Raises Trouble."""
    probe = _Probe(double)
    begun = await probe.each("begin")
    if not any(one["forms"] or one["choices"] for one in begun):
        double.intact = True
        return {"unseen": sum(one["unseen"] for one in begun)}
    await double.stay()
    trials, untried = await probe.trials(max(one["forms"] for one in begun))
    blocked = [node for one in await probe.each("paste") for node in one["blocked"]]
    return {
        "trials": trials,
        "unpasteable": blocked,
        "leading": await probe.leading(max(one["choices"] for one in begun)),
        "unseen": sum(one["unseen"] for one in begun) + untried,
        "untried": sum(one["untried"] for one in begun),
    }


class _Probe:
    def __init__(self, double: Double) -> None:
        self.double = double
        self.script = files("einclusion.probes.acting").joinpath("forms.js").read_text(encoding="utf-8")
        self.end = now() + SECONDS

    async def each(self, step: str, **given: Any) -> list[dict[str, Any]]:
        """What one step says in each frame that has something to say. Raises Trouble."""
        words = own("probes/acting/forms.yaml")
        most = {"forms": MOST_FORMS, "choices": MOST_CHOICES, "texts": MOST_TEXTS}
        said = await self.double.look(self.script, step=step, words=words, most=most, **given)
        return [one for one in said.values() if one]

    async def trials(self, forms: int) -> tuple[list[dict[str, Any]], int]:
        """Each form empty and with bad values, and how many there was no time for. Raises Trouble."""
        found: list[dict[str, Any]] = []
        for number in range(forms):
            if now() > self.end:
                return found, forms - number
            for kind in ("empty", "bad"):
                held, window = len(self.double.held), await self.double.window()
                said = await self.each("submit", number=number, kind=kind)
                left = len(self.double.held) > held
                dialogs = [str(note.values.get("text", "")) for note in window.notes if note.key == "dialog"]
                found += [{**one, "sent": one["sent"] or left, "dialog": " ".join(dialogs)} for one in said]
        return found, 0

    async def leading(self, choices: int) -> list[Any]:
        """Choices that lead away: all are changed at once, and one by one where something did. Raises Trouble."""
        led = self.double.led
        moved = [one["moved"] for one in await self.each("change", first=0, last=choices)]
        if self.double.led == led and not any(moved):
            return []
        found: list[Any] = []
        for number in range(choices):
            if now() > self.end:
                break
            await self.double.spoil()
            await self.each("begin")
            await self.double.stay()
            for one in await self.each("change", first=number, last=number + 1):
                if (one["moved"] or self.double.led) and one["nodes"]:
                    found += one["nodes"]
        return found

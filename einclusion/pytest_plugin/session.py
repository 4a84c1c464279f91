"""One run for all tests of a session: page states as checks store them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from einclusion import work
from einclusion.blotting import Blotter
from einclusion.browser.examine import message
from einclusion.browser.standing import Standing, View
from einclusion.browser.trouble import Trouble
from einclusion.errors import Mishap, UsageError
from einclusion.judge import Judge
from einclusion.model import Finding, Problem, Rule, Value
from einclusion.pytest_plugin import PARTS, closing, notebook
from einclusion.pytest_plugin.notebook import Line
from einclusion.pytest_plugin.settings import Settings
from einclusion.run import Page
from einclusion.selection import select
from einclusion.standards import profile
from einclusion.store import RunFolder, StoreError
from einclusion.wording import reason
from einclusion.work import Settled, Spot, Task


class Session:
    """What the checks of one process share; the process that began the session also finishes it."""

    def __init__(self, settings: Settings, worker: str) -> None:
        """`worker` is xdist's name of this process; empty where there are no others."""
        self.settings = settings
        self.path = settings.out / PARTS / worker if worker else settings.out
        self.told = ""
        """What the terminal shows at the end."""
        self.unwritten = False
        """Whether the reports could not be written."""
        self._number = 0
        self._causes: set[str] = set()
        self._rules: dict[tuple[str, ...], list[Rule]] = {}

    @cached_property
    def folder(self) -> RunFolder:
        """The run folder of this process, made when it is first written to. Raises UsageError."""
        folder = RunFolder.create(self.path)
        folder.write_run(closing.run_of(self.settings, [], "visiting"))
        return folder

    def rules(self, words: Sequence[str]) -> list[Rule]:
        """The rules that the words choose. Raises UsageError for one that is neither a topic nor a rule."""
        key = tuple(words)
        if key not in self._rules:
            self._rules[key] = select(self.settings.rules, key)
        return self._rules[key]

    def examine(self, standing: Standing, rules: Sequence[Rule], test: str, step: int) -> tuple[Page, list[Finding]]:
        """Probe, judge and store what stands in the page; what came out. Raises StoreError and UsageError."""
        needs = frozenset(name for rule in rules for name in rule.needs if rule.engine != "person")
        blotter = Blotter()
        try:
            raw, problems = standing.look(needs, [rule.id for rule in rules if rule.engine == "axe"])
            blotter = Blotter(standing.passwords())
        except Trouble as trouble:
            raw, problems = {}, [msgspec.structs.replace(trouble.problem, asked=True)]
        page = msgspec.structs.replace(self._page(standing, test, step), problems=problems, notes=standing.notes)
        service = closing.service_of(self.settings, page.address)
        work.use(self.folder, Judge(self.settings.rules, rules, service, profile(self.settings.profile)))
        settled = self._settle(Task(page=page, raw=raw), blotter)
        if not blotter.secrets:
            self._picture(standing, settled)
        return settled.page, self.folder.read_findings(settled.page.folder)

    def _page(self, standing: Standing, test: str, step: int) -> Page:
        self._number += 1
        status, kind = standing.answer
        width, height = standing.size
        return Page(
            number=self._number,
            address=standing.address,
            final_address=standing.address,
            status=status,
            content_type=kind,
            origin="journey" if step else "given",
            journey=test if step else "",
            step=step,
            viewport=f"{width}x{height}",
            folder=self.folder.page_folder(self._number, standing.address),
        )

    def _settle(self, task: Task, blotter: Blotter) -> Settled:
        """Store and judge; what can't be made facts of is stored without them. Raises StoreError."""
        try:
            done = work.settle(message(task, blotter))
        except StoreError:
            raise
        except Exception as error:  # of whatever kind: the page is then told as not tested
            values: dict[str, Value] = {"error": f"{type(error).__name__}: {error}"[:200]}
            problem = Problem(key="not-digested", values=values, asked=True)
            page = msgspec.structs.replace(task.page, problems=[*task.page.problems, problem])
            done = work.settle(message(Task(page=page), blotter))
        return msgspec.json.decode(done, type=Settled)

    def _picture(self, standing: Standing, settled: Settled) -> None:
        """Pictures of elements in the window, the first of each cause."""
        fresh = {spot.cause: spot for spot in reversed(settled.spots) if spot.cause not in self._causes}
        if not fresh:
            return
        try:
            png, view = standing.picture()
        except Trouble:
            return  # the report does without
        wanted = [moved for spot in fresh.values() if (moved := _moved(spot, view, standing.size))]
        self._causes |= {spot.cause for spot in wanted}
        work.picture(settled.page.folder, [(png, msgspec.json.encode(wanted))])

    def note(self, line: Line) -> None:
        """Keep what the end of the session needs to know of a check. Raises OSError."""
        notebook.add(self.folder.path, line)

    def finish(self, *, interrupted: bool) -> None:
        """Bring all parts together and write the reports, where any test checked a page."""
        try:
            self.told = closing.close(self.settings, interrupted=interrupted)
        except (UsageError, StoreError, OSError) as error:
            language = self.settings.language
            self.told = error.sentence(language) if isinstance(error, Mishap) else reason(error, language)
            self.unwritten = True


def _moved(spot: Spot, view: View, size: tuple[int, int]) -> Spot | None:
    """Where the element is in a picture of the window; none where it is not in it as a whole."""
    left, top, scale = view
    box = (spot.box[0] - left, spot.box[1] - top, spot.box[2], spot.box[3])
    if box[0] < 0 or box[1] < 0 or box[0] + box[2] > size[0] or box[1] + box[3] > size[1]:
        return None
    x, y, width, height = (round(one * scale) for one in box)
    return msgspec.structs.replace(spot, box=(x, y, width, height))

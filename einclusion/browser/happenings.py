"""What a page does by itself (dialogs, downloads, pop-ups, moving on): dealt with at once, and noted."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Dialog, Download, Error, Page, Request, Response

from einclusion.browser.trouble import translated
from einclusion.model import Problem, Value
from einclusion.text.safe import whole

_MOST_ALIKE = 3
_MOST_PASSED = 20


class Happenings:
    """What happened in a window since `begin`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._noted: dict[str, list[Problem]] = {}
        self._counts: dict[str, int] = {}
        self.documents = 0
        """Documents that stood in the window so far; another number means another document."""
        self.passed: list[str] = []
        """Addresses of the latest of them, in order."""
        self.answer: Response | None = None
        """The server's last answer for a document of the window."""
        self.lost = ""
        """Address of the last document where it could not be loaded."""
        self._failures: dict[str, str] = {}
        page.on("dialog", self._dismiss)
        page.on("download", self._refuse)
        page.on("popup", self._close_popup)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)

    def begin(self) -> None:
        """Forget what the former page did."""
        self.answer = None
        self.lost = ""
        self._failures = {}
        self.forget()

    def forget(self) -> None:
        """Forget what was noted and passed, but not how the page that stands there was answered."""
        self.passed = []
        self._noted = {}
        self._counts = {}

    @property
    def notes(self) -> list[Problem]:
        """What happened, kind by kind: the first few of each, and how many more there were."""
        told: list[Problem] = []
        for key, kept in self._noted.items():
            told += kept
            if self._counts[key] > len(kept):
                told.append(Problem(key="more-alike", values={"count": self._counts[key] - len(kept)}))
        return told

    def note(self, key: str, **values: Value) -> None:
        """Keep what happened."""
        kept = self._noted.setdefault(key, [])
        self._counts[key] = self._counts.get(key, 0) + 1
        if len(kept) < _MOST_ALIKE:
            kept.append(Problem(key=key, values=whole(values)))

    @property
    def failure(self) -> str:
        """The browser's code for why the last document could not be loaded."""
        return self._failures.get(self.lost, "ERR_FAILED")

    def navigated(self, frame: dict[str, Any]) -> None:
        """Another document came (the frame of `Page.frameNavigated`)."""
        self.documents += 1
        self.lost = str(frame.get("unreachableUrl", ""))
        self.passed = [*self.passed, str(frame["url"])[:2000]][-_MOST_PASSED:]

    def scheduled(self, event: dict[str, Any], own_frame: str) -> None:
        """The page will move on by itself (`Page.frameScheduledNavigation`)."""
        if event.get("reason") in ("metaTagRefresh", "httpHeaderRefresh") and event.get("frameId") == own_frame:
            self.note("refresh", seconds=round(event.get("delay", 0)), address=str(event.get("url", ""))[:200])

    async def _dismiss(self, dialog: Dialog) -> None:
        leaving = dialog.type == "beforeunload"
        if not leaving:
            self.note("dialog", kind=dialog.type, text=dialog.message[:100])
        try:
            await (dialog.accept() if leaving else dialog.dismiss())
        except Error as error:
            self.note(translated(error, "dialog").problem.key, doing="dialog")

    async def _refuse(self, download: Download) -> None:
        self.note("download-refused", name=download.suggested_filename[:100])
        try:
            await download.cancel()
        except Error as error:
            self.note(translated(error, "download").problem.key, doing="download")

    async def _close_popup(self, popup: Page) -> None:
        self.note("popup-closed", address=popup.url[:200])
        try:
            await popup.close()
        except Error as error:
            self.note(translated(error, "pop-up").problem.key, doing="pop-up")

    def _answered(self, response: Response) -> None:
        if self._own(response.request) and not 300 <= response.status < 400:
            self.answer = response

    def _failed(self, request: Request) -> None:
        if self._own(request):
            self._failures[request.url] = (request.failure or "").removeprefix("net::")

    def _own(self, request: Request) -> bool:
        try:
            return request.is_navigation_request() and request.frame == self._page.main_frame
        except Error:
            return False  # a prefetch's request has no frame

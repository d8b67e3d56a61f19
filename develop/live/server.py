"""Serves the pages, and tells the browser when one was saved and when all are built."""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
from collections.abc import Sequence
from pathlib import Path

import watchfiles
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from .preview import Held, Project, build

#: How long files must rest, in milliseconds, before what was saved is looked at.
REST = 20


class Live(RebuildServer):
    """Shows a saved page at once, and builds everything behind it."""

    def __init__(self, project: Project, watched: Sequence[Path]) -> None:
        # what it would ignore, and call, is of no use: `watch` is another here
        super().__init__([*watched], lambda _: False, lambda _: None)  # type: ignore[arg-type]
        self.project = project
        self.held: Held | None = None
        self.due = asyncio.Event()
        self.showing = asyncio.Lock()

    async def watch(self) -> None:
        """Show what is saved, and let it be built."""
        self.due.set()
        building = asyncio.create_task(self.build())
        try:
            async for changes in watchfiles.awatch(*self.paths, step=REST):
                # some editors write another file first, and are done when it is gone
                paths = [Path(path).resolve() for _, path in changes if Path(path).exists()]
                async with self.showing:
                    if self.held:
                        shown: bool = await asyncio.to_thread(self.held.show, paths)
                        if shown:
                            self.flag.set()
                    self.due.set()
        finally:
            building.cancel()
            for process in multiprocessing.active_children():
                process.terminate()

    async def build(self) -> None:
        """Build whenever something was saved since the last build began."""
        while await self.due.wait():
            self.due.clear()
            held = await asyncio.to_thread(build, self.project)
            async with self.showing:
                if held:
                    await self.take(held)
            print("built" if held else "not built: pages stay as they were", flush=True)
            self.flag.set()

    async def take(self, held: Held) -> None:
        """Hold a newer build; its pages take the place of those that were shown before it."""
        if self.held:
            await asyncio.to_thread(self.held.end)
        self.held = held
        if not self.due.is_set():  # else a page may be newer than this build
            shutil.rmtree(self.project.preview)
            self.project.preview.mkdir()


def served(project: Project, watched: Sequence[Path], address: str) -> Starlette:
    """Return what answers a browser: saved pages first, then those of the last build."""
    live = Live(project, watched)
    shutil.rmtree(project.preview, ignore_errors=True)
    for folder in (project.preview, project.html):
        folder.mkdir(parents=True, exist_ok=True)
    files = StaticFiles(directory=project.preview, html=True)
    files.all_directories.append(project.html)
    return Starlette(
        routes=[WebSocketRoute("/websocket-reload", live), Mount("/", app=files)],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=address)],
        lifespan=live.lifespan,
    )

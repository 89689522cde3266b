"""Measures the page in Chromium: `python -m tests.benchmarks.page` from the repository's root."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from argmap.page import make_page
from tests.benchmarks.weighing import make_map

sys.path.append(str(Path(__file__).resolve().parents[1]))

from browser import launched

SIZES = (100, 2_000, 10_000)
TIMES = 5
FRAMES = 60

# Chromium's own measure, the end of the load event, by which the script is through; and the first frame after it.
OPENING = """() => new Promise((resolve) => {
  const load = () => performance.getEntriesByType("navigation")[0].loadEventEnd;
  const wait = () => document.documentElement.classList.contains("ready")
    ? requestAnimationFrame(() => setTimeout(() => resolve([load(), performance.now()])))
    : setTimeout(wait, 5);
  wait();
})"""
# The time between two frames while the wheel turns, once a frame.
PANNING = """(frames) => new Promise((resolve) => {
  const map = document.getElementById("stage"), times = [];
  let last = 0;
  const turn = (time) => {
    if (last) times.push(time - last);
    last = time;
    if (times.length === frames) return resolve(times);
    map.dispatchEvent(new WheelEvent("wheel", { deltaX: 9, deltaY: 12, bubbles: true, cancelable: true, clientX: 500, clientY: 400 }));
    requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
})"""


def measure(browser: Any, path: Path) -> tuple[float, float, list[float]]:
    """Open a page anew and pan it; give the seconds until it was loaded, until it was drawn, and those of each frame."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri(), wait_until="commit")
    loaded, drawn = (each / 1000 for each in page.evaluate(OPENING))
    frames = [each / 1000 for each in page.evaluate(PANNING, FRAMES)]
    page.close()
    return loaded, drawn, frames


def main() -> None:
    """Measure and print."""
    with launched() as browser, TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder, f"{size}.html")
            path.write_text(make_page(make_map(size)), "utf-8")
            gc.collect()
            found = [measure(browser, path) for _ in range(TIMES)]
            loaded, drawn, times = zip(*found, strict=True)
            frames = sorted(time for each in times for time in each)
            sys.stdout.write(
                f"{size:6,} statements, {path.stat().st_size / 1e6:4.1f} MB: loaded after {median(loaded):.2f} s, drawn after {median(drawn):.2f}; "
                f"a frame of panning takes {median(frames) * 1000:.0f} ms, nineteen in twenty at most {frames[len(frames) * 19 // 20] * 1000:.0f} ms\n"
            )


if __name__ == "__main__":
    main()

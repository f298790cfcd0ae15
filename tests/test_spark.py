"""The shared cases on Apache Spark, where PySpark and Java are found; one session for all.

Once more on a standalone cluster, master and worker on this machine's loopback: `test_on_a_cluster` starts it and runs this file
there, its address in MASTER.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Outcome
from test_cases import every_case, files_of
from test_engines import PLAN, TABLE, actual_of, parquet, told

pytest.importorskip("pyspark", reason="no PySpark here")
if shutil.which("java") is None:
    pytest.skip("no Java here", allow_module_level=True)

Runner = Callable[..., Outcome]
MASTER = os.environ.get("TARGETCHECK_TEST_MASTER")
SPARK = ("--engine", "spark", *(("--master", MASTER) if MASTER else ()))
CHOSEN = every_case()[:: 100 if MASTER else 20]
"""A twentieth of the cases: Spark takes a second or two for each."""

pytestmark = pytest.mark.filterwarnings("ignore")  # PySpark's own


@pytest.mark.parametrize("case", CHOSEN)
def test_case(case: dict, run: Runner) -> None:
    targets, actuals = files_of(case["targets"], "t.yaml"), files_of(case.get("actuals"), "data.csv")
    args = ["evaluate", *(f for f in targets if not f.startswith("-")), *(a for name in actuals for a in ("-a", name)),
            "-f", "json", *map(str, case.get("args", []))]  # fmt: skip
    python, spark = (run(*args, *engine, files=targets | actuals) for engine in (("--engine", "python"), SPARK))
    assert told(spark) == told(python)


def test_a_folder_of_parts(run: Runner, tmp_path: Path) -> None:
    """Parts with a header each, as clusters write them, named by an address; titles, units and odd cells among them."""
    header = "indicator,area,period,value\n"
    files = {
        "t.yaml": PLAN,
        "parts/part-0.csv": header + "x,A,2024,3\nx,A,2024,2.5\nz,A,2024,1\n",
        "parts/part-1.csv": header + "x,A,2024,1e1\ny,A,2024,39.996/10万\nx,B,2024,\n",
    }
    outcome = run("evaluate", "t.yaml", "-a", f"file://{tmp_path}/parts", "-f", "json", *SPARK, files=files)
    assert actual_of(outcome) == {"t/x": "15.5", "t/y": "39.996"}


def test_parts_whose_headers_differ(run: Runner, tmp_path: Path) -> None:
    """Each header is read for itself, as are files of their own."""
    files = {
        "t.yaml": PLAN,
        "parts/part-0.csv": "indicator,area,period,value\nx,A,2024,3\n",
        "parts/part-1.csv": "value,period,indicator,area\n39.996/10万,2024,y,A\n",
    }
    address = f"file://{tmp_path}/parts"
    outcome = run("evaluate", "t.yaml", "-a", address, "-f", "json", *SPARK, files=files)
    assert actual_of(outcome) == {"t/x": 3, "t/y": "39.996"}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_folders_that_name_columns(run: Runner, tmp_path: Path, kind: str) -> None:
    """A partitioned folder by its address says the same as its files on this machine, whatever signs the names hold."""
    plan = PLAN.replace("area: A", "area: 乙 县+")
    assert plan != PLAN
    files: dict[str, str | bytes] = {"t.yaml": plan}
    for period, area, x in (("2023", "乙 县+", 1), ("2024", "甲县", 2), ("2024", "乙 县+", 3)):
        name = f"lake/period={period}/area={area}/part-0.{kind}"
        query = f"select * from (values ('x', '{x}'), ('y', '39.996/10万')) as t(indicator, value)"
        table = f"indicator,value\nx,{x}\ny,39.996/10万\n"
        if kind == "csv":
            files[name] = table
        else:
            parquet(tmp_path, name, query)
    address = f"file://{tmp_path}/lake"
    outcome = run("evaluate", "t.yaml", "-a", address, "-f", "json", *SPARK, files=files)
    assert actual_of(outcome) == {"t/x": 3, "t/y": "39.996"}
    part = f"{address}/period=2024"
    outcome = run("evaluate", "t.yaml", "-a", part, "-f", "json", *SPARK, files=files)
    assert actual_of(outcome) == {"t/x": 3, "t/y": "39.996"}


@pytest.mark.parametrize("address", ["s3a://bucket/x.csv", "file:///nowhere/x.csv", "nofs://x/y.parquet"])
def test_what_spark_cannot_reach_is_one_line(run: Runner, address: str) -> None:
    outcome = run("evaluate", "t.yaml", "-a", address, *SPARK, files={"t.yaml": PLAN})
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"{address}: cannot be read: ")
    assert outcome.err.endswith("[unreadable-file]\n")
    assert outcome.err.count("\n") == 1


def test_what_is_wrong_is_told_with_its_file(run: Runner, tmp_path: Path) -> None:
    header = "indicator,area,period,value\n"
    for row, message in {
        "y,A,2024,7,8": "this row has 5 cells, the header 4",
        "y,A,2024,#REF!": "the cell holds the spreadsheet error",
        "y,A,nie,7": '"nie" is not a period',
        "y,A,2024,1\ny,A,2024,2": "the same indicator, area, period and dimensions",
    }.items():
        files = {"t.yaml": PLAN, "d.csv": f"{header}x,A,2024,7\n{row}\n"}
        outcome = run("validate", "t.yaml", "-a", f"file://{tmp_path}/d.csv", *SPARK, files=files)
        assert (outcome.code, outcome.out) == (2, ""), outcome
        assert f"file:{tmp_path}/d.csv: {message}" in outcome.err, outcome.err


def test_gbk_that_only_spark_can_reach(run: Runner, tmp_path: Path) -> None:
    files = {"t.yaml": PLAN, "d.csv": "indicator,area,period,value\nx,万州区,2024,7\n".encode("gbk")}
    outcome = run("evaluate", "t.yaml", "-a", f"file://{tmp_path}/d.csv", *SPARK, files=files)
    assert (outcome.code, outcome.out) == (2, "")
    assert "[bad-encoding]" in outcome.err


def test_parquet(run: Runner, tmp_path: Path) -> None:
    outcome = run(
        "evaluate",
        "t.yaml",
        "-a",
        parquet(tmp_path, "d.parquet", TABLE),
        "-f",
        "json",
        *SPARK,
        files={"t.yaml": PLAN},
    )
    assert actual_of(outcome) == {"t/x": "5.5", "t/y": "39.996"}
    parquet(
        tmp_path,
        "by/area=A/p.parquet",
        "select 'x' as indicator, 2024 as period, 6 as value union all select 'y', 2024, 1",
    )
    outcome = run("evaluate", "t.yaml", "-a", f"file://{tmp_path}/by", "-f", "json", *SPARK)
    assert actual_of(outcome) == {"t/x": 6, "t/y": 1}


def test_a_path_that_is_not_there(run: Runner) -> None:
    outcome = run("evaluate", "t.yaml", "-a", "file:///nowhere/x.csv", *SPARK, files={"t.yaml": PLAN})
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("file:///nowhere/x.csv: cannot be read: ")


def _free_port() -> int:
    with socket.socket() as at:
        at.bind(("127.0.0.1", 0))
        return int(at.getsockname()[1])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A standalone cluster of one worker, from the package: its address."""
    import pyspark

    home = Path(pyspark.__file__).parent
    address = f"spark://127.0.0.1:{_free_port()}"
    port = address.rpartition(":")[2]
    settings = {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    environment = os.environ | settings | {"SPARK_WORKER_DIR": str(tmp_path / "work")}
    ours = ["--host", "127.0.0.1", "--webui-port", "0"]
    master = ["org.apache.spark.deploy.master.Master", *ours, "--port", port]
    worker = ["org.apache.spark.deploy.worker.Worker", *ours, "--cores", "2", "--memory", "1g", address]
    started: list[subprocess.Popen[bytes]] = []
    with (tmp_path / "log").open("wb") as log:
        try:
            for role in (master, worker):
                command = [str(home / "bin" / "spark-class"), *role]
                started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
                _wait_until(lambda: _answers(int(port)))
            _wait_until(lambda: b"Successfully registered with master" in (tmp_path / "log").read_bytes())
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as to:
        return to.connect_ex(("127.0.0.1", port)) == 0


def _wait_until(there: Callable[[], bool], most: int = 600) -> None:
    for _ in range(most * 10):
        if there():
            return
        time.sleep(0.1)
    pytest.fail("the cluster does not answer")


@pytest.mark.skipif(MASTER is not None, reason="this is what runs there")
def test_on_a_cluster(cluster: str, tmp_path: Path) -> None:
    """This file's tests once more, in a session of that cluster."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", __file__]
    environment = os.environ | {"TARGETCHECK_TEST_MASTER": cluster, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]
    assert b"Registered app targetcheck" in (tmp_path / "log").read_bytes(), "and it is there that they ran"

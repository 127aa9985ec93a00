"""A real Spark on loopback, as tests and the bench need it: a master, its workers, and a session that uses them.

Ports are those that the system gives; what is started is ended, whatever happens.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pyspark
from pyspark import SparkContext, TaskContext
from pyspark.sql import SparkSession

from .command import ROOT

HOST = "127.0.0.1"
PATIENCE_S = 120.0
JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss1m"
MARK = "RALAT_CLUSTER"

PARTS = 8
"""Parts of a table that is made here."""

Got = TypeVar("Got")


def wait(what: str, condition: Callable[[], Got | None]) -> Got:
    """The first value that is something."""
    until = time.monotonic() + PATIENCE_S
    while not (got := condition()):
        if time.monotonic() > until:
            raise TimeoutError(f"{what}: not within {PATIENCE_S:.0f} s")
        time.sleep(0.1)
    return got


class Gate(NamedTuple):
    """Lets batches through unchanged; those of later parts wait until somebody opens."""

    folder: str
    free: int

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        task = TaskContext.get()
        assert task is not None
        Path(self.folder, f"begun-{task.partitionId()}-{task.taskAttemptId()}").touch()
        if task.partitionId() >= self.free:
            wait("a gate that opens", Path(self.folder, "open").exists)
        yield from batches

    def begun(self) -> list[str]:
        return [path.name for path in Path(self.folder).glob("begun-*")]

    def open(self) -> None:
        Path(self.folder, "open").touch()


class Cluster:
    """A standalone master and workers with one core each; `folder` holds their logs and work."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder, self._workers = folder, workers
        self.address = ""

    def __enter__(self) -> Cluster:
        try:
            self._start("master.Master", "master")
            self.address = self._logged("master", r"Starting Spark master at (spark://\S+)")
            for number in range(self._workers):
                self._start(
                    "worker.Worker", f"worker{number}", "--cores", "1", "--memory", "1g",
                    "--work-dir", str(self._folder / f"work{number}"), self.address,
                )  # fmt: skip
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for force in (signal.SIGTERM, signal.SIGKILL):
            for process in self.processes():
                with suppress(OSError):
                    os.kill(process, force)
            with suppress(TimeoutError):
                wait("the end of the cluster", lambda: not self.processes())

    def _start(self, name: str, log: str, *arguments: str) -> None:
        command = [f"{pyspark.__path__[0]}/bin/spark-class", f"org.apache.spark.deploy.{name}"]
        with (self._folder / f"{log}.log").open("wb") as file:
            subprocess.Popen(
                [*command, "--host", HOST, "--port", "0", "--webui-port", "0", *arguments],
                stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=self.environment, cwd=self._folder,
                preexec_fn=_end_with_parent,
            )  # fmt: skip

    def _logged(self, log: str, pattern: str) -> str:
        path = self._folder / f"{log}.log"
        found = wait(f"{pattern!r} in {path}", lambda: re.search(pattern, path.read_text("utf-8", "replace")))
        return found[1]

    @property
    def environment(self) -> dict[str, str]:
        own = {
            MARK: str(self._folder), "SPARK_LOCAL_IP": HOST, "SPARK_DAEMON_MEMORY": "256m", "PYTHONPATH": str(ROOT),
            "SPARK_DAEMON_JAVA_OPTS": f"{JAVA} -Dspark.master.rest.enabled=false", "SPARK_LOCAL_DIRS": str(self._folder), "PYSPARK_PYTHON": sys.executable,
            "SPARK_HOME": pyspark.__path__[0], "SPARK_NO_DAEMONIZE": "1",
        }  # fmt: skip
        return os.environ | own

    def processes(self, *words: str) -> list[int]:
        """What runs of this cluster, with certain words in the command; this process is not of it."""
        mark = f"{MARK}={self._folder}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                if not entry.name.isdecimal() or int(entry.name) == os.getpid():
                    continue
                command = (entry / "cmdline").read_bytes()
                is_ours = mark in (entry / "environ").read_bytes().split(b"\0")
                if is_ours and command and all(word.encode() in command for word in words):
                    found.append(int(entry.name))
        return found

    def executors(self) -> list[int]:
        return self.processes("CoarseGrainedExecutorBackend")

    @contextmanager
    def session(self, **settings: Any) -> Iterator[SparkSession]:
        """A session on all workers; it starts when they are all there."""
        before = dict(os.environ)
        os.environ.update(self.environment)
        conf = {
            "spark.master": self.address, "spark.app.name": "ralat", "spark.ui.enabled": "false",
            "spark.driver.host": HOST, "spark.driver.bindAddress": HOST, "spark.driver.memory": "512m",
            "spark.driver.extraJavaOptions": JAVA, "spark.executor.extraJavaOptions": JAVA,
            "spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.cores.max": str(self._workers),
            "spark.scheduler.minRegisteredResourcesRatio": "1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime": f"{PATIENCE_S:.0f}s",
            "spark.default.parallelism": str(PARTS), "spark.sql.warehouse.dir": str(self._folder / "warehouse"),
            "spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false", "spark.sql.codegen.wholeStage": "false", "spark.executorEnv.PYTHONPATH": str(ROOT),
            f"spark.executorEnv.{MARK}": str(self._folder),
        } | settings  # fmt: skip
        builder = SparkSession.builder
        for key, value in conf.items():
            builder = builder.config(key, value)
        try:
            session = builder.getOrCreate()
            yield session
            session.stop()
        finally:
            _end_java()
            os.environ.clear()
            os.environ.update(before)


def _end_with_parent() -> None:
    """A process that is killed takes what it started with it (Linux)."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_java() -> None:
    """The Java of the driver would live as long as this process."""
    gateway: Any = SparkContext._gateway
    if gateway is None:
        return
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(PATIENCE_S)
    SparkContext._gateway = SparkContext._jvm = None

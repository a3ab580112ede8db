"""Templates rendered within bounds of time and memory, whatever staff wrote into them."""

import base64
import math
import queue
import subprocess
import threading
from collections.abc import Collection, Mapping
from types import TracebackType
from typing import Any, Self

from generators.documents.faults import TemplateFault
from generators.documents.values import clean
from sync.rendering_worker import read_frame, write_frame
from sync.worker_process import worker_command, worker_environment

_START_SECONDS = 60


class RenderingUnavailable(RuntimeError):
    """The worker process cannot be started: a fault of the installation, not of a template."""


class Renderer:
    """One worker process that serves many papers; started with the first, replaced when it had to be killed.

    Use it as a context manager: the worker ends with the block.
    """

    def __init__(self, seconds: float = 20, memory_mb: int = 512) -> None:
        """Bounds each paper.

        Args:
            seconds: Of waiting, for one template.
            memory_mb: Megabytes of address space of the worker (not bounded on Windows and macOS).
        """
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        """Starts nothing yet: a run without papers needs no worker."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends the worker."""
        self._drop()

    def render(self, template: bytes, context: Mapping[str, object]) -> bytes:
        """The document that the template makes of the values.

        Raises:
            TemplateFault: The template is faulty, too slow or too greedy.
            TypeError: A value that a document can't hold (see ``generators.documents.values``).
            RenderingUnavailable: No worker could be started.
        """
        answer = self._ask(template, action="render", context=clean(context))
        return base64.b64decode(str(answer["document"]))

    def check(self, template: bytes, known: Collection[str]) -> tuple[str, ...]:
        """``generators.documents.checks.check_template`` within the same bounds.

        Raises:
            RenderingUnavailable: No worker could be started.
        """
        try:
            answer = self._ask(template, action="check", known=sorted(known))
        except TemplateFault as fault:
            return (str(fault),)
        return tuple(str(fault) for fault in answer["faults"])

    def fingerprint(self, document: bytes) -> str:
        """``generators.documents.text.fingerprint`` within the same bounds; "" for what can't be read.

        Raises:
            RenderingUnavailable: No worker could be started.
        """
        try:
            return str(self._ask(document, action="fingerprint")["fingerprint"])
        except TemplateFault:
            return ""

    def _ask(self, template: bytes, **request: object) -> Mapping[str, Any]:
        if self._worker is None:
            self._worker = _Worker(self._memory_mb)
        whole = {**request, "template": base64.b64encode(template).decode("ascii")}
        try:
            answer = self._worker.ask({**whole, "seconds": math.ceil(self._seconds)}, self._seconds)
        except TimeoutError as error:
            self._drop()
            raise TemplateFault(
                f"Шаблон не удалось обработать за {self._seconds:g} с. Вероятно, в нём повторения вложены "
                "друг в друга: проверьте метки for."
            ) from error
        except EOFError as error:
            self._drop()
            raise TemplateFault(
                "Обработка шаблона прервалась: он требует слишком много времени или памяти. Проверьте метки for "
                "и уберите из шаблона лишнее."
            ) from error
        return self._without_faults(answer)

    def _without_faults(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        if "fault" in answer:
            raise TemplateFault(str(answer["fault"]))
        if "out_of_memory" in answer:
            self._drop()
            raise TemplateFault(
                f"Шаблону не хватило {self._memory_mb} МБ памяти. Проверьте метки for и уберите из шаблона лишнее."
            )
        return answer

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Worker:
    """A running worker process."""

    def __init__(self, memory_mb: int) -> None:
        # Its standard error is not kept: a traceback would carry people's names.
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            worker_command("sync.rendering_worker", str(memory_mb)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker_environment(),
        )
        self._answers: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self._next(_START_SECONDS)
        except (TimeoutError, EOFError) as error:
            self.end()
            raise RenderingUnavailable("the rendering worker did not start") from error

    def ask(self, request: dict[str, Any], seconds: float) -> Mapping[str, Any]:
        """The worker's answer; TimeoutError when it takes too long, EOFError when the worker died."""
        assert self._process.stdin is not None  # noqa: S101  # made with PIPE
        try:
            write_frame(self._process.stdin, request)
        except OSError as error:
            raise EOFError from error
        return self._next(seconds)

    def end(self) -> None:
        """Kills the process and waits until it and the reader are gone."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _next(self, seconds: float) -> Mapping[str, Any]:
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty as error:
            raise TimeoutError from error
        if answer is None:
            raise EOFError
        return answer

    def _read(self) -> None:
        assert self._process.stdout is not None  # noqa: S101  # made with PIPE
        while (answer := read_frame(self._process.stdout)) is not None:
            self._answers.put(answer)
        self._answers.put(None)


def _close(stream: Any) -> None:
    """Closes a pipe whose other end is gone, with whatever was not sent."""
    try:
        stream.close()
    except OSError:
        return

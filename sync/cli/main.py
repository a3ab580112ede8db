"""The door: arguments in, exit code out."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from importlib import import_module

from config.loading import ConfigurationError
from sync.cli.arguments import read_arguments
from sync.cli.busy import busy_told, guarded_told
from sync.cli.cloud_log import CloudLog, is_wanted
from sync.cli.logs import set_up_logs
from sync.cli.output import Output, tolerate_narrow_encodings
from sync.cli.russian_arguments import UsageError
from sync.cli.signals import STOP, at_once, end_tidily
from sync.refusals import Guarded, LeaseHeld, Moved, NotSetUp, NotThere, Overtaken, WrongUse
from sync.settings import read_settings
from sync.workspace.endpoint import EndpointError
from sync.workspace.errors import NoCredentials, WorkspaceError

DONE, WRONG, PEOPLE_MUST_ACT, REFUSED, BUSY, INTERRUPTED = 0, 2, 3, 4, 5, 130
"""Exit codes; with 3 ``doctor`` and ``check-templates`` say that people must put something right, ``sync`` that they
must confirm."""


_WRONG = (UsageError, WrongUse, EndpointError, NotSetUp, NoCredentials)
_BUSY = (LeaseHeld, Overtaken, Moved)
_WRITE_TO_GOOGLE = frozenset(
    {"init", "new-year", "import-roadmap", "import-participants", "sync", "municipality"}
)
"""Commands that SIGTERM does not interrupt but asks to end (``sync.cli.signals``)."""
_REFUSED = (NotThere, WorkspaceError)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``nastavnik``; returns its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    tolerate_narrow_encodings()
    end_tidily()
    output = _output(as_json="--json" in given)
    try:
        return _worked(given, output)
    except BrokenPipeError:
        # Whoever read the answer (head, less) has had enough; what was to be done is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        is_done = STOP.asked and os.environ.get("CLOUD_RUN_JOB")
        return output.failure(
            "Прервано. Ничего не потеряно: запустите команду ещё раз, она продолжит с того же места.",
            DONE if is_done else INTERRUPTED,
            "WARNING",
        )


def _output(*, as_json: bool) -> Output:
    """Where the command speaks: to people, or in a scheduled job to its log."""
    if not is_wanted(os.environ):
        return Output(as_json=as_json)
    log = CloudLog(sys.stderr if as_json else sys.stdout, os.environ)
    sys.excepthook = log.uncaught
    return Output(as_json=as_json, log=log)


def _worked(given: Sequence[str], output: Output) -> int:
    """Do what is asked; what cannot be done is told in words."""
    try:
        set_up_logs(os.environ, output.log)
        options = read_arguments(given)
        STOP.check()
        with nullcontext() if options.command in _WRITE_TO_GOOGLE else at_once():
            return _WORK[options.command](options, output)
    except _WRONG as error:
        return output.failure(str(error), WRONG)
    except ConfigurationError as error:
        return output.failure("\n".join(error.messages), WRONG)
    except Guarded as error:
        return output.failure(guarded_told(error), PEOPLE_MUST_ACT)
    except _BUSY as error:
        # Another run does the work; what staff kept from being done is not done.
        is_done = os.environ.get("CLOUD_RUN_JOB") and not isinstance(error, Moved)
        return output.failure(busy_told(error), DONE if is_done else BUSY)
    except _REFUSED as error:
        return output.failure(str(error), REFUSED)


# A command's module is loaded when it is called: the matching brings pandas and a solver, which
# cost a second that ``status`` and ``emulator`` need not wait for.


def _demo(options: argparse.Namespace, _output: Output) -> int:
    given = {"--once": options.once, "--autumn": options.autumn, "--json": options.as_json}
    flags = [flag for flag, is_given in given.items() if is_given]
    return int(import_module("sync.cli.processes").start("demo", flags))


def _emulator(options: argparse.Namespace, _output: Output) -> int:
    data = ["--data", str(options.data)] if options.data else []
    return int(
        import_module("sync.cli.processes").start("emulator", ["--port", str(options.port), *data])
    )


def _init(options: argparse.Namespace, output: Output) -> int:
    settings = read_settings(options.config)
    command = import_module("sync.cli.init")
    return int((command.rehearse if options.dry_run else command.run)(settings, output))


def _import(options: argparse.Namespace, output: Output) -> int:
    settings = read_settings(options.config)
    command = import_module("sync.cli.import_roadmap")
    asked = {"dry_run": options.dry_run, "as_config": options.as_config}
    return int(command.run(settings, output, options.file, **asked))


def _import_participants(options: argparse.Namespace, output: Output) -> int:
    settings = read_settings(options.config)
    command = import_module("sync.cli.import_participants")
    return int(command.run(settings, output, options.file, dry_run=options.dry_run))


def _plan(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.sync").plan(read_settings(options.config), output))


def _sync(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.sync")
    if options.every:
        return int(command.repeat(lambda: read_settings(options.config), output, options.every))
    return int(command.run(read_settings(options.config), output, options.confirm))


def _status(options: argparse.Namespace, output: Output) -> int:
    settings = read_settings(options.config)
    if options.person is not None:
        return int(import_module("sync.cli.due").run(settings, output, options.person))
    return int(import_module("sync.cli.status").run(settings, output))


def _calendar(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.calendar_file")
    return int(
        command.run(read_settings(options.config), output, options.person or "", options.out)
    )


def _explain(options: argparse.Namespace, output: Output) -> int:
    if len(options.codes) > 2:
        raise UsageError("nastavnik explain: укажите один код (П-05, У-07) или два (У-03 У-07).")
    command = import_module("sync.cli.explain")
    return int(command.run(read_settings(options.config), output, options.codes))


def _export(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.export")
    return int(command.run(read_settings(options.config), output, options))


def _check_templates(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.check_templates")
    return int(command.run(read_settings(options.config), output, options.files, options.kind))


def _doctor(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.doctor").run(options.config, output))


def _login(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.login")
    asked = {"full": options.full, "browser": not options.no_browser}
    return int(command.login(options.config, output, options.client, **asked))


def _logout(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.login").logout(options.config, output))


def _probe_google(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.probe_google")
    asked = command.Asked(
        options.keep, options.out, options.wait, tuple(options.only), options.folder
    )
    return int(command.run(read_settings(options.config), asked, output))


def _new_year(options: argparse.Namespace, output: Output) -> int:
    return int(import_module("sync.cli.new_year").run(read_settings(options.config), output))


def _municipality(options: argparse.Namespace, output: Output) -> int:
    command = import_module("sync.cli.municipality")
    return int(command.run(read_settings(options.config), output, options))


_WORK: dict[str, Callable[[argparse.Namespace, Output], int]] = {
    "demo": _demo,
    "emulator": _emulator,
    "new-year": _new_year,
    "init": _init,
    "import-roadmap": _import,
    "import-participants": _import_participants,
    "plan": _plan,
    "sync": _sync,
    "status": _status,
    "calendar": _calendar,
    "explain": _explain,
    "export": _export,
    "check-templates": _check_templates,
    "doctor": _doctor,
    "login": _login,
    "logout": _logout,
    "municipality": _municipality,
    "probe-google": _probe_google,
}

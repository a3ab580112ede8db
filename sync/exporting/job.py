"""One export, from what people asked for to the files that stand in a folder."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generators.export.archive import plain_entry
from generators.export.contents import NAME as CONTENTS
from generators.export.contents import contents, school_years
from generators.export.merging.merge import merged, unfit
from generators.export.package import PaperFault
from generators.export.papers import Paper, places
from generators.export.pdf import settled_pdf
from programme.findings import Finding
from sync.commit import Desk
from sync.exporting.asked import Asked, output_path
from sync.exporting.fetching import fetch
from sync.exporting.keeping import Kept, put
from sync.exporting.office import Office, find_office
from sync.exporting.portable import ABSENT, FAILED, convert_all, converted, moment
from sync.exporting.register import captions_of, chosen, registered
from sync.refusals import WrongUse
from sync.snapshot import Snapshot
from sync.workspace.file import File

MOST_SAID = 5


@dataclass(frozen=True)
class Exported:
    """What came of it.

    Attributes:
        files: What stands in the folder now.
        entries: Key of each paper that is in it → its path in the archive, or the file itself.
        pdf: «made», «absent» (no LibreOffice), «off», «failed».
        findings: What is missing and why.
    """

    files: tuple[Path, ...]
    entries: Mapping[str, str]
    pdf: str
    findings: tuple[Finding, ...]


def export(desk: Desk, snapshot: Snapshot, asked: Asked) -> Exported:
    """Fetch the papers and write them; an interrupted export goes on where it stopped.

    Raises:
        WrongUse: Nothing is meant, nothing is there, or the name is taken.
        WorkspaceError: Google does not answer.
    """
    try:
        return _export(desk, snapshot, asked)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise WrongUse(
            f"Файлы не записаны ({type(fault).__name__}): нет места на диске, прав на папку, или тот же файл пишет "
            "другой запуск. Устраните причину и повторите: уже выгруженное сохранено."
        ) from fault


def _export(desk: Desk, snapshot: Snapshot, asked: Asked) -> Exported:
    register = registered(snapshot, desk.configuration)
    kinds = captions_of(desk.configuration)
    papers = chosen(register, asked.papers, kinds=kinds, kind=asked.kind, year=asked.year)
    single = len(papers) == 1 and bool(asked.papers)
    ending = ".docx" if single or asked.one_file else ".zip"
    program = find_office() if asked.pdf != "no" else ""
    if asked.pdf == "yes" and not program:
        raise WrongUse(ABSENT)
    output = output_path(asked, papers, ending, single=single)
    kept = Kept(output)
    fetched = fetch(desk, papers, snapshot.memory.get("home", ""), kept)
    if not fetched.files:
        kept.remove()
        raise WrongUse(_nothing(fetched.faults))
    there = [paper for paper in papers if paper.key in fetched.files]
    work = _Work(desk, kept, output, there, fetched.files, fetched.faults, papers)
    done = work.archive(program) if ending == ".zip" else work.one(program)
    kept.remove()
    pdf = done.pdf if asked.pdf != "no" else "off"
    return replace(done, pdf=pdf)


def _nothing(faults: Mapping[str, str]) -> str:
    lines = [f"{key}: {fault}" for key, fault in list(faults.items())[:MOST_SAID]]
    more = [f"… и ещё {len(faults) - MOST_SAID}"] if len(faults) > MOST_SAID else []
    return "\n".join(("Выгружать нечего.", *lines, *more))


@dataclass(frozen=True)
class _Work:
    """What an output is made of."""

    desk: Desk
    kept: Kept
    output: Path
    papers: Sequence[Paper]
    files: Mapping[str, File]
    faults: Mapping[str, str]
    asked_for: Sequence[Paper]

    def archive(self, program: str) -> Exported:
        """A zip of all papers with a table of contents."""
        pdf_faults: dict[str, str] = {}
        if program:
            with Office(program) as office:
                pdf_faults = convert_all(office, self.files, self.kept, self.desk.progress)
        names = places(self.papers)
        whole = self.kept.folder / "whole.zip"
        with zipfile.ZipFile(whole, "w") as archive:
            listed = {key: f"{name}.docx" for key, name in names.items()}
            title = f"Документы программы наставничества: {school_years(self.papers)}"
            organisation = self.desk.configuration.organisation.short_name
            page = contents(f"{title}. {organisation}", self.asked_for, listed)
            archive.writestr(plain_entry(CONTENTS), page)
            for key, name in names.items():
                file = self.files[key]
                for ending in (".docx", ".pdf") if program else (".docx",):
                    if self.kept.has(file, ending):
                        entry = plain_entry(f"{name}{ending}", _moment(file))
                        archive.writestr(entry, self.kept.path(file, ending).read_bytes())
        put([(whole, self.output)])
        return Exported(
            (self.output,),
            listed,
            _pdf(program, pdf_faults, self.files),
            self._findings(pdf_faults),
        )

    def one(self, program: str) -> Exported:
        """One .docx of all papers, and a PDF of it."""
        papers, content, unfit_faults = self._joined()
        files = [self.files[paper.key] for paper in papers]
        whole = self.kept.folder / "whole.docx"
        whole.write_bytes(content)
        outputs = [(whole, self.output)]
        pdf_faults: dict[str, str] = {}
        if program:
            with Office(program, paper_seconds=10 * len(files)) as office:
                made = converted(office, [whole]).get("whole", b"")
            if made:
                portable = self.kept.folder / "whole.pdf"
                portable.write_bytes(settled_pdf(made, max(map(moment, files))))
                outputs.append((portable, self.output.with_suffix(".pdf")))
            else:
                pdf_faults[""] = FAILED
        put(outputs)
        entries = {paper.key: self.output.name for paper in papers}
        pdf = _pdf(program, pdf_faults, {"": files[0]})
        pdf_faults |= unfit_faults
        return Exported(
            tuple(path for _, path in outputs), entries, pdf, self._findings(pdf_faults)
        )

    def _joined(self) -> tuple[Sequence[Paper], bytes, dict[str, str]]:
        """The papers that are in the file, the file, and why others are not."""
        contents = [self.kept.path(self.files[p.key], ".docx").read_bytes() for p in self.papers]
        if len(contents) == 1:
            return self.papers, contents[0], {}
        try:
            return self.papers, merged(contents), {}
        except PaperFault:
            faults = unfit(contents)
        fit = [place for place in range(len(contents)) if place not in faults]
        told = {self.papers[place].key: text for place, text in faults.items()}
        if not fit:
            raise WrongUse(_nothing(told))
        try:
            whole = merged([contents[place] for place in fit])
        except PaperFault as fault:  # each fits, and they do not fit together
            raise WrongUse(f"{fault} Выгрузите их архивом: без --one-file.") from fault
        return [self.papers[place] for place in fit], whole, told

    def _findings(self, pdf_faults: Mapping[str, str]) -> tuple[Finding, ...]:
        found = [*self.faults.items(), *pdf_faults.items()]
        return tuple(Finding("papers" if key else "", key, text) for key, text in found)


def _pdf(program: str, faults: Mapping[str, str], files: Mapping[str, File]) -> str:
    if not program:
        return "absent"
    return "failed" if len(faults) >= len(files) else "made"


def _moment(file: File) -> tuple[int, int, int, int, int, int]:
    found = moment(file)
    return (found.year, found.month, found.day, found.hour, found.minute, found.second)

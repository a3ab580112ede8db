"""Google's per-minute quotas: which bucket a method draws from, and what an empty one answers.

Limits: Sheets 300 a project and 60 a user for reads and for writes (Sheets API, usage limits);
Docs reads 3000 and 300, writes 600 and 60; Forms reads 975 and 390, expensive reads (the list of
responses) 450 and 180, writes 375 and 150. Drive's are not published with certainty: its calls are
counted in the log but never refused.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from emulator.discovery import Method
from emulator.errors import ApiError

MINUTE = timedelta(minutes=1)
READING_POSTS = (
    "sheets.spreadsheets.getByDataFilter",
    "sheets.spreadsheets.values.batchGetByDataFilter",
    "sheets.spreadsheets.developerMetadata.search",
)
PROJECT_NUMBER = "100000000000"


@dataclass(frozen=True)
class Bucket:
    """One metric of one service with its limits per minute; 0 stands for no limit."""

    service: str
    metric: str
    title: str
    per_project: int = 0
    per_user: int = 0

    @property
    def name(self) -> str:
        """As the log and Google's error details call it."""
        return f"{self.service}.googleapis.com/{self.metric}"


BUCKETS = {
    ("sheets", "read"): Bucket("sheets", "read_requests", "Read requests", 300, 60),
    ("sheets", "write"): Bucket("sheets", "write_requests", "Write requests", 300, 60),
    ("docs", "read"): Bucket("docs", "read_requests", "Read requests", 3000, 300),
    ("docs", "write"): Bucket("docs", "write_requests", "Write requests", 600, 60),
    ("forms", "read"): Bucket("forms", "read_requests", "Read requests", 975, 390),
    ("forms", "expensive"): Bucket(
        "forms", "expensive_read_requests", "Expensive read requests", 450, 180
    ),
    ("forms", "write"): Bucket("forms", "write_requests", "Write requests", 375, 150),
    ("drive", "read"): Bucket("drive", "default_requests", "Queries"),
    ("drive", "write"): Bucket("drive", "default_requests", "Queries"),
}


def bucket_of(method: Method) -> Bucket:
    """The bucket from which a call of this method draws."""
    if method.id == "forms.forms.responses.list":
        return BUCKETS["forms", "expensive"]
    reads = method.http_method == "GET" or method.id in READING_POSTS
    return BUCKETS[method.family, "read" if reads else "write"]


class Quota:
    """The calls of the last minute by bucket and caller; refuses nothing until it is enabled."""

    def __init__(self) -> None:
        self.enabled = False
        self._calls: defaultdict[tuple[str, str], deque[datetime]] = defaultdict(deque)

    def draw(self, bucket: Bucket, caller: str, now: datetime) -> None:
        """Count a call; ApiError 429 where a limit is reached (a refused call is not counted)."""
        if not self.enabled:
            return
        user, project = self._recent(bucket, caller, now), self._recent(bucket, "", now)
        if bucket.per_user and len(user) >= bucket.per_user:
            raise exhausted(bucket)
        if bucket.per_project and len(project) >= bucket.per_project:
            raise exhausted(bucket, per_user=False)
        user.append(now)
        project.append(now)

    def clear(self) -> None:
        """Forget the calls so far."""
        self._calls.clear()

    def _recent(self, bucket: Bucket, caller: str, now: datetime) -> deque[datetime]:
        """The calls of the minute before now; those that a moved clock has left are forgotten."""
        calls = self._calls[bucket.name, caller]
        while calls and not now - MINUTE < calls[0] <= now:
            calls.popleft()
        return calls


def exhausted(bucket: Bucket, *, per_user: bool = True) -> ApiError:
    """The 429 of an empty bucket, as Google words it."""
    limit = "per minute per user" if per_user else "per minute"
    quota_limit = "".join(word.capitalize() for word in f"{bucket.title} {limit}".split())
    service = f"{bucket.service}.googleapis.com"
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "consumer": f"projects/{PROJECT_NUMBER}",
            "quota_limit": quota_limit,
            "quota_limit_value": str(bucket.per_user if per_user else bucket.per_project),
            "quota_location": "global",
            "quota_metric": bucket.name,
            "quota_unit": "1/min/{project}/{user}" if per_user else "1/min/{project}",
            "service": service,
        },
    }
    link = {
        "description": "Request a higher quota limit.",
        "url": "https://cloud.google.com/docs/quotas/help/request_increase",
    }
    return ApiError(
        429,
        f"Quota exceeded for quota metric '{bucket.title}' and limit '{bucket.title} {limit}' "
        f"of service '{service}' for consumer 'project_number:{PROJECT_NUMBER}'.",
        reason="rateLimitExceeded",
        details=[info, {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}],
    )

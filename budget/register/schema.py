"""The tables of the register's database; `budget.register.migrations` makes and changes them.

Days are dates, moments are text in UTC (2026-03-02T09:15:00Z), money is whole tenge. No row of
`requests`, `events`, `evidence` or `register` is ever updated or deleted: triggers refuse it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

REGISTER = Table(
    "register",
    METADATA,
    Column("register_id", Text, primary_key=True),
    Column("is_sample", Boolean, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("evidence_key", Text),
)

REQUESTS = Table(
    "requests",
    METADATA,
    Column("request_id", Text, primary_key=True),
    Column("unit_id", Text, nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("purpose", Text),
    Column("kind", Text, nullable=False),
    Column("is_participatory", Boolean, nullable=False),
    Column("is_promise", Boolean, nullable=False),
    Column("people_served", BigInteger),
    Column("amount_asked_kzt", BigInteger),
    Column("office", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("protocol_date", Date),
    Column("protocol_number", Text),
    Column("supporters", BigInteger),
    Column("sent_on", Date),
    Column("sent_by", Text),
    Column("incoming_number", Text),
    Column("law", Text, nullable=False),
    Column("import_key", Text),
    CheckConstraint("amount_asked_kzt >= 0", name="asked_not_below_zero"),
    Index("uq_requests_import_key", "import_key", unique=True),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("event_no", BigInteger, primary_key=True, autoincrement=False),
    Column("request_id", Text, ForeignKey("requests.request_id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("observed_by", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("state", Text),
    Column("reply", Text),
    Column("evasions", Text),
    Column("reason", Text),
    Column("amount_kzt", BigInteger),
    Column("money_stage", Text),
    Column("office", Text),
    Column("tier", Text),
    Column("until_on", Date),
    Column("incoming_number", Text),
    Column("source", Text),
    Column("note", Text),
    Column("corrects", BigInteger, ForeignKey("events.event_no")),
    Column("about", BigInteger, ForeignKey("events.event_no")),
    Column("changes", Text),
    Column("line", Text),
    Column("nonce", Text),
    Column("previous_hash", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False, unique=True),
    CheckConstraint("event_no >= 1", name="counted_from_one"),
    CheckConstraint("amount_kzt >= 0", name="amount_not_below_zero"),
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column(
        "event_no",
        BigInteger,
        ForeignKey("events.event_no"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("has_place", Boolean, nullable=False),
)

APPEND_ONLY = ("register", "requests", "events", "evidence")

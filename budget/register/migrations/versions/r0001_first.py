"""The first tables: register, requests, events, evidence, and their guards."""

import sqlalchemy as sa
from alembic import op

from budget.register.migrations.guards import set_guards, set_sample_guard

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_register()
    _make_requests()
    _make_events()
    _make_evidence()
    set_guards(("register", "requests", "events", "evidence"))
    set_sample_guard()


def _make_register() -> None:
    op.create_table(
        "register",
        sa.Column("register_id", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("evidence_key", sa.Text),
        sa.PrimaryKeyConstraint("register_id", name="pk_register"),
    )


def _make_requests() -> None:
    op.create_table(
        "requests",
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("unit_id", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("is_participatory", sa.Boolean, nullable=False),
        sa.Column("is_promise", sa.Boolean, nullable=False),
        sa.Column("people_served", sa.BigInteger),
        sa.Column("amount_asked_kzt", sa.BigInteger),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("tier", sa.Text, nullable=False),
        sa.Column("protocol_date", sa.Date),
        sa.Column("protocol_number", sa.Text),
        sa.Column("supporters", sa.BigInteger),
        sa.Column("sent_on", sa.Date),
        sa.Column("sent_by", sa.Text),
        sa.Column("incoming_number", sa.Text),
        sa.Column("law", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("request_id", name="pk_requests"),
        sa.CheckConstraint("amount_asked_kzt >= 0", name="asked_not_below_zero"),
    )
    op.create_index("ix_requests_unit_id", "requests", ["unit_id"])


def _make_events() -> None:
    texts = ("state", "reply", "evasions", "reason")
    op.create_table(
        "events",
        sa.Column("event_no", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("observed_by", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.Column("amount_kzt", sa.BigInteger),
        *(sa.Column(name, sa.Text) for name in ("money_stage", "office", "tier")),
        sa.Column("until_on", sa.Date),
        *(sa.Column(name, sa.Text) for name in ("incoming_number", "source", "note")),
        sa.Column("corrects", sa.BigInteger),
        sa.Column("about", sa.BigInteger),
        *(sa.Column(name, sa.Text) for name in ("changes", "line")),
        sa.Column("previous_hash", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("event_no", name="pk_events"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.request_id"], name="fk_events_request_id"
        ),
        sa.ForeignKeyConstraint(["corrects"], ["events.event_no"], name="fk_events_corrects"),
        sa.ForeignKeyConstraint(["about"], ["events.event_no"], name="fk_events_about"),
        sa.UniqueConstraint("previous_hash", name="uq_events_previous_hash"),
        sa.UniqueConstraint("hash", name="uq_events_hash"),
        sa.CheckConstraint("event_no >= 1", name="counted_from_one"),
        sa.CheckConstraint("amount_kzt >= 0", name="amount_not_below_zero"),
    )
    op.create_index("ix_events_request_id", "events", ["request_id"])


def _make_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("event_no", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("has_place", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("event_no", name="pk_evidence"),
        sa.ForeignKeyConstraint(["event_no"], ["events.event_no"], name="fk_evidence_event_no"),
    )
    op.create_index("ix_evidence_sha256", "evidence", ["sha256"])

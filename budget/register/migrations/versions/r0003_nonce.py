"""A random number in each entry, so that no seal lets its text be guessed; older entries have none."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the number; the seals of entries without one stay as they are."""
    op.add_column("events", sa.Column("nonce", sa.Text))

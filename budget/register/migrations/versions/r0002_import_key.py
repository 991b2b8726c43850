"""A mark of the imported row, so that the same workbook read twice adds nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark; requests already there have none."""
    op.add_column("requests", sa.Column("import_key", sa.Text))
    op.create_index("uq_requests_import_key", "requests", ["import_key"], unique=True)

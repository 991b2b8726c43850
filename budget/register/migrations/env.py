"""What Alembic runs: the connection comes from `budget.register.migrating`."""

from alembic import context

from budget.register.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()

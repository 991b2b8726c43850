"""How printed numbers become checked tables; knows no user interface."""

"""Changes of the register's database, one file a released version; never edited afterwards."""

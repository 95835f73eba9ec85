# PostgreSQL's image reads this once, when the database is made: a role for each service that keeps rows.
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set storage="$STORAGE_PASSWORD" --set notifier="$NOTIFIER_PASSWORD" --set reaper="$REAPER_PASSWORD" <<'SQL'
REVOKE ALL ON DATABASE afterrun FROM PUBLIC;
CREATE ROLE storage LOGIN PASSWORD :'storage';
CREATE ROLE notifier LOGIN PASSWORD :'notifier';
CREATE ROLE reaper LOGIN PASSWORD :'reaper';
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE afterrun TO storage, notifier, reaper;
SQL

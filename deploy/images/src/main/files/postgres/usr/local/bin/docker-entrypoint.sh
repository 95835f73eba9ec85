#!/bin/sh
# What the overlay `dev` relies on of the beginning of PostgreSQL's own image: a database, a superuser with a password, and the
# scripts of /docker-entrypoint-initdb.d, once.
set -eu

: "${PGDATA:?}" "${POSTGRES_DB:?}" "${POSTGRES_USER:?}" "${POSTGRES_PASSWORD:?}"
sockets=/var/run/postgresql

begin() {
  made=$1
  rm -rf "$made"
  mkdir -p "$made"
  chmod 700 "$made"
  printf '%s\n' "$POSTGRES_PASSWORD" > "$made.password"
  initdb --pgdata="$made" --username="$POSTGRES_USER" --pwfile="$made.password" --auth-local=trust --auth-host=scram-sha-256 \
    --encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8
  rm "$made.password"
  echo 'host all all all scram-sha-256' >> "$made/pg_hba.conf"
  echo "unix_socket_directories = '$sockets'" >> "$made/postgresql.conf"

  # Nobody else comes in before all of it is there.
  pg_ctl --pgdata="$made" --wait --options="-c listen_addresses=" start
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --set name="$POSTGRES_DB" << 'SQL'
CREATE DATABASE :"name";
SQL
  for script in /docker-entrypoint-initdb.d/*.sh; do
    [ ! -e "$script" ] || . "$script"
  done
  pg_ctl --pgdata="$made" --wait stop
}

if [ ! -e "$PGDATA" ]; then
  umask 077
  # Under another name until it is whole: what was cut off begins anew.
  begin "$PGDATA.unfinished"
  mv "$PGDATA.unfinished" "$PGDATA"
fi
exec postgres -D "$PGDATA" -c listen_addresses='*'

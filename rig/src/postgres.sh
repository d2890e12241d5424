# Makes a private PostgreSQL cluster, says where it is, keeps it until standard input closes, removes it.
# $1: folder of PostgreSQL's programs. Run as the user who shall own the cluster, never as root.
set -eu
bin=$1
dir=$(mktemp -d "${TMPDIR:-/tmp}/carnet-pg.XXXXXX")
finish() {
  "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
fail() {
  echo "failed: $1"
  cat "$dir/log"
  exit 1
}
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
  --no-instructions >"$dir/log" 2>&1 || fail initdb
# No network address: the socket's folder is the only door, and only its owner and root pass.
cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
max_connections = 200
shared_buffers = 32MB
fsync = off
full_page_writes = off
synchronous_commit = off
CONF
"$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/log" start >/dev/null 2>&1 || fail start
echo "ready $dir"
exec >/dev/null
cat >/dev/null

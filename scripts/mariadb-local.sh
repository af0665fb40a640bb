#!/usr/bin/env bash
# A private MariaDB server for development and tests: its own folder, its own free port, loopback only, no service.
# Any number of them may run side by side under different names.
#
#   mariadb-local.sh start   [options]  start it (or find it running) and print its URL
#   mariadb-local.sh url     [options]  print the URL again
#   mariadb-local.sh stop    [options]  clean shutdown; the data stay
#   mariadb-local.sh kill    [options]  SIGKILL, as a power cut would; the data stay and `start` recovers them
#   mariadb-local.sh freeze  [options]  SIGSTOP: a server that hangs       thaw: SIGCONT
#   mariadb-local.sh destroy [options]  kill it and delete its folder
#
# Options: --name NAME   which server (default "default")
#          --port PORT   default: the first free one from 23070, below those that systems give to callers: a server that was
#                        killed finds its own free again
#          --fast        throw-away data: nothing is flushed to disk; never for tests of durability
#          --office      the settings of an Open Dental office's server: sql_mode empty, utf8mb3, MyISAM by default
#          --tls FOLDER  speak TLS with cert.pem and key.pem of that folder
#          --owner PID   destroy the server once that process is gone
set -euo pipefail

verb=${1:-help}
[ $# -eq 0 ] || shift
name=default port='' fast='' office='' owner='' tls=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$2; shift 2 ;;
    --port) port=$2; shift 2 ;;
    --fast) fast=1; shift ;;
    --office) office=1; shift ;;
    --tls) tls=$2; shift 2 ;;
    --owner) owner=$2; shift 2 ;;
    *) echo "mariadb-local: unknown option $1" >&2; exit 2 ;;
  esac
done
[[ $name =~ ^[A-Za-z0-9_-]+$ ]] || { echo "mariadb-local: bad name $name" >&2; exit 2; }

folder=${TMPDIR:-/tmp}/mariadb-local-$(id -u)/$name
database=bitewing
# A throw-away account of a server that only this machine can reach: no secret.
account=bitewing

say() { printf 'mariadb-local: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

program() {
  PATH=$PATH:/usr/sbin:/usr/local/sbin command -v "$1" \
    || die "$1 not found (Debian packages mariadb-server-core and mariadb-client-core)"
}

# Prints the server's process id. A pid file alone is no proof, since ids are used again: the process must have been
# started on our folder.
running_pid() {
  local pid
  pid=$(cat "$folder/server.pid" 2>/dev/null) && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || return 1
  if [ -d /proc/self ]; then
    tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF -- "--datadir=$folder/data" || return 1
  fi
  echo "$pid"
}

wait_until_gone() { # seconds
  local tenths=$(($1 * 10))
  while running_pid >/dev/null; do
    [ "$tenths" -gt 0 ] || return 1
    sleep 0.1
    tenths=$((tenths - 1))
  done
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port of another server of ours that is down now: whoever killed it starts it again where its callers look for it.
port_is_kept() {
  local other
  for other in "${folder%/*}"/*/port; do
    [ "$other" = "$folder/port" ] || [ "$(cat "$other" 2>/dev/null)" != "$1" ] || return 0
  done
  return 1
}

print_url() { echo "mariadb://$account:$account@127.0.0.1:$(cat "$folder/port")/$database"; }

# The options that the server and mariadb-install-db share.
common_options() {
  options=(--no-defaults "--datadir=$folder/data" "--tmpdir=$folder/tmp" --skip-name-resolve)
  [ "$(id -u)" != 0 ] || options+=(--user=root)
  if [ "$office" ]; then
    options+=(--sql-mode= --lower-case-table-names=1 --default-storage-engine=MyISAM)
    options+=(--character-set-server=utf8mb3 --collation-server=utf8mb3_general_ci)
  else
    options+=(--character-set-server=utf8mb4 --collation-server=utf8mb4_general_ci)
  fi
  if [ "$fast" ]; then
    options+=(--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-flush-method=nosync)
    # Every test file makes a practice of 130 tables and drops it: without a file and a flush for each, eight times
    # as fast. "loose" lets a server that lacks such an option start all the same.
    options+=(--loose-debug-no-sync --loose-sync-frm=0 --loose-innodb-file-per-table=0)
  else
    options+=(--innodb-flush-log-at-trx-commit=1)
  fi
}

make_data() {
  local installer
  installer=$(program mariadb-install-db)
  "$installer" "${options[@]}" --auth-root-authentication-method=normal --skip-test-db --force \
    >"$folder/install.log" 2>&1 || {
    tail -n 20 "$folder/install.log" >&2
    die 'mariadb-install-db failed'
  }
  cat >"$folder/init.sql" <<SQL
CREATE DATABASE IF NOT EXISTS $database;
CREATE USER IF NOT EXISTS '$account'@'127.0.0.1' IDENTIFIED BY '$account';
GRANT ALL PRIVILEGES ON *.* TO '$account'@'127.0.0.1' WITH GRANT OPTION;
SQL
}

# Starts the server on $port and waits for it. Fails with 2 when another process has taken the port meanwhile.
launch() {
  local server child tenths=1800
  server=$(program mariadbd)
  echo "$port" >"$folder/port"
  : >"$folder/error.log"
  # In a session of its own and with no descriptor of ours, so that it outlives the caller and holds no pipe of it.
  setsid "$server" "${options[@]}" --bind-address=127.0.0.1 "--port=$port" "--socket=$folder/s.sock" \
    "--pid-file=$folder/server.pid" "--log-error=$folder/error.log" "--init-file=$folder/init.sql" \
    ${tls:+"--ssl-cert=$tls/cert.pem" "--ssl-key=$tls/key.pem"} \
    --innodb-buffer-pool-size=128M --innodb-log-file-size=32M --max-connections=200 --performance-schema=off \
    </dev/null >>"$folder/output.log" 2>&1 &
  child=$!
  while [ "$tenths" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
    if grep -q 'ready for connections' "$folder/error.log" && running_pid >/dev/null; then return 0; fi
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -9 "$child" 2>/dev/null || true
  ! grep -qE 'Address already in use|bind on TCP' "$folder/error.log" || return 2
  tail -n 20 "$folder/error.log" >&2
  die 'the server did not start'
}

launch_on_a_free_port() {
  local first=${port:-$(cat "$folder/port" 2>/dev/null || echo 23070)} status
  for ((port = first; port < first + 500; port++)); do
    ! port_is_kept "$port" && port_is_free "$port" || continue
    launch && status=0 || status=$?
    [ "$status" = 2 ] || return "$status"
  done
  die "no free port from $first on"
}

destroy_after_owner() {
  (
    while kill -0 "$owner" 2>/dev/null; do sleep 1; done
    [ ! -d "$folder" ] || exec bash "$0" destroy --name "$name"
  ) </dev/null >/dev/null 2>&1 &
}

start() {
  if ! running_pid >/dev/null; then
    # The path of a socket has room for about a hundred characters.
    [ ${#folder} -lt 90 ] || die "the folder $folder has too long a name; set TMPDIR to a shorter one"
    mkdir -p "$folder/tmp"
    chmod 700 "$folder"
    common_options
    # init.sql is written last: a half-made folder is made again.
    [ -f "$folder/init.sql" ] || { rm -rf "$folder/data"; make_data; }
    launch_on_a_free_port
    [ -z "$owner" ] || destroy_after_owner
  fi
  print_url
}

stop() {
  local pid
  pid=$(running_pid) || return 0
  kill -CONT "$pid"
  kill -TERM "$pid"
  wait_until_gone 60 || die "the server (pid $pid) does not stop"
}

kill_now() {
  local pid
  pid=$(running_pid) || return 0
  kill -KILL "$pid"
  wait_until_gone 60
}

signal() {
  local pid
  pid=$(running_pid) || die 'not running'
  kill "-$1" "$pid"
}

case $verb in
  start) start ;;
  url) running_pid >/dev/null || die 'not running'; print_url ;;
  stop) stop ;;
  kill) kill_now ;;
  freeze) signal STOP ;;
  thaw) signal CONT ;;
  destroy) kill_now; rm -rf "$folder" ;;
  *) sed -n '2,19s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

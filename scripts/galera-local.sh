#!/usr/bin/env bash
# A private MariaDB Galera cluster of three nodes for tests: node N listens on 127.0.0.N, everything is in one folder,
# loopback only, no service. Every verb may be repeated: doing it twice does no harm. Linux only.
#
#   galera-local.sh start            start every node that is down; prints a URL a node
#   galera-local.sh urls             the URLs again
#   galera-local.sh status           a line a node: process, state, size of the cluster
#   galera-local.sh wait [SECONDS]   until every running node is Synced in one Primary component (default 60)
#   galera-local.sh kill-node N      SIGKILL, as a power cut would
#   galera-local.sh stop-node N      clean shutdown
#   galera-local.sh start-node N     start it again; it joins the others
#   galera-local.sh freeze-node N    SIGSTOP: a node that hangs                        thaw-node N: SIGCONT
#   galera-local.sh isolate-node N   cut it off from the others, as a network would    heal-node N: undo
#   galera-local.sh sql N 'SQL'      run SQL on a node, as root through its socket
#   galera-local.sh log N            the path of a node's error log
#   galera-local.sh destroy          kill all and delete the folder
#
# Options: --name NAME   which cluster (default "default")
#          --owner PID   destroy the cluster once that process is gone
#          --fast-evict  notice a dead node after about 1 second, where Galera waits 5 to 15
#
# Debian packages: mariadb-server galera-4 rsync iproute2 lsof
set -euo pipefail

say() { printf 'galera-local: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

name=default owner='' fast_evict='' words=()
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$2; shift 2 ;;
    --owner) owner=$2; shift 2 ;;
    --fast-evict) fast_evict=1; shift ;;
    -h | --help) sed -n '2,25s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --*) die "unknown option $1" ;;
    *) words+=("$1"); shift ;;
  esac
done
[[ $name =~ ^[A-Za-z0-9_-]+$ ]] || die "bad name $name"
verb=${words[0]:-help}
node=${words[1]:-}

folder=${TMPDIR:-/tmp}/galera-local-$(id -u)/$name
nodes=(1 2 3)
# A throw-away account of servers that only this machine can reach: no secret.
account=bitewing
database=bitewing
PATH=$PATH:/usr/sbin
server=$(command -v mariadbd) || die 'mariadbd not found (Debian packages mariadb-server and galera-4)'
provider=/usr/lib/galera/libgalera_smm.so
[ -f "$provider" ] || die "$provider not found (Debian package galera-4)"

# As root the servers run as an unprivileged user: rsync, started by root, drops its rights and could then not write what
# a joining node receives.
user_options=()
server_user=''
if [ "$(id -u)" = 0 ]; then
  if id mysql >/dev/null 2>&1; then server_user=mysql; else server_user=nobody; fi
  user_options=("--user=$server_user")
fi
own() { [ -z "$server_user" ] || chown -R "$server_user" "$1"; }

home_of() { echo "$folder/node$1"; }
address_of() { echo "127.0.0.$1"; }
base_port() { cat "$folder/port"; }
port_is_free() { ! (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
require_node() { [[ " ${nodes[*]} " == *" $node "* ]] || die "which node (${nodes[*]})?"; }

# Prints the process id of a node. A pid file alone is no proof, since ids are used again.
pid_of() {
  local pid
  pid=$(cat "$(home_of "$1")/server.pid" 2>/dev/null) && [ -n "$pid" ] || return 1
  tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "--defaults-file=$(home_of "$1")/my.cnf" || return 1
  echo "$pid"
}

sql() { # node statement seconds
  timeout "$3" mariadb --no-defaults --connect-timeout=5 --socket="$(home_of "$1")/s.sock" --user=root -BN -e "$2"
}

status_value() { # node variable
  sql "$1" "select variable_value from information_schema.global_status where variable_name = '$2'" 4 2>/dev/null
}

print_urls() {
  local n
  for n in "${nodes[@]}"; do echo "mariadb://$account:$account@$(address_of "$n"):$(base_port)/$database"; done
}

# Four ports a node: SQL, the group, incremental and full state transfer.
choose_ports() {
  local base n offset taken
  for ((base = 34560; base < 35500; base += 4)); do
    taken=''
    for n in "${nodes[@]}"; do
      for offset in 0 1 2 3; do port_is_free "$(address_of "$n")" $((base + offset)) || taken=1; done
    done
    [ "$taken" ] || { echo "$base" >"$folder/port"; return; }
  done
  die 'no free ports'
}

write_settings() { # node
  local n=$1 home base address group='' member eviction=''
  home=$(home_of "$n") base=$(base_port) address=$(address_of "$n")
  for member in "${nodes[@]}"; do group+="${group:+,}$(address_of "$member"):$((base + 1))"; done
  [ -z "$fast_evict" ] || eviction=';evs.keepalive_period=PT0.3S;evs.suspect_timeout=PT1S;evs.inactive_timeout=PT2S;evs.inactive_check_period=PT0.2S;evs.install_timeout=PT2S'
  cat >"$home/my.cnf" <<CNF
[mariadbd]
datadir=$home/data
tmpdir=$home/tmp
socket=$home/s.sock
pid-file=$home/server.pid
log-error=$home/error.log
bind-address=$address
port=$base
skip-name-resolve
performance-schema=off
max-connections=200
character-set-server=utf8mb4
collation-server=utf8mb4_general_ci
innodb-buffer-pool-size=128M
innodb-log-file-size=32M
innodb-flush-log-at-trx-commit=1
innodb-autoinc-lock-mode=2
binlog-format=ROW
wsrep-on=ON
wsrep-provider=$provider
wsrep-cluster-name=local_$name
wsrep-cluster-address=gcomm://$group
wsrep-node-name=node$n
wsrep-node-address=$address:$((base + 1))
wsrep-sst-method=rsync
wsrep-sst-receive-address=$address:$((base + 3))
wsrep-slave-threads=2
wsrep-provider-options="gmcast.listen_addr=tcp://$address:$((base + 1));ist.recv_addr=$address:$((base + 2));gcache.size=64M;pc.recovery=false$eviction"
CNF
}

prepare() {
  local n home
  mkdir -p "$folder"
  chmod 700 "$folder"
  [ -z "$server_user" ] || chown "$server_user" "$folder"
  [ -f "$folder/port" ] || choose_ports
  for n in "${nodes[@]}"; do
    home=$(home_of "$n")
    # The settings are written last: a half-made node is made again.
    [ -f "$home/my.cnf" ] && continue
    rm -rf "$home"
    mkdir -p "$home/tmp"
    own "$home"
    mariadb-install-db --no-defaults "${user_options[@]}" "--datadir=$home/data" "--tmpdir=$home/tmp" \
      --auth-root-authentication-method=normal --skip-test-db --skip-name-resolve --force >"$home/install.log" 2>&1 || {
      tail -n 20 "$home/install.log" >&2
      die 'mariadb-install-db failed'
    }
    write_settings "$n"
    own "$home"
  done
}

launch() { # node [server options]
  local n=$1 home seconds=120 child
  shift
  home=$(home_of "$n")
  rm -f "$home/server.pid" "$home/error.log"
  # In a session of its own; TMPDIR because the transfer scripts run as the server's user and need a folder to write to.
  TMPDIR=$home/tmp setsid "$server" "--defaults-file=$home/my.cnf" "${user_options[@]}" "$@" </dev/null >>"$home/output.log" 2>&1 &
  child=$!
  for ((tenths = seconds * 10; tenths > 0; tenths--)); do
    # A node that takes connections may still refuse every statement: wait for the state, not for the socket.
    [ "$(status_value "$n" wsrep_local_state_comment)" != Synced ] || return 0
    kill -0 "$child" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 20 "$home/error.log" "$home/output.log" >&2 || true
  die "node $n did not join the cluster"
}

# How far a node that is down has come: from its state file after a clean stop, from its log after a crash.
last_position() { # node
  local home position
  home=$(home_of "$1")
  position=$(awk '/^seqno:/ { print $2 }' "$home/data/grastate.dat" 2>/dev/null || true)
  if [ "$position" = -1 ]; then
    "$server" "--defaults-file=$home/my.cnf" "${user_options[@]}" --wsrep-recover "--log-error=$home/recover.log" >/dev/null 2>&1 || true
    position=$(sed -n 's/.*Recovered position: .*:\(-\{0,1\}[0-9]*\).*/\1/p' "$home/recover.log" | tail -n 1)
  fi
  echo "${position:--1}"
}

# All nodes are down: the one with the newest data starts the cluster, the others join it.
bootstrap() {
  local n best=1 best_position=-2 position state
  for n in "${nodes[@]}"; do
    position=$(last_position "$n")
    if [ "$position" -gt "$best_position" ]; then best=$n best_position=$position; fi
  done
  state=$(home_of "$best")/data/grastate.dat
  [ ! -f "$state" ] || sed -i 's/^safe_to_bootstrap:.*/safe_to_bootstrap: 1/' "$state"
  launch "$best" --wsrep-new-cluster
  sql "$best" "CREATE DATABASE IF NOT EXISTS $database;
    CREATE USER IF NOT EXISTS '$account'@'%' IDENTIFIED BY '$account';
    GRANT ALL PRIVILEGES ON *.* TO '$account'@'%'" 10
}

destroy_after_owner() {
  (
    while kill -0 "$owner" 2>/dev/null; do sleep 1; done
    [ ! -d "$folder" ] || exec bash "$0" destroy --name "$name"
  ) </dev/null >/dev/null 2>&1 &
}

start() {
  local n running=''
  prepare
  for n in "${nodes[@]}"; do ! pid_of "$n" >/dev/null || running=1; done
  [ "$running" ] || bootstrap
  for n in "${nodes[@]}"; do pid_of "$n" >/dev/null || launch "$n"; done
  [ -z "$owner" ] || destroy_after_owner
  print_urls
}

signal() { # signal
  local pid
  require_node
  pid=$(pid_of "$node") || die "node $node is down"
  kill "-$1" "$pid"
}

wait_until_gone() { # node seconds
  local tenths=$(($2 * 10))
  while pid_of "$1" >/dev/null; do
    [ "$tenths" -gt 0 ] || die "node $1 does not stop"
    sleep 0.1
    tenths=$((tenths - 1))
  done
}

kill_node() { # node
  local pid
  pid=$(pid_of "$1") || return 0
  kill -KILL "$pid"
  wait_until_gone "$1" 5
}

stop_node() { # node
  local pid
  pid=$(pid_of "$1") || return 0
  kill -CONT "$pid"
  kill -TERM "$pid"
  wait_until_gone "$1" 60
}

isolate() { # 1 or 0
  require_node
  sql "$node" "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=$1'" 10
}

status() {
  local n pid
  for n in "${nodes[@]}"; do
    if ! pid=$(pid_of "$n"); then echo "node $n down"; continue; fi
    if grep -q '^State:.*T' "/proc/$pid/status"; then echo "node $n pid=$pid frozen"; continue; fi
    echo "node $n pid=$pid $(status_value "$n" wsrep_local_state_comment) size=$(status_value "$n" wsrep_cluster_size)" \
      "$(status_value "$n" wsrep_cluster_status) ready=$(status_value "$n" wsrep_ready)"
  done
}

wait_until_synced() { # seconds
  local end=$((SECONDS + $1)) lines running
  while :; do
    lines=$(status)
    running=$(grep -vc ' down$' <<<"$lines" || true)
    [ "$(grep -c "Synced size=$running Primary ready=ON" <<<"$lines" || true)" != "$running" ] || return 0
    [ "$SECONDS" -lt "$end" ] || { say "$lines"; return 1; }
    sleep 0.1
  done
}

case $verb in
  start) start ;;
  urls) print_urls ;;
  status) status ;;
  wait) wait_until_synced "${node:-60}" ;;
  kill-node) require_node; kill_node "$node" ;;
  stop-node) require_node; stop_node "$node" ;;
  start-node) require_node; pid_of "$node" >/dev/null || launch "$node" ;;
  freeze-node) signal STOP ;;
  thaw-node) signal CONT ;;
  isolate-node) isolate 1 ;;
  heal-node) isolate 0 ;;
  sql) require_node; sql "$node" "${words[2]}" 60 ;;
  log) require_node; echo "$(home_of "$node")/error.log" ;;
  destroy) for n in "${nodes[@]}"; do kill_node "$n"; done; rm -rf "$folder" ;;
  *) sed -n '2,25s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

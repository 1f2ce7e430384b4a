#!/usr/bin/env bash
# A real object store with the S3 interface on this machine: OpenStack Swift (Debian's packages), three nodes, three replicas.
# Reached at the loopback alone; needs root. `setUpStores` of setup.mjs installs what it needs.
#   swift.sh up DIR                 starts everything; says where once it answers
#   swift.sh kill N DIR             stops node N (1, 2 or 3) · start N DIR starts it again
#   swift.sh repair DIR             what the nodes do every few minutes, once and now
#   swift.sh down DIR               stops all and removes DIR
# SWIFT_PORT: where it is reached. SWIFT_NODES: two digits that the ports of its nodes begin with (127.0.0.N:<nodes>N0 to N2).
# Path style, region us-east-1, key test:tester, secret testing.
set -euo pipefail

act=${1:?up, kill, start, repair or down}
case "$act" in
  kill | start) node=${2:?number of the node} dir=${3:?folder} ;;
  *) node='' dir=${2:?folder} ;;
esac
port=${SWIFT_PORT:-8085}
nodes=${SWIFT_NODES:-62}

port_of() { # server node
  case "$1" in
    object) echo "$nodes${2}0" ;;
    container) echo "$nodes${2}1" ;;
    account) echo "$nodes${2}2" ;;
  esac
}

# Hashes of names are made with these: every Swift of this machine reads them here.
write_common() {
  [ -s /etc/swift/swift.conf ] && grep -q 'swift_hash_path_suffix = loopback' /etc/swift/swift.conf && return
  mkdir -p /etc/swift
  cat >/etc/swift/swift.conf <<END
[swift-hash]
swift_hash_path_suffix = loopback
swift_hash_path_prefix = loopback
[storage-policy:0]
name = Policy-0
default = yes
END
}

write_ring() { # server
  cd "$dir/etc"
  swift-ring-builder "$1.builder" create 6 3 0
  for n in 1 2 3; do
    swift-ring-builder "$1.builder" add "r1z$n-127.0.0.$n:$(port_of "$1" "$n")/disk" 1
  done
  swift-ring-builder "$1.builder" rebalance
}

write_server() { # server node
  cat >"$dir/etc/$1-$2.conf" <<END
[DEFAULT]
bind_ip = 127.0.0.$2
bind_port = $(port_of "$1" "$2")
user = root
swift_dir = $dir/etc
devices = $dir/node$2
mount_check = false
workers = 1
log_name = $1$2
disable_fallocate = true
[pipeline:main]
pipeline = $1-server
[app:$1-server]
use = egg:swift#$1
[$1-replicator]
rsync_module = {replication_ip}::$1
[$1-updater]
[$1-auditor]
END
  if [ "$1" = object ]; then echo '[object-reconstructor]' >>"$dir/etc/$1-$2.conf"; fi
}

write_proxy() {
  local filters='catch_errors gatekeeper healthcheck listing_formats s3api tempauth copy slo dlo versioned_writes symlink'
  {
    cat <<END
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
user = root
swift_dir = $dir/etc
workers = 1
log_name = proxy
[pipeline:main]
pipeline = ${filters/healthcheck/healthcheck cache} proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
node_timeout = 10
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:11211
END
    for filter in $filters; do
      printf '[filter:%s]\nuse = egg:swift#%s\n' "$filter" "$filter"
      case "$filter" in
        s3api) printf 's3_acl = no\ncheck_bucket_owner = no\nlocation = us-east-1\n' ;;
        tempauth) echo 'user_test_tester = testing .admin' ;;
        versioned_writes) echo 'allow_object_versioning = true' ;;
      esac
    done
  } >"$dir/etc/proxy.conf"
}

run() { # name command...
  local name=$1
  shift
  "$@" >"$dir/log/$name.log" 2>&1 </dev/null &
  echo $! >"$dir/run/$name.pid"
}

start_node() { for s in account container object; do run "$s-$1" "swift-$s-server" "$dir/etc/$s-$1.conf"; done; }

# Returns once they are gone, so that a port is free and nothing is written any more.
stop() { # pid files...
  local file
  for file in "$@"; do [ -f "$file" ] && kill "$(cat "$file")" 2>/dev/null || true; done
  for file in "$@"; do
    [ -f "$file" ] || continue
    for _ in $(seq 1 100); do kill -0 "$(cat "$file")" 2>/dev/null || break; sleep 0.05; done
    rm -f "$file"
  done
}

answers() { # address
  for _ in $(seq 1 240); do
    curl -s -o /dev/null "$1" && return
    sleep 0.25
  done
  echo "no answer from $1, see $dir/log" >&2
  exit 1
}

node_answers() { for s in account container object; do answers "http://127.0.0.$1:$(port_of "$s" "$1")/"; done; }

case "$act" in
  up)
    mkdir -p "$dir"/{etc,log,run} "$dir"/node{1,2,3}/disk
    write_common
    for s in account container object; do
      (write_ring "$s") >"$dir/log/ring-$s.log" 2>&1 &
      for n in 1 2 3; do write_server "$s" "$n"; done
    done
    write_proxy
    wait
    for n in 1 2 3; do start_node "$n"; done
    run proxy swift-proxy-server "$dir/etc/proxy.conf"
    for n in 1 2 3; do node_answers "$n"; done
    answers "http://127.0.0.1:$port/healthcheck"
    echo "http://127.0.0.1:$port key test:tester secret testing region us-east-1 path style"
    ;;
  kill) stop "$dir"/run/{account,container,object}-"$node".pid ;;
  start)
    start_node "$node"
    node_answers "$node"
    ;;
  repair)
    for n in 1 2 3; do
      swift-object-updater "$dir/etc/object-$n.conf" once >"$dir/log/updater-$n.log" 2>&1 || true
      swift-container-updater "$dir/etc/container-$n.conf" once >>"$dir/log/updater-$n.log" 2>&1 || true
    done
    for s in account container; do
      for n in 1 2 3; do
        "swift-$s-replicator" "$dir/etc/$s-$n.conf" once >>"$dir/log/replicator-$n.log" 2>&1 || true
      done
    done
    ;;
  down)
    stop "$dir"/run/*.pid
    rm -rf "$dir"
    ;;
  *)
    echo 'swift.sh up|kill N|start N|repair|down DIR' >&2
    exit 2
    ;;
esac

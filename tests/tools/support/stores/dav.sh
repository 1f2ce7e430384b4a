#!/usr/bin/env bash
# A real WebDAV server on this machine: Apache with mod_dav (Debian's package), Basic authentication, at the loopback alone.
# Needs root. `setUpStores` of setup.mjs installs what it needs.
#   dav.sh up DIR      starts it; says where once it answers
#   dav.sh down DIR    stops it and removes DIR
# DAV_PORT: where it is reached. User clerk, password secret. It answers no preflight of another origin, as real servers do.
set -euo pipefail

act=${1:?up or down} dir=${2:?folder}
port=${DAV_PORT:-8086}
modules=/usr/lib/apache2/modules

write_conf() {
  {
    for name in mpm_event authn_core authn_file authz_core authz_user auth_basic dav dav_fs mime dir; do
      echo "LoadModule ${name}_module $modules/mod_$name.so"
    done
    cat <<END
ServerName localhost
ServerRoot $dir
Listen 127.0.0.1:$port
PidFile $dir/run/apache.pid
ErrorLog $dir/log/error.log
User www-data
Group www-data
TypesConfig /etc/mime.types
DocumentRoot $dir/data
DavLockDB $dir/lock/DavLock
<Directory $dir/data>
  Dav On
  AuthType Basic
  AuthName firm
  AuthUserFile $dir/users
  Require valid-user
</Directory>
END
  } >"$dir/apache.conf"
}

case "$act" in
  up)
    mkdir -p "$dir"/{data,lock,run,log}
    htpasswd -bc "$dir/users" clerk secret >/dev/null 2>&1
    chown -R www-data:www-data "$dir"
    write_conf
    apache2 -f "$dir/apache.conf" -k start
    for _ in $(seq 1 120); do
      curl -fs -o /dev/null -u clerk:secret -X PROPFIND -H 'Depth: 1' "http://127.0.0.1:$port/" && break
      sleep 0.1
    done
    curl -fs -o /dev/null -u clerk:secret -X PROPFIND -H 'Depth: 1' "http://127.0.0.1:$port/" ||
      { echo "no answer, see $dir/log" >&2; exit 1; }
    echo "http://127.0.0.1:$port/ user clerk password secret"
    ;;
  down)
    if [ -f "$dir/run/apache.pid" ]; then
      pid=$(cat "$dir/run/apache.pid")
      kill "$pid" 2>/dev/null || true
      for _ in $(seq 1 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
    fi
    rm -rf "$dir"
    ;;
  *)
    echo 'dav.sh up|down DIR' >&2
    exit 2
    ;;
esac

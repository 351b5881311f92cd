#!/bin/sh
# Makes the case with fresh keys, shows what is wrong with it, and repairs it. Nothing leaves the machine.
# The folder for it may be named (default: generated, beside this file). PYTHON is an interpreter with chainfix installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/generated}
python=${PYTHON:-python3}
step() { printf '\n== %s\n' "$1"; }

"$python" "$here/make_example.py" "$folder"
cd "$folder"
rm -f chain.pem

step "What the server sends (served.pem), beside a store that knows AddTrust and COMODO RSA"
"$python" -m chainfix show served.pem --store store.pem

if command -v openssl >/dev/null; then
    step "OpenSSL on that list: it refuses"
    openssl verify -CAfile store.pem -untrusted served.pem cert.pem 2>&1 || true
fi

step "The repair: chainfix build served.pem --store store.pem -o chain.pem"
# --proxy: the real AIA URLs are answered by play_aia.py; --no-cache: example certificates have no business in your cache
"$python" "$here/play_aia.py" aia -- "$python" -m chainfix build served.pem --store store.pem --proxy {proxy} --no-cache -o chain.pem

step "What the server should send beside its own certificate (chain.pem)"
"$python" -m chainfix show chain.pem --store store.pem

if command -v openssl >/dev/null; then
    step "OpenSSL on that list: it accepts"
    openssl verify -CAfile store.pem -untrusted chain.pem cert.pem
fi

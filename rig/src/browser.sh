# Starts ChromeDriver on a free port, says which, keeps it until standard input closes, cleans up.
# $1: chromedriver. Everything the browser writes lives under one temporary folder.
set -eu
program=$1
dir=$(mktemp -d "${TMPDIR:-/tmp}/carnet-web.XXXXXX")
driver=
finish() {
  # A browser whose driver was killed names its process in this link: machine-number.
  browser=$(readlink "$dir/profile/SingletonLock" 2>/dev/null || true)
  [ -z "$driver" ] || kill "$driver" 2>/dev/null || true
  [ -z "$browser" ] || kill "${browser##*-}" 2>/dev/null || true
  wait
  rm -rf "$dir" 2>/dev/null || rm -rf "$dir"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
mkfifo "$dir/log"
TMPDIR="$dir" "$program" --port=0 >"$dir/log" 2>&1 </dev/null &
driver=$!
exec 3<"$dir/log"
port=
while [ -z "$port" ] && read -r line <&3; do
  case $line in
    *"successfully on port "*) port=${line##*on port } && port=${port%.} ;;
    *) said="${said:-}$line " ;;
  esac
done
[ -n "$port" ] || { echo "failed: $program ${said:-}"; exit 1; }
cat <&3 >/dev/null &
echo "ready $port $dir"
exec >/dev/null
cat >/dev/null

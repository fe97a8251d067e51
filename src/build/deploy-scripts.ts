/*
 * The steps of a deployment, as POSIX shell scripts, so that another machine needs nothing but that, tar and sha256sum.
 * `$1` is the folder of the editions, `$2` the name of the new one. `current` is a link to the edition that is served.
 * Each step leaves that one whole; only `switchTo` changes what is served, in one rename.
 */

/** What a step says where the folder that it works in is gone. */
const unlessTaken = `
[ -d "$1/releases/.new-$2" ] || { echo "another deployment has begun since, and this one gives way" >&2; exit 1; }`;

/**
 * Makes room, and takes away whatever a deployment that was cut off has left behind. One that still runs gives way: what
 * it has brought is renamed before it is deleted, so it can never finish with half of it.
 */
export const prepare = `
[ -L "$1/current" ] || [ ! -e "$1/current" ] || { echo "$1/current is no link to an edition: move it away" >&2; exit 1; }
mkdir -p "$1/releases"
rm -rf "$1"/.gone-*
mkdir "$1/.gone-$$"
for left in "$1"/.current-* "$1"/.carry-* "$1/.nginx.conf.new" "$1"/releases/.new-*; do
  [ ! -e "$left" ] && [ ! -L "$left" ] || mv "$left" "$1/.gone-$$/"
done
rm -rf "$1/.gone-$$" || { sleep 1; rm -rf "$1/.gone-$$"; }
mkdir "$1/releases/.new-$2"`;

/** Reads a tar archive. Who owns the files at home has no name on the server, and may be somebody else there. */
export const unpack = `${unlessTaken}
tar -xof - -C "$1/releases/.new-$2"`;

/**
 * Reads lines of sha256sum: every file has to have arrived as it was sent, and nothing but files: a server would follow a
 * link to anywhere.
 */
export const check = `${unlessTaken}
cd "$1/releases/.new-$2"
others=$(find . ! -type f ! -type d)
[ -z "$others" ] || { printf 'these are no files:\\n%s\\n' "$others" >&2; exit 1; }
said=$(sha256sum -c - 2>&1) || { printf '%s\\n' "$said" | grep -v ': OK$' | head -n 20 >&2; exit 1; }`;

/**
 * Readers have pages of the edition open that is served until now, whose scripts and pictures they have yet to ask for:
 * those that the next one lacks are linked into it. Not those that the one until now was given in the same way, which its
 * manifest does not name. That manifest goes into the next one's `.earlier` first, with its signature, so that
 * `npm run verify` knows whose files they are. `$2` is the next one's folder: that of an earlier edition, too, so each file
 * comes whole.
 */
export const carryOver = `
new="$1/releases/$2" work="$1/.carry-$$" manifest="$1/current/.well-known/site-manifest.txt"
[ -d "$1/current/_astro" ] && [ -f "$manifest" ] || exit 0
[ -d "$new/_astro" ] || mkdir "$new/_astro"
mkdir "$work"
sed -n 's|^[0-9a-f]\\{64\\}  _astro/\\([^/]*\\)$|\\1|p' "$manifest" | LC_ALL=C sort > "$work/until-now"
ls "$new/_astro" | LC_ALL=C sort > "$work/own"
LC_ALL=C comm -23 "$work/until-now" "$work/own" > "$work/more"
bring() {
  ln "$1" "$2" 2>/dev/null || {
    cp -p "$1" "$work/copy"
    mv "$work/copy" "$2"
  }
}
if [ -s "$work/more" ]; then
  earlier="$new/.earlier/$(sha256sum < "$manifest" | cut -c 1-16).txt"
  mkdir -p "$new/.earlier"
  [ -e "$earlier" ] || bring "$manifest" "$earlier"
  [ ! -f "$manifest.sig" ] || [ -e "$earlier.sig" ] || bring "$manifest.sig" "$earlier.sig"
fi
while IFS= read -r name; do
  [ ! -f "$1/current/_astro/$name" ] || bring "$1/current/_astro/$name" "$new/_astro/$name"
done < "$work/more"
rm -r "$work"`;

/** From here on the edition is one to which can be switched: it is on the disk, should the power fail. */
export const finish = `${unlessTaken}
[ ! -e "$1/releases/$2" ] || { echo "there is an edition $2 already" >&2; exit 1; }
chmod -R u=rwX,go=rX "$1/releases/.new-$2"
sync -f "$1" 2>/dev/null || sync
mv "$1/releases/.new-$2" "$1/releases/$2"`;

/** Takes away what a deployment has brought that failed before it was finished. */
export const giveUp = `rm -rf "$1/releases/.new-$2"`;

/** A rename replaces a link in one step; GNU and BSD call differently that it is not to be followed. */
export const switchTo = `
[ -d "$1/releases/$2" ] || { echo "there is no edition $2" >&2; exit 1; }
ln -s "releases/$2" "$1/.current-$2.$$"
mv -fT "$1/.current-$2.$$" "$1/current" 2>/dev/null || mv -fh "$1/.current-$2.$$" "$1/current"`;

/** Our editions, the newest first: what somebody else has put there is none. See `toReleaseName`. */
const listReleases = `ls "$1/releases" | { grep -E '^(r[0-9]+-)?[0-9]+T[0-9]+Z-[0-9a-f]+$' || :; } | LC_ALL=C sort -r`;

/**
 * `$2` is how many editions are kept; the one that is served always is. Those that go lose their names first: whatever
 * has one is whole.
 */
export const prune = `
current=$(basename "$(readlink "$1/current")")
mkdir "$1/.gone-$$"
${listReleases} | tail -n "+$(($2 + 1))" | while IFS= read -r name; do
  [ "$name" = "$current" ] || mv "$1/releases/$name" "$1/.gone-$$/"
done
rm -rf "$1/.gone-$$"`;

/** Prints the edition that is served, then all, the newest first. */
export const list = `
[ -L "$1/current" ] && basename "$(readlink "$1/current")" || echo
[ ! -d "$1/releases" ] || ${listReleases}`;

/** Prints what nginx must know of each edition that can be switched to, one JSON a line, the one called `$2` first. */
export const describe = `
[ -f "$1/releases/$2/.host/site.json" ] || exit 0
cat "$1/releases/$2/.host/site.json"
for file in "$1"/releases/*/.host/site.json; do cat "$file"; done`;

/** Reads the new configuration; prints `changed` where the server has yet to read it, be it from a time before. */
export const writeConfig = `
cat > "$1/.nginx.conf.new"
if cmp -s "$1/.nginx.conf.new" "$1/nginx.conf"; then rm "$1/.nginx.conf.new"
else
  touch "$1/.nginx.conf.unread"
  mv "$1/.nginx.conf.new" "$1/nginx.conf"
fi
[ ! -e "$1/.nginx.conf.unread" ] || echo changed`;

/** The server has read its configuration. */
export const noteConfigRead = `rm -f "$1/.nginx.conf.unread"`;

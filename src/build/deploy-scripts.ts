/*
 * The steps of a deployment, as POSIX shell scripts, so that another machine needs nothing but that, tar and sha256sum.
 * `$1` is the folder of the editions, `$2` the name of the new one. `current` is a link to the edition that is served.
 * Each step leaves that one whole; only `switchTo` changes what is served, in one rename.
 */

/** Makes room, and takes away what deployments that were cut off have left behind. */
export const prepare = `
mkdir -p "$1/releases"
find "$1/releases" -maxdepth 1 -name '.new-*' -mmin +60 -exec rm -rf {} +
mkdir "$1/releases/.new-$2"`;

/** Reads a tar archive. */
export const unpack = `tar -xf - -C "$1/releases/.new-$2"`;

/** Reads lines of sha256sum: every file has to have arrived as it was sent. */
export const check = `
cd "$1/releases/.new-$2"
sha256sum -c - > .check 2>&1 || { grep -v ': OK$' .check | head -n 20 >&2; exit 1; }
rm .check`;

/**
 * Readers have pages of the edition open that is served until now, whose scripts and pictures they have yet to ask for:
 * those that the next one lacks are linked into it, and named in its `.carried`. Not those that the one until now was
 * given in the same way. `$2` is the next one's folder.
 */
export const carryOver = `
new="$1/releases/$2"
[ -d "$1/current/_astro" ] || exit 0
mkdir -p "$new/_astro"
touch "$new/.carried"
ls "$1/current/_astro" | LC_ALL=C sort > "$new/.until-now"
ls "$new/_astro" | LC_ALL=C sort > "$new/.own"
[ ! -f "$1/current/.carried" ] || LC_ALL=C sort "$1/current/.carried" > "$new/.older"
touch "$new/.older"
LC_ALL=C comm -23 "$new/.until-now" "$new/.own" | LC_ALL=C comm -23 - "$new/.older" > "$new/.more"
while IFS= read -r name; do
  ln "$1/current/_astro/$name" "$new/_astro/$name" 2>/dev/null || cp -p "$1/current/_astro/$name" "$new/_astro/$name"
done < "$new/.more"
cat "$new/.more" >> "$new/.carried"
rm "$new/.until-now" "$new/.own" "$new/.older" "$new/.more"`;

/** From here on the edition is one to which can be switched. */
export const finish = `
chmod -R u+rwX,go+rX "$1/releases/.new-$2"
mv "$1/releases/.new-$2" "$1/releases/$2"`;

/** A rename replaces a link in one step; GNU and BSD call differently that it is not to be followed. */
export const switchTo = `
[ -d "$1/releases/$2" ] || { echo "there is no edition $2" >&2; exit 1; }
ln -s "releases/$2" "$1/.current-$2.$$"
mv -fT "$1/.current-$2.$$" "$1/current" 2>/dev/null || mv -fh "$1/.current-$2.$$" "$1/current"`;

/** `$2` is how many editions are kept; the one that is served always is. */
export const prune = `
current=$(basename "$(readlink "$1/current")")
ls "$1/releases" | sort -r | tail -n "+$(($2 + 1))" | while IFS= read -r name; do
  [ "$name" = "$current" ] || rm -rf "$1/releases/$name"
done`;

/** Prints the edition that is served, then all, the newest first. */
export const list = `
[ -L "$1/current" ] && basename "$(readlink "$1/current")" || echo
[ -d "$1/releases" ] && ls "$1/releases" | sort -r || :`;

/** Prints what nginx must know of each edition that can be switched to, one JSON a line, the one called `$2` first. */
export const describe = `
[ -f "$1/releases/$2/.host/site.json" ] || exit 0
cat "$1/releases/$2/.host/site.json"
for file in "$1"/releases/*/.host/site.json; do cat "$file"; done`;

/** Reads the new configuration; prints `changed` where it is another. */
export const writeConfig = `
cat > "$1/.nginx.conf.new"
if cmp -s "$1/.nginx.conf.new" "$1/nginx.conf"; then rm "$1/.nginx.conf.new"
else mv "$1/.nginx.conf.new" "$1/nginx.conf"; echo changed; fi`;

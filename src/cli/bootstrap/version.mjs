/**
 * @param {string} version Such as `24.21.0` or `v24.21.0`; what follows a hyphen is ignored.
 * @returns {[number, number, number]}
 */
export function toVersion(version) {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split(/[.+-]/, 3).map(Number);
  return [major || 0, minor || 0, patch || 0];
}

/**
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const [have, need] = [toVersion(version), toVersion(least)];
  const differing = have.findIndex((part, index) => part !== need[index]);
  return differing === -1 || (have[differing] ?? 0) > (need[differing] ?? 0);
}

/*
 * The way into every npm script: `node src/cli/bootstrap.mjs [--browser[=names]] <command> [arguments]` installs
 * what is missing, then runs the command with the project's own Node.
 *
 * This file is read by whatever Node the machine has, before anything is installed. It therefore stays within what
 * very old versions can parse, so that they are told what to do rather than shown a syntax error.
 */
const oldestNode = 20;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `Throughline needs Node.js ${oldestNode} or newer to set itself up; this is ${process.versions.node}. ` +
      'Install a current one from your system or https://nodejs.org, then run the same command again.',
  );
  process.exitCode = 1;
} else {
  // Not `await`: old versions do not parse it here.
  void import('./bootstrap/main.mjs').then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2));
  });
}

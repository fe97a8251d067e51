/**
 * What Node is given to run a build: what is made and thrown away within moments gets 16 MB at a time instead of up to
 * three times 32, which takes a quarter of a build's memory at hardly any cost of time. `npm run build` says the same.
 */
export const buildProgram = ['--max-semi-space-size=16', 'src/cli/build.ts'] as const;

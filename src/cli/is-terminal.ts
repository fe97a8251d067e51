import { isCI, isTTY } from '@clack/prompts';

/** Whether somebody sits there who can be asked. */
export const isTerminal = (): boolean => process.stdin.isTTY && isTTY(process.stdout) && !isCI();

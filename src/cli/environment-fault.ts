/**
 * What is wrong with the environment that a command runs in, in words for people; `undefined` where nothing is.
 *
 * @param targets The hosts that there are. Settings come from the caller, who sets the variables that they read first.
 */
export const findEnvironmentFault = (
  environment: Readonly<Record<string, string | undefined>>,
  {
    timeZone,
    origin,
    target,
  }: { readonly timeZone: string; readonly origin: string; readonly target: string },
  targets: readonly string[],
): string | undefined => {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  // More digits are no seconds, but milliseconds or a slip.
  if (epoch !== undefined && epoch !== '' && !/^\d{1,11}$/.test(epoch)) {
    return `SOURCE_DATE_EPOCH is "${epoch}", which is no number of seconds since 1970.\n  Mend the variable, or unset it.`;
  }
  if (!/^https?:$/.test(URL.parse(origin)?.protocol ?? '')) {
    return `The origin "${origin}" is no address.\n  Write it as https://example.org.`;
  }
  if (!targets.includes(target)) {
    return `There is no target "${target}".\n  Name one of: ${targets.join(', ')}. docs/hosts tells what each is.`;
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return undefined;
  } catch {
    return `There is no time zone "${timeZone}".\n  Mend \`timeZone\` in src/config.ts: it is a name such as Europe/Berlin.`;
  }
};

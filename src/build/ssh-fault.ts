/** What ssh says, and what to do about it. The first that fits holds. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /HOST IDENTIFICATION HAS CHANGED/,
    'The server shows another key than the one that this machine knows: it was set up anew, or somebody stands in between. Ask whoever runs it, and only then let "ssh-keygen -R" forget the old key.',
  ],
  [
    /Host key verification failed/,
    'This machine does not know the server’s key. Connect once by hand with ssh, compare the fingerprint that it shows with what whoever runs the server says, and deploy again. For a build machine, ssh-keyscan prints the line that belongs into ~/.ssh/known_hosts: compare that, too.',
  ],
  [
    /Permission denied/,
    'The server lets nobody in with that key. Its public half belongs into ~/.ssh/authorized_keys of that user there; --ssh "ssh -i FILE" names another key.',
  ],
  [
    /closed|reset|broken pipe|not responding/i,
    'The connection was lost. What is served there is whole: deploy again.',
  ],
  [/Could not resolve/, 'There is no host of that name.'],
  [
    /refused|timed out|No route|unreachable/i,
    'Nothing answers there. Does the machine run, and its sshd on that port? ssh://user@host:port/path names another port.',
  ],
];

/** With this code ssh ends for reasons of its own. */
const ownCode = 255;

/** What it means, and what to do, where ssh ended without having run anything there. */
export const explainSsh = (code: number | null, said: string): string | undefined => {
  if (code !== ownCode) return undefined;
  return remedies.find(([pattern]) => pattern.test(said))?.[1];
};

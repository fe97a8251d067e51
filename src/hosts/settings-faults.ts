import type { LettersSetting, Settings, Target } from '../config.ts';
import { hosts } from './hosts.ts';

/** What is wrong with one setting, and what to write there. */
type Fault = readonly [key: keyof Settings, message: string, remedy: string];

/** Names that nobody can have (RFC 2606, RFC 6761), or that lead to the reader's own machine. */
const nobodys =
  /(?:^|\.)(?:localhost|example|test|invalid|example(?:\.[a-z]{2,63}){1,2})$|^127\.|^0\.0\.0\.0$|^\[::1?\]$/;

const isNobodys = (address: string): boolean => {
  const { protocol = '', hostname = '', pathname = '' } = URL.parse(address) ?? {};
  const host = protocol === 'mailto:' ? (pathname.split('@').at(-1) ?? '') : hostname;
  return nobodys.test(host.toLowerCase());
};

/** Whether a text is an address just as browsers write it: nothing in it ends a line, a value or a pattern. */
const isPlain = (address: string, protocols: readonly string[]): boolean => {
  const url = URL.parse(address);
  return (
    url !== null &&
    protocols.includes(url.protocol) &&
    /^[\x21-\x7e]+$/.test(address) &&
    !/["'`<>\\;{}|^$*]/.test(address) &&
    [url.href, url.origin].includes(address) &&
    url.username === '' &&
    url.password === ''
  );
};

const web = ['https:', 'http:'];

const isOrigin = (text: string): boolean => isPlain(text, web) && URL.parse(text)?.origin === text;

/** How an address should have been written, where that can be told. */
const suggest = (text: string, example: string): string => {
  const url = URL.parse(text) ?? URL.parse(`https://${text}`);
  const isUsable = url !== null && web.includes(url.protocol) && /\.|localhost/.test(url.hostname);
  return `Write it as ${isUsable && isOrigin(url.origin) ? url.origin : example}.`;
};

const findOriginFaults = ({ origin, mirrors, onion, base }: Settings): readonly Fault[] => [
  ...(isOrigin(origin)
    ? []
    : [
        [
          'origin',
          `"${origin}" is no address of a site alone, without a path.`,
          suggest(origin, 'https://news.org'),
        ] as const,
      ]),
  ...mirrors
    .filter((mirror) => !isPlain(mirror, web) || /[?#]/.test(mirror))
    .map((mirror): Fault => [
      'mirrors',
      `"${mirror}" is no address of a copy.`,
      suggest(mirror, 'https://mirror.org'),
    ]),
  ...(onion === '' || (isOrigin(onion) && onion.endsWith('.onion'))
    ? []
    : [
        [
          'onion',
          `"${onion}" is no address in the Tor network.`,
          'Write it as http://….onion, without a path.',
        ] as const,
      ]),
  ...(base.split('/').every((name) => /^(?:[\w~-][\w.~-]*)?$/.test(name))
    ? []
    : [
        [
          'base',
          `"${base}" is no path that a site can live under.`,
          'Write it as /name/, in letters of English, digits and hyphens.',
        ] as const,
      ]),
];

const key = /^[a-z\d@.-]+ [A-Za-z\d+/]+={0,2}(?: [\x20-\x7e]*)?$/;

const findLineFaults = ({ securityContacts, trust, signingKey }: Settings): readonly Fault[] => [
  ...securityContacts
    .filter((contact) => !isPlain(contact, ['mailto:', 'https:', 'tel:']))
    .map((contact): Fault => [
      'securityContacts',
      `"${contact}" is no address that security.txt can name.`,
      'Write it as mailto:security@… or https://….',
    ]),
  ...trust
    .filter((line) => !/^(?:[a-z]+=[\x21-\x7e]+|#[\x20-\x7e]*)$/.test(line))
    .map((line): Fault => [
      'trust',
      `"${line}" is no line of trust.txt.`,
      'Write it as belongto=https://….',
    ]),
  ...(signingKey === '' || key.test(signingKey)
    ? []
    : [
        [
          'signingKey',
          // It may be the private one, which no log should hold.
          'It is no public SSH key.',
          'Copy the one line of the .pub file: ssh-ed25519 AAAA….',
        ] as const,
      ]),
];

const mailbox = /^[^\s@<>"',;:\\?&#%]+@[^\s@<>"',;:\\?&#%/.]+(?:\.[^\s@<>"',;:\\?&#%/.]+)+$/;

const findLettersFault = (letters: LettersSetting): string | undefined => {
  switch (letters.via) {
    case 'intake': {
      const isPath = /^\/(?:[\w~-][\w.~-]*\/)+$/.test(letters.url);
      const isAddress = isPlain(letters.url, web) && /^[^?#]+\/$/.test(letters.url);
      return isPath || isAddress
        ? undefined
        : `"${letters.url}" is no address of the service: it is a path such as /intake/, or a whole address, and ends in a slash.`;
    }
    case 'form':
      if (letters.action === undefined)
        return letters.netlify === true
          ? undefined
          : 'The form has no `action`, so that it would be posted to a page.';
      return isPlain(letters.action, web)
        ? undefined
        : `"${letters.action}" is no whole address that a form can be posted to.`;
    case 'mail':
      return mailbox.test(letters.to) ? undefined : `"${letters.to}" is no e-mail address.`;
    case 'none':
      return undefined;
  }
};

const lettersChoices = `Choose one in src/config.ts:
    { via: 'intake', url: 'https://…/intake/' }   the service at an address of its own
    { via: 'form', action: 'https://…' }          another service that takes forms
    { via: 'mail', to: '…' }                      the reader's own e-mail program
    { via: 'none' }                               no letters
  docs/letters.md says what each needs.`;

/** Why letters cannot be sent from a site on this host. */
const findUnsendable = (letters: LettersSetting, target: Target): string | undefined => {
  const { name, servesIntake } = hosts[target];
  if (letters.via === 'intake' && letters.url.startsWith('/') && !servesIntake)
    return `Letters would be sent to ${letters.url} on ${name}, where nothing takes them.`;
  const isNetlifyForm = letters.via === 'form' && letters.netlify === true;
  if (isNetlifyForm && letters.action === undefined && !['netlify', 'folder'].includes(target))
    return `Letters would be sent to a form of Netlify on ${name}, which has none.`;
  return undefined;
};

/** The addresses in the settings, each by its key. */
const listAddresses = (settings: Settings): readonly (readonly [keyof Settings, string])[] => {
  const { origin, mirrors, securityContacts, letters } = settings;
  const lettersTo = {
    intake: () => ('url' in letters ? letters.url : ''),
    form: () => ('action' in letters ? (letters.action ?? '') : ''),
    mail: () => ('to' in letters ? `mailto:${letters.to}` : ''),
    none: () => '',
  }[letters.via]();
  return [
    ['origin', origin],
    ...mirrors.map((mirror) => ['mirrors', mirror] as const),
    ...securityContacts.map((contact) => ['securityContacts', contact] as const),
    ['letters', lettersTo],
  ];
};

/**
 * What keeps a site with these settings from being published: what would break a file that its host or a program reads,
 * addresses that nobody has, letters that nobody would get. A plain folder may name addresses that nobody has, as
 * demonstrations do.
 *
 * @returns In words for people; `undefined` where nothing is wrong.
 */
export const findSettingsFault = (settings: Settings): string | undefined => {
  const { target, letters } = settings;
  const lettersFault = findLettersFault(letters) ?? findUnsendable(letters, target);
  const unreachable: readonly Fault[] =
    target === 'folder'
      ? []
      : listAddresses(settings)
          .filter(([, address]) => isNobodys(address))
          .map(([name, address]) => [
            name,
            `"${address}" is an address that nobody can have, and would be published on ${hosts[target].name}.`,
            'Write your own.',
          ]);
  const faults: readonly Fault[] = [
    ...findOriginFaults(settings),
    ...findLineFaults(settings),
    ...unreachable,
    ...(lettersFault === undefined ? [] : [['letters', lettersFault, lettersChoices] as const]),
  ];
  if (faults.length === 0) return undefined;
  return faults
    .map(([name, message, remedy]) => `src/config.ts: \`${name}\`: ${message}\n  ${remedy}`)
    .join('\n');
};

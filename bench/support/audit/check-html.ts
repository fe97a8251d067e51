import { join } from 'node:path';
import { judge, run, skipped, type Verdict } from './tools.ts';

const name = 'Nu HTML checker';

/** What is left out, each with its reason. */
const notFaults: readonly RegExp[] = [
  // Its style checker is older than cross-document view transitions; browsers pass over what they do not know.
  /^CSS: (?:Unrecognized at-rule “@view-transition”|Parse Error\.)/,
  // It reads files, where 'self' is nobody, and takes data for scripts: tests/browser/policy.test.ts asks a browser.
  /Content Security Policy/,
  // A reader's letter has a name and a date, no headline.
  /^Article lacks heading/,
];

interface Message {
  readonly url: string;
  readonly lastLine?: number;
  readonly message: string;
  readonly extract?: string;
}

const isFault = ({ message, extract = '' }: Message): boolean => {
  const excuse = notFaults.find((pattern) => pattern.test(message));
  if (excuse === undefined) return true;
  // A style that cannot be read is a fault, but where it is one of view transitions.
  if (message.startsWith('CSS: Parse Error'))
    return !/view-transi|ransition-(?:group|old|new)\(/.test(extract);
  return message.startsWith('Article lacks heading') && !extract.includes('class="letter"');
};

/** Every page, by the W3C's checker. */
export const checkHtml = async (site: string, pages: readonly string[]): Promise<Verdict> => {
  const java = process.env['THROUGHLINE_JAVA'] ?? 'java';
  if (java === '') return skipped(name, 'there is no Java');
  const jar = judge('vnu-jar/build/dist/vnu.jar');
  const args = ['-Xss2m', '-jar', jar, '--format', 'json', '--stdout'];
  const { stdout } = await run(java, [...args, ...pages.map((page) => join(site, page))]);
  const { messages } = JSON.parse(stdout) as { messages: readonly Message[] };
  return {
    judge: name,
    looked: `${pages.length} pages`,
    faults: messages
      .filter(isFault)
      .map(
        ({ url, lastLine = 0, message }) => `${url.split(site)[1] ?? url}:${lastLine} ${message}`,
      ),
  };
};

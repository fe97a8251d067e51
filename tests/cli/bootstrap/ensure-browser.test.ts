import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  browsers,
  ensureBrowser,
  findBrowser,
} from '../../../src/cli/bootstrap/ensure-browser.mjs';

describe('findBrowser', () => {
  const machine = ['/opt/bin/google-chrome', '/usr/bin/chromium-browser', '/home/me/chrome'];
  const isProgram = (file: string) => machine.includes(file);

  it.each([
    ['the one that is named', '/usr/bin', '/home/me/chrome', '/home/me/chrome'],
    ['one in PATH', '/opt/bin:/bin', '', '/opt/bin/google-chrome'],
    ['Chromium rather than Chrome', '/opt/bin:/usr/bin', '', '/usr/bin/chromium-browser'],
    ['none', '/bin', '', undefined],
  ])('finds %s', (_, PATH, CHROME_PATH, found) => {
    expect(findBrowser({ PATH, CHROME_PATH }, isProgram)).toBe(found);
  });

  it('finds WebKit only with the screen that it draws on', () => {
    const find = (programs: readonly string[]) =>
      findBrowser({ PATH: '/bin' }, (file) => programs.includes(file), browsers.webkit);
    expect(find(['/bin/WebKitWebDriver'])).toBeUndefined();
    expect(find(['/bin/WebKitWebDriver', '/bin/Xvfb'])).toBe('/bin/WebKitWebDriver');
  });

  it('does not pass over a name that leads nowhere', () => {
    expect(() => findBrowser({ CHROME_PATH: '/nowhere/chrome' })).toThrow(
      'CHROME_PATH names /nowhere/chrome, which is not a program. Correct it or unset it.',
    );
  });
});

describe('ensureBrowser', () => {
  let folder = '';
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ PATH: folder, ...more });
  const addProgram = async (name: string, script: string) => {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  };

  beforeEach(async () => {
    said.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'throughline-browser-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes what is there and says nothing', async () => {
    await addProgram('chromium', '');
    expect(await ensureBrowser(env(), say)).toBe(join(folder, 'chromium'));
    expect(said).toEqual([]);
  });

  it('says that browser tests are skipped where there is none', async () => {
    expect(await ensureBrowser(env(), say)).toBe('');
    expect(said).toMatchInlineSnapshot(`
      [
        "Browser tests are skipped: there is no Chromium here. Install Chromium or Chrome, or name one in CHROME_PATH.",
      ]
    `);
  });

  it('fails in CI where there is none', async () => {
    await expect(ensureBrowser(env({ CI: 'true' }), say)).rejects.toThrow(
      'Browser tests cannot run: there is no Chromium here.',
    );
  });

  describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('as root', () => {
    it('installs it with a font for every script', async () => {
      const program = join(folder, 'chromium');
      const log = join(folder, 'log');
      await addProgram(
        'apt-get',
        `echo "$@" >> ${log}; if [ "$1" = install ]; then echo '#!/bin/sh' > ${program}; /bin/chmod +x ${program}; fi`,
      );
      expect(await ensureBrowser(env(), say)).toBe(program);
      expect(said).toEqual(['Installing Chromium for the browser tests (about a minute) …']);
      expect(await readFile(log, 'utf8')).toBe(
        'update -qq\ninstall -y -qq --no-install-recommends chromium fonts-noto-core\n',
      );
    });

    it('installs others by their own packages', async () => {
      const log = join(folder, 'log');
      await addProgram('apt-get', `echo "$@" >> ${log}`);
      expect(await ensureBrowser(env(), say, browsers.w3m)).toBe('');
      expect(said[0]).toBe('Installing w3m for the tests in w3m (about a minute) …');
      expect(said[1]).toMatch(
        /^Tests in w3m are skipped: .* Install w3m, or name one in W3M_PATH.$/,
      );
      expect(await readFile(log, 'utf8')).toMatch(/no-install-recommends w3m\n$/);
    });

    it('says why it could not', async () => {
      await addProgram('apt-get', 'echo "E: Unable to locate package chromium." >&2; exit 100');
      expect(await ensureBrowser(env(), say)).toBe('');
      expect(said[1]).toBe(
        'Browser tests are skipped: Chromium could not be installed (Unable to locate package chromium). ' +
          'Install Chromium or Chrome, or name one in CHROME_PATH.',
      );
    });
  });
});

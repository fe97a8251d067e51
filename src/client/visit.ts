import { readAllowance, root } from './device.ts';

/** As much of these as is used; not every browser has them. */
interface Newer {
  readonly prerendering?: boolean;
  readonly connection?: { readonly saveData?: boolean };
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(): string },
    ): { createScriptURL(url: string): string };
  };
}

const worker = `${root}service-worker.js`;

/** A policy that knows one address, for pages that may run no script whose address a script has made up. */
const toScriptUrl = (): string =>
  (globalThis as Newer).trustedTypes
    ?.createPolicy('throughline-worker', { createScriptURL: () => worker })
    .createScriptURL('') ?? worker;

/** What the page was made of: the browser has it at hand, so that keeping it asks nothing of the line. */
const listFiles = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name.replace(/#.*/, ''))
    .filter((name) => name.startsWith(`${location.origin}${root}_astro/`));

/** The pictures that nobody has scrolled to yet. */
const listPictures = (): string[] =>
  [...document.images].flatMap(({ currentSrc, src }) => currentSrc || src || []);

/** Has this page kept, as it was just shown. */
const keepVisit = async (): Promise<void> => {
  const { serviceWorker } = navigator;
  await serviceWorker.register(toScriptUrl(), { scope: root, updateViaCache: 'none' });
  const { active } = await serviceWorker.ready;
  const metered = (navigator as Newer).connection?.saveData === true;
  const files = new Set([...listFiles(), ...(metered ? [] : listPictures())]);
  const urls = [location.pathname, ...files];
  // Whoever has just had everything cleared (src/client/forget.ts) is not remembered by the very page.
  if (!('forgotten' in document.documentElement.dataset))
    active?.postMessage({ type: 'KEEP', urls, refresh: !metered });
};

/** After all else: what is kept for later must not hold up what is read now. */
const whenIdle = (): void => {
  const keep = (): void => {
    // Where it cannot be kept, the page is read all the same.
    if (readAllowance() !== 'off') keepVisit().catch(() => undefined);
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(keep, { timeout: 5000 });
  else setTimeout(keep, 1000);
};

const whenLoaded = (): void => {
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
};

// A page that was drawn before anybody asked for it has not been visited.
if ('serviceWorker' in navigator && import.meta.env.MODE !== 'development') {
  if ((document as Newer).prerendering)
    document.addEventListener('prerenderingchange', whenLoaded, { once: true });
  else whenLoaded();
}

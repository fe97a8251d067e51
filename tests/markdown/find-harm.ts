import { load } from 'cheerio';

const harmlessTags = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
    'h2 h3 h4 h5 h6 hr i input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary ' +
    'sup table tbody td tfoot th thead time tl-gallery tl-image tl-lead-in tl-read-more tr u ul var wbr'
  ).split(' '),
);

const harmlessAttributes = new Set(
  (
    'abbr align aria-describedby aria-label checked class colspan data-footnote-backref data-footnote-ref ' +
    'data-footnotes data-index datetime dir disabled href id lang open reversed role rowspan scope span start ' +
    'tabindex title type value'
  ).split(' '),
);

const harmlessAddress = /^(?:https?:\/\/[^/]|mailto:.|tel:.|xmpp:.|#|tl-link:\d+$)/i;

/** Everything in a rendered text that a page should not hold, as a browser would read it. */
export const findHarm = (html: string): string[] => {
  const $ = load(html, null, false);
  return $('*')
    .get()
    .filter((node) => 'attribs' in node)
    .flatMap(({ name, attribs }) => [
      ...(harmlessTags.has(name) ? [] : [`<${name}>`]),
      ...Object.entries(attribs).flatMap(([attribute, value]) =>
        harmlessAttributes.has(attribute) && (attribute !== 'href' || harmlessAddress.test(value))
          ? []
          : [`<${name} ${attribute}="${value}">`],
      ),
    ]);
};

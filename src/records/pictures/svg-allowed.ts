import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';

const toSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const svgNamespace = 'http://www.w3.org/2000/svg';
export const xlinkNamespace = 'http://www.w3.org/1999/xlink';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** The elements that a drawing may hold. */
const elements = toSet(`
  svg g defs symbol use switch title desc view a style
  path rect circle ellipse line polyline polygon text tspan textPath image
  marker pattern linearGradient radialGradient stop clipPath mask filter
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform set mpath`);

/** Elements that show nothing in any browser: they are left out without a word. */
const idle = toSet(`
  metadata font font-face font-face-src font-face-uri font-face-name font-face-format glyph
  missing-glyph hkern vkern color-profile cursor`);

/** What a drawing is given by: all but where it leads, what it does, and what names it. */
const shapes = toSet(`
  x y z x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height d points pathLength viewBox
  preserveAspectRatio transform gradientTransform patternTransform gradientUnits patternUnits
  patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
  markerHeight refX refY orient offset spreadMethod rotate textLength lengthAdjust startOffset
  method spacing side
  filterUnits primitiveUnits filterRes in in2 result mode type values tableValues slope intercept
  amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode
  kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
  limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation scale xChannelSelector
  yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
  color-interpolation-filters color-profile color-rendering cursor direction display
  dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity
  font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch
  font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures
  font-variant-numeric font-variation-settings font-weight glyph-orientation-horizontal
  glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color
  line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity
  overflow paint-order pointer-events shape-rendering solid-color solid-opacity stop-color
  stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
  text-decoration-color text-decoration-line text-decoration-style text-indent text-overflow
  text-rendering text-transform transform-box transform-origin unicode-bidi vector-effect
  visibility white-space word-spacing writing-mode`);

/** All attributes, besides `href`, which is looked at by itself. */
const attributes: ReadonlySet<string> = new Set([
  ...shapes,
  ...toSet(`
    id class style lang media systemLanguage requiredFeatures requiredExtensions
    attributeName attributeType begin end dur min max restart repeatCount repeatDur fill calcMode
    keyTimes keySplines keyPoints from to by additive accumulate origin path`),
]);

/** Attributes that change nothing of what is seen: they are left out without a word. */
const isIdle = (name: string): boolean =>
  /^(?:data-|aria-)/.test(name) ||
  /^(?:role|focusable|tabindex|version|baseProfile|zoomAndPan|contentScriptType|contentStyleType|externalResourcesRequired|target|rel|download|title|name|nonce|unicode|horiz-.+|vert-.+|xmlns)$/.test(
    name,
  );

/** The functions of styles and attributes. Those that fetch something are not among them. */
const functions = toSet(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var env calc min max clamp
  round mod rem sin cos tan abs sign pow sqrt hypot
  matrix matrix3d translate translatex translatey translate3d scale scalex scaley rotate skew skewx
  skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  path polygon circle ellipse inset rect ray cubic-bezier steps linear
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient
  format local url
  not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir
  accumulate`);

const atRules = toSet('media supports font-face keyframes -webkit-keyframes charset');

const fontData = String.raw`data:(?:font\/[\w.+-]+|application\/(?:x-)?font-[\w.+-]+|application\/vnd\.ms-fontobject)[;,][\w+\/=;,%.-]*`;

/** An address that stays within the drawing, or a font that it brings along. */
const inside = new RegExp(String.raw`^url\(\s*(["']?)(#[^"'()\\\s]+|${fontData})\1\s*\)`, 'i');

/**
 * What a style sheet, a style or any other attribute holds that it may not, in words; `undefined` where it is fine.
 * Words that only look like it, in comments or strings, count: nothing that a browser takes for a function, an address or
 * an order can escape, since backslashes are refused.
 */
export const findStyleFault = (text: string, isSheet: boolean): string | undefined => {
  if (text.includes('\\')) return 'a style with a backslash';
  const rules = isSheet ? text.matchAll(/@([^\s{}();:,"'/]*)/g) : [];
  for (const { 0: found, 1: name = '' } of rules)
    if (!atRules.has(name.toLowerCase())) return `the style rule "${found}"`;
  for (const { 1: name = '', index } of text.matchAll(
    /(?<![^\s(){};:,"'/*!])([^\s(){};:,"'/*!]+)\(/g,
  )) {
    const function_ = name.toLowerCase();
    if (!functions.has(function_)) return `the function "${name}()"`;
    if (function_ === 'url' && !inside.test(text.slice(index))) return 'an address outside of it';
  }
  return undefined;
};

/** The names that a value refers to within the drawing: `url(#shade)`. */
export const findReferences = (text: string): string[] =>
  [...text.matchAll(/url\(\s*["']?#([^"'()\\\s]+)/gi)].map(([, name = '']) => name);

const refuseElement = (local: string): string => {
  if (local === 'script' || local === 'handler') return 'a script';
  if (/^(?:foreignObject|iframe|embed|object|audio|video|canvas)$/.test(local))
    return `a page within it (${local})`;
  return `the element "${local}"`;
};

/** Whether an element stays, with all in it; goes, with all in it; or what it is that may not be there. */
export const judgeElement = (
  { uri, local, attributes: own }: SaxesTagNS,
  isNameless: boolean,
): 'stays' | 'goes' | { readonly what: string } => {
  if (uri === svgNamespace || (uri === '' && isNameless)) {
    const moved = own['attributeName']?.value.trim();
    if (moved !== undefined && !shapes.has(moved)) return { what: `an animation of "${moved}"` };
    if (elements.has(local)) return 'stays';
    // Illustrator's copy of itself, which no browser shows.
    const needs = own['requiredExtensions']?.value ?? '';
    if (idle.has(local) || needs.startsWith('http://ns.adobe.com/')) return 'goes';
    return { what: refuseElement(local) };
  }
  return uri === htmlNamespace || uri === '' ? { what: refuseElement(local) } : 'goes';
};

/** Where an address leads: to a part of the drawing, to data in it, or somewhere that it may not. */
export type Target =
  { readonly id: string } | { readonly data: Buffer } | { readonly what: string };

const dataUrl = /^data:image\/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,([^]*)$/i;

const decodePercents = (text: string): Buffer => {
  try {
    return Buffer.from(decodeURIComponent(text));
  } catch {
    return Buffer.alloc(0);
  }
};

const judgeAddress = (element: string, value: string): Target => {
  const address = value.trim();
  if (address.startsWith('#')) return { id: address.slice(1) };
  const [, isBase64, data = ''] = dataUrl.exec(address) ?? [];
  if (data !== '' && (element === 'image' || element === 'feImage'))
    return { data: isBase64 === undefined ? decodePercents(data) : Buffer.from(data, 'base64') };
  return { what: `an address outside of it ("${address.slice(0, 60)}")` };
};

/** What becomes of an attribute: its name as it is written, and its value or where it leads; nothing where it is idle. */
export const judgeAttribute = (
  element: string,
  { prefix, local, uri, value }: SaxesAttributeNS,
): { readonly name: string; readonly value: string | Target } | undefined => {
  if (prefix === 'xmlns') return undefined;
  const refuse = (what: string) => ({ name: local, value: { what } });
  const isLink = local === 'href' && (uri === '' || uri === xlinkNamespace);
  if (isLink) {
    const name = uri === '' ? local : 'xlink:href';
    return value.trim() === '' ? undefined : { name, value: judgeAddress(element, value) };
  }
  if (uri === xmlNamespace) {
    if (local === 'base') return refuse('an address that all others begin at (xml:base)');
    return local === 'space' || local === 'lang' ? { name: `xml:${local}`, value } : undefined;
  }
  if (uri !== '') return undefined;
  if (/^on/i.test(local)) return refuse(`an action (${local})`);
  if (!attributes.has(local)) return isIdle(local) ? undefined : refuse(`the attribute "${local}"`);
  const what = findStyleFault(value, false);
  return what === undefined || local === 'id' || local === 'class'
    ? { name: local, value }
    : refuse(what);
};

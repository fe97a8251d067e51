import { toNormalForm } from '../i18n/normal-form.ts';

/** `photo-300x200.jpg`, `photo-scaled.jpg`, `photo-e1512345678901.jpg` are made from `photo.jpg`. */
export const toOriginal = (path: string): string =>
  path.replace(/-(?:\d{1,5}x\d{1,5}|scaled|e\d{10,14})(?=\.\w+$)/, '');

/** The last part of an address or a path, without what follows a question mark or a number sign. */
export const toFileName = (address: string): string =>
  (address.split(/[?#]/, 1)[0] ?? '').split(/[\\/]/).pop() ?? '';

/** The path of an address, decoded. */
export const toMediaPath = (url: string): string => {
  const { pathname } = URL.parse(url, 'https://old.invalid/') ?? { pathname: '' };
  try {
    return toNormalForm(decodeURIComponent(pathname), 'NFC');
  } catch {
    return pathname;
  }
};

/** Whether an address or a path ends as a picture's that pages can show. */
export const isPictureName = (name: string): boolean =>
  /\.(?:jpe?g|jpe|jfif|png|apng|gif|webp|avif|svg|svgz|bmp|ico)$/i.test(name);

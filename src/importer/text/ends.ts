import { foldText } from '../../records/fold.ts';

/** Lines of a page's own furniture: the line goes, what follows stays. */
const furniture =
  'share it|share this|share|share this article|print|email|tweet|facebook|twitter|telegram|whatsapp|copy link|home|menu|skip to content|advertisement|اشتراک گذاری|به اشتراک بگذارید|این مطلب را به اشتراک بگذارید|چاپ|فیس بوک|توییتر|تلگرام';

/** Where an article is over: all from here on is about something else. */
const ends =
  'leave a reply|leave a comment|leave a reply cancel reply|post a comment|comments|related posts|related articles|you may also like|you might also like|about the author|previous post|next post|دیدگاهتان را بنویسید|پاسخ دهید|ارسال دیدگاه|دیدگاه ها|نظرات|مطالب مرتبط|پاسخی بگذارید';

const toSet = (lines: string): ReadonlySet<string> => new Set(lines.split('|').map(foldText));

const [furnitureKeys, endKeys] = [toSet(furniture), toSet(ends)];

/** Whether a line is a label of a page's furniture, such as "Share it:". */
export const isFurniture = (line: string): boolean => furnitureKeys.has(foldText(line));

/** Whether a line says that what follows it is no part of the article, such as "Leave a Reply". */
export const isEnd = (line: string): boolean =>
  endKeys.has(foldText(line).replace(/^\d+ /, '')) || /^your email address will not be/i.test(line);

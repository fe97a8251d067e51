/**
 * A pure function of a text that remembers its answers: an archive asks the same of the same titles and tags each time that
 * it is related. With more than `most` texts it begins anew, so that memory stays bounded.
 */
export const remember = <Answer>(
  answer: (text: string) => Answer,
  most = 100_000,
): ((text: string) => Answer) => {
  const known = new Map<string, Answer>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    if (known.size >= most) known.clear();
    const made = answer(text);
    known.set(text, made);
    return made;
  };
};

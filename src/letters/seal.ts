import {
  armor,
  Decrypter,
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';

/** A key pair of age: what seals, and what opens. */
export interface KeyPair {
  /** `age1…`: may be known to all. */
  readonly recipient: string;
  /** `AGE-SECRET-KEY-1…`: whoever has it reads every letter. */
  readonly identity: string;
}

export const makeKeys = async (): Promise<KeyPair> => {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

export const toRecipient = (identity: string): Promise<string> => identityToRecipient(identity);

/** What is sealed is as long as the next of these, in characters: the length of a text would say something of it. */
const block = 4096;

/**
 * Seals a text to a recipient, as an armoured age file: `age --decrypt -i identity.txt` opens it too. Blanks fill it up
 * to a multiple of 4,096 characters.
 */
export const seal = async (recipient: string, text: string): Promise<string> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const padded = text.padEnd(Math.ceil(text.length / block) * block, ' ');
  return armor.encode(await encrypter.encrypt(padded));
};

/** Undefined where none of the identities opens it, or it is no age file. */
export const unseal = async (
  identities: readonly string[],
  sealed: string,
): Promise<string | undefined> => {
  try {
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    return (await decrypter.decrypt(armor.decode(sealed), 'text')).trimEnd();
  } catch {
    return undefined;
  }
};

/** What keeps a text from being a recipient; undefined where it is one. */
export const findRecipientFault = (recipient: string): string | undefined => {
  try {
    new Encrypter().addRecipient(recipient);
    return undefined;
  } catch {
    return `"${recipient}" is no recipient of age: it begins with age1.`;
  }
};

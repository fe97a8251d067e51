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
  /** `AGE-SECRET-KEY-1…`: whoever has it reads every address. */
  readonly identity: string;
}

export const makeKeys = async (): Promise<KeyPair> => {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

export const toRecipient = (identity: string): Promise<string> => identityToRecipient(identity);

/** Seals a text to a recipient, as an armoured age file: `age --decrypt -i identity.txt` opens it too. */
export const sealAddress = async (recipient: string, address: string): Promise<string> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(padAddress(address)));
};

/** Undefined where the identity does not open it, or it is no age file. */
export const openAddress = async (
  identity: string,
  sealed: string,
): Promise<string | undefined> => {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
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

/** All addresses come out as long as each other: the length of a sealed one would say something. */
const padAddress = (address: string): string => address.padEnd(320, ' ');

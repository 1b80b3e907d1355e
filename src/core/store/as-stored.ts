/** A text as a database gives it back: half of a surrogate pair is no text there, and becomes the sign for what can't be read. */
export const asStored = (text: string): string => Buffer.from(text).toString()

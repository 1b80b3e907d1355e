let count = 0

/** A key that keeps the lines of a form apart on the screen; it says nothing to anybody else. */
export const newKey = (): string => `l${++count}`

/** The first capitals of a name, two at most. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .filter((letter) => letter !== '' && letter === letter.toUpperCase())
    .slice(0, 2)
    .join('')

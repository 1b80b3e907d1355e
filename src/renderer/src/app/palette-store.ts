import { createSpotlight } from '@mantine/spotlight'

/** State of the command palette, and how to open it from elsewhere in the window. */
export const [paletteStore, palette] = createSpotlight()

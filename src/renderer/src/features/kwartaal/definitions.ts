import { definitions } from '#shared/domain/figure-words'

/** What the figures on the screen and the paper mean: what only the workbook has is not explained here. */
export const shownDefinitions = definitions.filter((definition) => definition.workbookOnly !== true)

/**
 * Text without the signs that nobody sees (U+0000 to U+001F and U+007F), which damage lists, workbooks, papers and calendar
 * files; tabs and line breaks stay.
 */
export const withoutControls = (text: string): string => text.replace(/[^\P{Cc}\t\n\r\u0080-\u009f]/gu, '')

import { z } from 'zod'

/** Files of design: import-format, as bytes in base64; a zip is unpacked by the core. */
export const ImportFile = z.object({ name: z.string().min(1).max(255), base64: z.string() })
export type ImportFile = z.infer<typeof ImportFile>
export const ImportRequest = z.object({
  files: z.array(ImportFile).min(1).max(50),
  dryRun: z.boolean(),
  skipErrors: z.boolean().optional(),
})
export type ImportRequest = z.infer<typeof ImportRequest>

/** What is wrong with a cell or a row, already in Dutch: it goes into files as well. `row` counts as Excel does, the header is row 1. */
export const ImportMessage = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  file: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
})
export type ImportMessage = z.infer<typeof ImportMessage>
export const ImportCount = z.object({
  file: z.string(),
  rows: z.number().int(),
  added: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
})
export type ImportCount = z.infer<typeof ImportCount>
export const ImportResult = z.object({
  /** True when the rows are in the store now. */
  written: z.boolean(),
  counts: z.array(ImportCount),
  /** At most the first 1000; `messageCount` says how many there are. */
  messages: z.array(ImportMessage),
  messageCount: z.number().int(),
  errorCount: z.number().int(),
  /** The refused rows with the reason in an extra column, a file per file; only when errors are skipped. */
  rejects: z.array(ImportFile),
})
export type ImportResult = z.infer<typeof ImportResult>
/** Progress while it runs, then the result. Closing the stream early cancels: nothing is written. */
export const ImportEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    phase: z.enum(['read', 'check', 'write']),
    done: z.number().int(),
    total: z.number().int(),
  }),
  z.object({ type: z.literal('result'), result: ImportResult }),
])
export type ImportEvent = z.infer<typeof ImportEvent>

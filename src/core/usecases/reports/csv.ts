import type { QuarterReport } from '#shared/contract/report'
export const csvOf = (report: QuarterReport): string => report.quarter

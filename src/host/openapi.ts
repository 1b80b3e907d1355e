import { OpenAPIGenerator } from '@orpc/openapi'
import { JSON_SCHEMA_REGISTRY, ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { ClockTimeText, Day, Moment, PeriodText, QuarterText, Wall } from '#shared/contract/base'
import { Booking, Finding } from '#shared/contract/booking'
import { ImportResult } from '#shared/contract/import'
import { contract } from '#shared/contract/index'
import { Centre, Closure, Facility, Hours, Label, Organisation, Room } from '#shared/contract/place'
import { Article, CashMovement, DayClosing, Sale, VatSum } from '#shared/contract/register'
import { Renter, RenterHit } from '#shared/contract/renter'
import { Figures, PeriodReport, Use, Volume } from '#shared/contract/report'

/** What stands in many calls has a name of its own. */
const shapes = {
  Article,
  Booking,
  CashMovement,
  Centre,
  Closure,
  DayClosing,
  Facility,
  Figures,
  Finding,
  Hours,
  ImportResult,
  Label,
  Organisation,
  PeriodReport,
  Renter,
  RenterHit,
  Room,
  Sale,
  Use,
  VatSum,
  Volume,
}

/** The OpenAPI description of every call, made from the contract. Loaded only when somebody asks for it. */
export function openApiDocument(version: string) {
  describeOwnTypes()
  const generator = new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter({ unsupportedJsonSchema: {} })],
  })
  return generator.generate(contract, {
    info: { title: 'Buurtbalie', version },
    commonSchemas: Object.fromEntries(
      Object.entries(shapes).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]),
    ),
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: (errors) => ({
      oneOf: errors.map(([code, message, , data]) => ({
        type: 'object',
        properties: { code: { const: code }, message: { type: 'string', examples: [message] }, data },
        required: ['code', 'message', 'data'],
      })),
    }),
  })
}

/** What the contract checks by a function of its own, in the words of JSON Schema. */
function describeOwnTypes(): void {
  const text = (pattern: string, description: string) => ({ type: 'string' as const, pattern, description })
  for (const [schema, description] of [
    [Day, text('^\\d{4}-\\d{2}-\\d{2}$', 'A civil date, such as 2024-06-03.')],
    [
      Wall,
      text('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', 'Wall-clock time in Europe/Amsterdam, such as 2024-06-03T14:00.'),
    ],
    [ClockTimeText, text('^\\d{2}:\\d{2}$', 'A time of day; 24:00 is the end of it.')],
    [Moment, { type: 'string' as const, format: 'date-time', description: 'An instant in UTC.' }],
    [
      PeriodText,
      {
        type: 'string' as const,
        description: 'A month 2024-05, quarter 2024-Q2, year 2024, or own days 2024-09-01..2025-06-30.',
      },
    ],
    [QuarterText, text('^\\d{4}-Q[1-4]$', 'A quarter, such as 2024-Q2.')],
  ] as const)
    JSON_SCHEMA_REGISTRY.add(schema, description)
  JSON_SCHEMA_REGISTRY.add(Finding, {
    type: 'object',
    properties: {
      code: { type: 'string' },
      severity: { type: 'string', enum: ['error', 'warning', 'info'] },
      data: { type: 'object' },
    },
    required: ['code', 'severity', 'data'],
  })
}

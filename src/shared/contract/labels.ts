import { z } from 'zod'

/**
 * What a field of a call says of somebody, for whoever may not see it: `core/app/hide` takes it out on the way out, and leaves
 * what they typed over it on the way in. Columns of the store have labels of their own (`core/store/personal-data`).
 */
export const fieldLabels = ['money', 'phone', 'personal'] as const
export type FieldLabel = (typeof fieldLabels)[number]
const labels = z.registry<{ label: FieldLabel }>()

/** A copy, so that a shared building block stays without a label. */
function labelled<T extends z.ZodType>(schema: T, label: FieldLabel): T {
  const own = schema.clone() as T
  labels.add(own, { label })
  return own
}

/** A price, or what a price is made of. */
export const money = <T extends z.ZodType>(schema: T): T => labelled(schema, 'money')
/** How to reach somebody by phone. */
export const phone = <T extends z.ZodType>(schema: T): T => labelled(schema, 'phone')
/** What is known of a person beside name and phone, also in free text that may hold it. */
export const personal = <T extends z.ZodType>(schema: T): T => labelled(schema, 'personal')

/** What kind of field a schema stands for; undefined for one without a label. */
export const labelOf = (schema: z.core.$ZodType): FieldLabel | undefined => labels.get(schema)?.label
